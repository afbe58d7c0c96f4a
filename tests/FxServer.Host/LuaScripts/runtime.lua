-- What a Lua script finds around it on a server, on top of what the host hands over here. The host never raises an error itself, because
-- an error of Lua is a jump, and managed code must not be jumped over: it answers `failed` and the reason.
local host = ...
local failed = host.failed
local create, resume, status, yield, isYieldable =
  coroutine.create, coroutine.resume, coroutine.status, coroutine.yield, coroutine.isyieldable
local pack, unpack, rawtype = table.pack, table.unpack, type

local function check(first, ...)
  if first == failed then
    error((...), 2)
  end
  return first, ...
end

local function checked(call)
  return function(...)
    return check(call(...))
  end
end

for _, name in ipairs({ 'io', 'package', 'require', 'dofile', 'loadfile' }) do
  _G[name] = nil
end
for _, name in ipairs({ 'execute', 'exit', 'remove', 'rename', 'tmpname', 'setlocale' }) do
  os[name] = nil
end
os.microtime = host.microtime

-- Vectors.

local Vector3 = { __name = 'vector3' }
local axes = { 'x', 'y', 'z' }

local function new(x, y, z)
  return setmetatable({ x = x, y = y, z = z }, Vector3)
end

-- A number counts for every axis.
local function each(combine)
  return function(a, b)
    if rawtype(a) == 'number' then
      return new(combine(a, b.x), combine(a, b.y), combine(a, b.z))
    elseif rawtype(b) == 'number' then
      return new(combine(a.x, b), combine(a.y, b), combine(a.z, b))
    end
    return new(combine(a.x, b.x), combine(a.y, b.y), combine(a.z, b.z))
  end
end

Vector3.__index = function(vector, key)
  return axes[key] and rawget(vector, axes[key])
end
Vector3.__add = each(function(a, b) return a + b end)
Vector3.__sub = each(function(a, b) return a - b end)
Vector3.__mul = each(function(a, b) return a * b end)
Vector3.__div = each(function(a, b) return a / b end)
Vector3.__unm = function(vector) return new(-vector.x, -vector.y, -vector.z) end
Vector3.__eq = function(a, b) return a.x == b.x and a.y == b.y and a.z == b.z end
Vector3.__len = function(vector) return (vector.x * vector.x + vector.y * vector.y + vector.z * vector.z) ^ 0.5 end
Vector3.__tostring = function(vector) return ('vector3(%f, %f, %f)'):format(vector.x, vector.y, vector.z) end

function vector3(x, y, z)
  return new(x + 0.0, (y or x) + 0.0, (z or y or x) + 0.0)
end

vec3 = vector3

function type(...)
  local name = rawtype(...)
  return name == 'table' and getmetatable(...) == Vector3 and 'vector3' or name
end

function table.unpack(list, first, last)
  if getmetatable(list) == Vector3 then
    return list.x, list.y, list.z
  end
  return unpack(list, first, last)
end

-- Natives. A failed one answers nothing and the reason.

local function wrap(native)
  return function(a, b, c)
    local value, failure = native(a, b, c)
    if failure then
      error(failure, 2)
    end
    return value
  end
end

local function wrapVector(native)
  return function(a)
    local x, y, z = native(a)
    if not x then
      error(y, 2)
    end
    return new(x, y, z)
  end
end

for name, native in pairs(host.natives) do
  _G[name] = wrap(native)
end
GetEntityCoords = wrapVector(host.coordinates)

local resourceName = host.resource

-- Threads.

local sleeping, timers, lastNumber = {}, {}, 0

local function run(thread, ...)
  local routine = thread.routine
  local succeeded, pause = resume(routine, ...)
  if status(routine) == 'suspended' then
    lastNumber = lastNumber + 1
    thread.wake, thread.number = host.now() + (rawtype(pause) == 'number' and pause or 0), lastNumber
    sleeping[#sleeping + 1] = thread
  else
    if not succeeded then
      host.report(('SCRIPT ERROR: %s\n%s'):format(tostring(pause), debug.traceback(routine)))
    end
    if thread.ended then
      thread.ended(succeeded)
    end
  end
end

local function start(call, ...)
  if rawtype(call) ~= 'function' then
    local object = call
    call = function(...) return object(...) end
  end
  run({ routine = create(call) }, ...)
end

local function later(call, pause)
  lastNumber = lastNumber + 1
  local thread = { routine = create(call), wake = host.now() + pause, number = lastNumber }
  sleeping[#sleeping + 1] = thread
  return thread
end

local function earlier(a, b)
  return a.wake < b.wake or (a.wake == b.wake and a.number < b.number)
end

local function tick()
  if #sleeping == 0 then
    return
  end
  local now, due, rest = host.now(), {}, {}
  for _, thread in ipairs(sleeping) do
    local list = thread.wake <= now and due or rest
    list[#list + 1] = thread
  end
  if #due == 0 then
    return
  end
  sleeping = rest
  table.sort(due, earlier)
  for _, thread in ipairs(due) do
    if not thread.cleared then
      run(thread)
    end
  end
end

Citizen = {}

function Citizen.CreateThread(call)
  later(call, 0)
end

function Citizen.CreateThreadNow(call)
  start(call)
end

function Citizen.Wait(pause)
  yield(pause or 0)
end

function Citizen.SetTimeout(pause, call)
  local number
  local thread = later(function()
    timers[number] = nil
    call()
  end, pause)
  number = thread.number
  timers[number] = thread
  return number
end

function Citizen.ClearTimeout(number)
  if timers[number] then
    timers[number].cleared = true
    timers[number] = nil
  end
end

Citizen.Trace = host.print
CreateThread, Wait, SetTimeout, ClearTimeout =
  Citizen.CreateThread, Citizen.Wait, Citizen.SetTimeout, Citizen.ClearTimeout

function print(...)
  local texts = pack(...)
  for index = 1, texts.n do
    texts[index] = tostring(texts[index])
  end
  host.print(table.concat(texts, '\t') .. '\n')
end

-- Events.

source = ''
local handlers, lastKey = {}, 0

local function entryOf(name)
  handlers[name] = handlers[name] or { list = {} }
  return handlers[name]
end

function AddEventHandler(name, handler)
  lastKey = lastKey + 1
  local list = entryOf(name).list
  list[#list + 1] = { key = lastKey, call = handler }
  host.listen(name)
  return { key = lastKey, name = name }
end

function RemoveEventHandler(data)
  if not data or not data.key or not handlers[data.name] then
    error('Invalid event data passed to RemoveEventHandler()', 2)
  end
  local list = handlers[data.name].list
  for index = #list, 1, -1 do
    if list[index].key == data.key then
      table.remove(list, index)
    end
  end
end

-- Only for these names a game client's event comes through.
function RegisterNetEvent(name, handler)
  entryOf(name).isNetEvent = true
  if handler then
    return AddEventHandler(name, handler)
  end
end

RegisterServerEvent = RegisterNetEvent
TriggerEvent = checked(host.trigger)
TriggerClientEvent = checked(host.triggerClient)

function TriggerLatentClientEvent(name, player, _, ...)
  TriggerClientEvent(name, player, ...)
end

-- from: empty for the server and its resources, else what the server says, such as net:7 for the game client of player 7.
local function dispatch(name, from, ...)
  local entry = handlers[name]
  if not entry or #entry.list == 0 then
    return
  end
  local player = tonumber(from:match('^net:(%d+)$'))
  if player and not entry.isNetEvent then
    host.print(('event %s was not safe for net\n'):format(name))
    return
  end
  local before = source
  source = player or tonumber(from:match('^internal%-net:(%d+)$')) or from
  for _, handler in ipairs({ unpack(entry.list) }) do
    start(handler.call, ...)
  end
  source = before
end

-- Functions of other resources, and theirs of this one.

local Reference = { __name = 'function reference' }

local function answer(first, ...)
  -- A function that waits answers later, to a callback.
  if rawtype(first) == 'table' and rawget(first, '__cfx_async_retval') and isYieldable() then
    local results
    first.__cfx_async_retval(function(values, failure)
      results = values or { failure = failure }
    end)
    while not results do
      yield(0)
    end
    if results.failure then
      error(results.failure, 3)
    end
    return unpack(results)
  end
  return first, ...
end

Reference.__call = function(self, ...)
  return answer(check(host.invoke(rawget(self, '__cfx_functionReference'), ...)))
end
Reference.__gc = function(self)
  host.release(rawget(self, '__cfx_functionReference'))
end
Reference.__index = function()
  error('Cannot index a funcref', 2)
end
Reference.__newindex = function()
  error('Cannot set indexes on a funcref', 2)
end

local function newReference(text)
  return setmetatable({ __cfx_functionReference = text }, Reference)
end

-- Answers whether there is an answer, and what it is.
local function callFunction(call, ...)
  local results, deliver
  local thread = { routine = create(function(...) results = pack(call(...)) end) }
  thread.ended = function(succeeded)
    if deliver then
      deliver(succeeded and { unpack(results, 1, results.n) }, not succeeded and 'the function failed' or nil)
    end
  end
  run(thread, ...)
  if results then
    return true, unpack(results, 1, results.n)
  elseif status(thread.routine) == 'dead' then
    return false
  end
  return true, { __cfx_async_retval = function(callback) deliver = callback end }
end

local function exportEvent(resource, name)
  return ('__cfx_export_%s_%s'):format(resource, name)
end

local function offer(name, find)
  AddEventHandler(exportEvent(resourceName, name), function(take)
    local call = find()
    if call then
      take(call)
    end
  end)
end

for _, name in ipairs(host.exports) do
  offer(name, function() return _G[name] end)
end

local known, isWatching = {}, false

-- Kept until the other resource stops, so that only the first call costs an event.
local function find(resource, name)
  if not isWatching then
    isWatching = true
    AddEventHandler('onServerResourceStop', function(stopped)
      known[stopped] = nil
    end)
  end
  local ofResource = known[resource] or {}
  known[resource] = ofResource
  if not ofResource[name] then
    TriggerEvent(exportEvent(resource, name), function(export)
      ofResource[name] = export
    end)
  end
  return ofResource[name]
end

local function exportAnswer(resource, name, succeeded, ...)
  if not succeeded then
    error(('An error occurred while calling export %s of resource %s: %s'):format(name, resource, tostring((...))), 2)
  end
  return ...
end

exports = setmetatable({}, {
  __call = function(_, name, call)
    offer(name, function() return call end)
  end,
  __index = function(_, resource)
    return setmetatable({}, {
      __index = function(_, name)
        local export = find(resource, name)
        if not export then
          error(('No such export %s in resource %s'):format(name, resource), 2)
        end
        -- Called with a colon: the first argument is the table itself.
        return function(_, ...)
          return exportAnswer(resource, name, pcall(export, ...))
        end
      end,
    })
  end,
})

-- Values as text and bytes.

json = { encode = checked(host.encodeJson), decode = checked(host.decodeJson) }
msgpack = { pack = checked(host.pack), pack_args = checked(host.packArguments), unpack = checked(host.unpack) }

-- What is made of natives.

function IsDuplicityVersion()
  return true
end

function GetPlayers()
  local players = {}
  for index = 0, GetNumPlayerIndices() - 1 do
    players[#players + 1] = GetPlayerFromIndex(index)
  end
  return players
end

function GetPlayerIdentifiers(player)
  local identifiers = {}
  for index = 0, GetNumPlayerIdentifiers(player) - 1 do
    identifiers[#identifiers + 1] = GetPlayerIdentifier(player, index)
  end
  return identifiers
end

return tick, dispatch, callFunction, wrapVector, wrap, newReference, new, Reference, Vector3
