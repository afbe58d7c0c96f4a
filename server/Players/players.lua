-- Reads the server's players for the C# half of this resource, which decides who is sampled and what is sent to the CAD.
-- It is Lua because a native costs 1-2 microseconds of the server's main thread here, and 45 from C#.
-- Handlers use AddEventHandler without RegisterNetEvent, so that game clients cannot reach them.

local TICK_MS <const> = 50
local TICKS_PER_SAMPLE <const> = 5 -- the hub takes a call every 250 ms
local MOVING_PER_TICK <const> = 20 -- 100 players who move are read every 250 ms, more of them at least once a second
local READS_PER_LOOK <const> = 4 -- ped, vehicle and siren are read with every fourth read
local REPORTS_PER_TICK <const> = 50

local settings -- what the C# half asked for; nil until then
local knowsPlaces = GetConvar('onesync', 'off') ~= 'off' -- without OneSync every place is 0, 0, 0
local players = {} -- by id: those who are sampled
local moving, standing = { position = 0 }, { position = 0 } -- the same players, in the order of reading
local isRunning = false

local function put(player, list)
  list[#list + 1] = player
  player.list, player.index = list, #list
end

-- The last player of the list takes the place.
local function take(player)
  local list = player.list
  local last = table.remove(list)
  if last ~= player then
    list[player.index], last.index = last, player.index
  end
end

-- Reads ped, vehicle and siren. Natives fail on handles of entities that are gone, so handles are never kept for long.
local function look(player)
  local ped = GetPlayerPed(player.id)
  local vehicle = ped ~= 0 and GetVehiclePedIsIn(ped, false) or 0
  if vehicle == 0 then
    player.appearance = ''
  else
    if vehicle ~= player.vehicle then
      player.model = (' %d %s '):format(GetEntityModel(vehicle), GetVehicleType(vehicle) or 'automobile')
    end
    local siren = IsVehicleSirenOn(vehicle)
    player.appearance = player.model .. ((siren == true or siren == 1) and '1' or '0')
  end
  player.ped, player.vehicle = ped, vehicle
end

-- Returns the player's line for the sample, or nil when the live map would look the same.
local function read(player, now)
  player.reads = player.reads + 1
  local isDue = now >= player.refreshAt
  local isLook = isDue or not player.ped or player.reads % READS_PER_LOOK == 0
  if isLook then
    look(player)
  end
  local place = player.ped ~= 0 and GetEntityCoords(player.ped)
  if not place or (place.x == 0 and place.y == 0 and place.z == 0) then -- a player who is still joining
    player.ped = nil
    return nil
  end
  local x, y, z, heading = place.x, place.y, place.z, player.heading
  local isMoving = (x - player.x) ^ 2 + (y - player.y) ^ 2 + (z - player.z) ^ 2 > settings.movement ^ 2
  if isMoving or isLook or player.list == moving then
    heading = GetEntityHeading(player.vehicle ~= 0 and player.vehicle or player.ped)
    local turn = math.abs(heading - player.heading) % 360
    isMoving = isMoving or math.min(turn, 360 - turn) > settings.turn
  end
  -- One more line follows the last movement: it says that the player stands.
  if not (isMoving or player.list == moving or isDue or player.appearance ~= player.sent) then
    return nil
  end
  player.x, player.y, player.z, player.heading, player.sent = x, y, z, heading, player.appearance
  player.refreshAt = now + settings.refreshMs
  if isMoving ~= (player.list == moving) then
    take(player)
    put(player, isMoving and moving or standing)
  end
  return ('%s %.0f %.0f %.0f %.0f%s'):format(player.id, x * 100, y * 100, z * 100, heading, player.appearance)
end

local function readNext(list, count, now, lines)
  for _ = 1, math.min(math.ceil(count), #list) do
    list.position = list.position % math.max(1, #list) + 1
    local player = list[list.position]
    if not player then
      return
    end
    local succeeded, line = pcall(read, player, now)
    if not succeeded then -- an entity is gone
      player.ped = nil
    elseif line then
      lines[#lines + 1] = line
    end
    if player.list ~= list then -- somebody else stands here now
      list.position = list.position - 1
    end
  end
end

-- A line '@AGE' stands before the lines that were read AGE milliseconds ago.
local function send(groups, now)
  local text = {}
  for _, group in ipairs(groups) do
    text[#text + 1] = ('@%d\n%s'):format(now - group.readAt, table.concat(group, '\n'))
  end
  if #text > 0 then
    TriggerEvent('sonoranpush:players:sample', table.concat(text, '\n'))
  end
end

-- Runs only while somebody is sampled.
local function sample()
  local groups, ticks = {}, 0
  while next(players) do
    local now = GetGameTimer()
    local group = { readAt = now }
    local rounds = math.min(math.max(250, (#moving + #standing) * 2.5), 1000) / TICK_MS -- ticks until everybody was read
    readNext(standing, #standing / rounds, now, group)
    readNext(moving, math.min(#moving / TICKS_PER_SAMPLE, math.max(MOVING_PER_TICK, #moving / rounds)), now, group)
    if #group > 0 then
      groups[#groups + 1] = group
    end
    ticks = ticks + 1
    if ticks % TICKS_PER_SAMPLE == 0 then
      send(groups, now)
      groups = {}
    end
    Wait(0)
  end
  isRunning = false
end

local function track(id)
  if players[id] or not knowsPlaces then
    return
  end
  local player = { id = id, x = math.huge, y = 0, z = 0, heading = 0, reads = #standing, refreshAt = 0, appearance = '' }
  players[id] = player
  put(player, standing)
  if not isRunning then
    isRunning = true
    CreateThread(sample)
  end
end

local function untrack(id)
  if players[id] then
    take(players[id])
    players[id] = nil
  end
end

local function describe(id)
  return id .. ' ' .. table.concat(GetPlayerIdentifiers(id), ' ')
end

-- Reports everybody who is connected, a few in each tick.
local function reportPlayers()
  local lines = {}
  for index, id in ipairs(GetPlayers()) do
    lines[#lines + 1] = describe(id)
    if settings.everybody then
      track(id)
    end
    if index % REPORTS_PER_TICK == 0 then
      TriggerEvent('sonoranpush:players:joined', table.concat(lines, '\n'))
      lines = {}
      Wait(0)
    end
  end
  TriggerEvent('sonoranpush:players:joined', table.concat(lines, '\n'))
end

AddEventHandler('sonoranpush:players:configure', function(wanted)
  settings, players, moving, standing = wanted, {}, { position = 0 }, { position = 0 }
  TriggerEvent('sonoranpush:players:started', GetConvar('onesync', 'off'))
  CreateThread(reportPlayers)
end)

-- '+3 -17' samples player 3 from now on and player 17 no more.
AddEventHandler('sonoranpush:players:track', function(changes)
  for sign, id in changes:gmatch('([+-])(%d+)') do
    if sign == '+' then
      track(id)
    else
      untrack(id)
    end
  end
end)

AddEventHandler('playerJoining', function()
  local id = tostring(source)
  if settings then
    TriggerEvent('sonoranpush:players:joined', describe(id))
    if settings.everybody then
      track(id)
    end
  end
end)

AddEventHandler('playerDropped', function()
  local id = tostring(source)
  if settings then
    untrack(id)
    TriggerEvent('sonoranpush:players:left', id)
  end
end)

-- For `sonoranpush check`: the C# half measures how long so many natives take here.
AddEventHandler('sonoranpush:players:measure', function(count)
  for _ = 1, count do
    GetGameTimer()
  end
end)

-- For `sonoranpush check`: natives about other resources are cheap here.
AddEventHandler('sonoranpush:players:inspect', function()
  local own, copies = GetCurrentResourceName(), {}
  for index = 0, GetNumResources() - 1 do
    local name = GetResourceByFindIndex(index)
    if name and name ~= own and GetResourceMetadata(name, 'name', 0) == 'sonoranpush' and GetResourceState(name) == 'started' then
      copies[#copies + 1] = name
    end
  end
  local report = { resource = own, sampled = #moving + #standing, kilobytes = collectgarbage('count'), copies = copies }
  TriggerEvent('sonoranpush:players:inspected', report)
end)

TriggerEvent('sonoranpush:players:loaded')
