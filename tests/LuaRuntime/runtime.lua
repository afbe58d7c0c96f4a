-- The little of FXServer's Lua runtime that our resources need, on top of what LuaScript offers as host_*.
local handlers, netEvents, commands, timers = {}, {}, {}, {}
local manifest = {}

source = ''

function AddEventHandler(name, handler)
  if not handlers[name] then
    handlers[name] = {}
    host_on(name)
  end
  table.insert(handlers[name], handler)
end

-- Only for these names does a server let a game client's event through.
function RegisterNetEvent(name, handler)
  netEvents[name] = true
  if handler then
    AddEventHandler(name, handler)
  end
end

function TriggerEvent(name, ...)
  host_raise(name, table.pack(...))
end

function TriggerClientEvent(name, player, ...)
  host_send(name, tostring(player), table.pack(...))
end

function RegisterCommand(name, handler, restricted)
  commands[name] = handler
  host_command(name, restricted)
end

function SetTimeout(ms, callback)
  table.insert(timers, { due = GetGameTimer() + ms, callback = callback })
end

function print(...)
  local texts = table.pack(...)
  for index = 1, texts.n do
    texts[index] = tostring(texts[index])
  end
  host_print(table.concat(texts, '\t'))
end

exports = setmetatable({}, {
  __index = function(_, resource)
    return setmetatable({}, {
      __index = function(_, export)
        -- Called with a colon: the first argument is the table itself. Throws when there is no such export.
        return function(_, ...)
          return host_export(resource, export, table.pack(...))
        end
      end,
    })
  end,
})

local function call(from, handler, ...)
  local before = source
  source = from
  handler(...)
  source = before
end

-- from: '' for the server itself, else what the server says, such as 'net:7' for the game client of player 7.
function host_dispatch(name, from, ...)
  if from:find('^net:') and not netEvents[name] then
    host_print(('event %s was not safe for net'):format(name))
    return
  end
  local player = tonumber(from:match(':(%d+)$')) or ''
  for _, handler in ipairs(handlers[name] or {}) do
    call(player, handler, ...)
  end
end

function host_run_command(name, player, words, raw)
  call(player, commands[name], player, words, raw)
end

-- With every tick of the server.
function host_tick()
  if #timers == 0 then
    return
  end
  local now, waiting = GetGameTimer(), timers
  timers = {}
  for _, timer in ipairs(waiting) do
    if timer.due <= now then
      call('', timer.callback)
    else
      table.insert(timers, timer)
    end
  end
end

-- A manifest is Lua, in which every unknown name is a function that keeps what it is given.
function host_read_manifest(path)
  local function keep(key, value)
    local values = type(value) == 'table' and value or { value }
    local singular = type(value) == 'table' and key:gsub('s$', '') or key
    manifest[singular] = manifest[singular] or {}
    for _, entry in ipairs(values) do
      table.insert(manifest[singular], entry)
    end
    return function() end
  end
  local environment = setmetatable({}, {
    __index = function(_, key)
      return function(value)
        return keep(key, value)
      end
    end,
  })
  assert(loadfile(path, 't', environment))()
end

function host_scripts()
  local scripts = {}
  for _, key in ipairs({ 'shared_script', 'server_script' }) do
    for _, script in ipairs(manifest[key] or {}) do
      table.insert(scripts, script)
    end
  end
  return scripts
end
