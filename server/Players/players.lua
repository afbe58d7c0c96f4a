-- Reads the server's players for the C# half of this resource, which decides who is sampled and what is sent to the CAD.
-- It stands in Lua because a native costs 1-2 microseconds of the server's main thread here, and 45 in C#.
-- Every handler uses AddEventHandler without RegisterNetEvent, so that game clients cannot reach it.

local ROUND_MIN_MS <const> = 250 -- the hub takes 25 units every 250 ms: 100 players have a new position with every fourth call
local ROUND_MAX_MS <const> = 1000
local MS_PER_PLAYER <const> = 2.5
local MIN_PER_TICK <const> = 50 -- players sampled in one tick, about 0.4 ms
local TICK_MS <const> = 50
local ROUNDS_PER_LOOK <const> = 4 -- ped, vehicle and siren are read in every fourth round

local settings -- what the C# half asked for; nil until then
local sampled = {} -- the players to sample, in their order
local known = {} -- by player id: what was read and sent last; nil while a player is not sampled
local position = 0 -- index of the player who was sampled last
local sampling = false
local knowsPlaces = GetConvar('onesync', 'off') ~= 'off' -- without OneSync every place is 0, 0, 0

local function joinLine(id)
  return id .. ' ' .. table.concat(GetPlayerIdentifiers(id), ' ')
end

-- Ped, vehicle and siren. Handles of entities that are gone make natives fail, so they are never older than one look.
local function look(player)
  local ped = GetPlayerPed(player.id)
  local vehicle = ped ~= 0 and GetVehiclePedIsIn(ped, false) or 0
  if vehicle == 0 then
    player.appearance = ''
  else
    if vehicle ~= player.vehicle then
      player.model = ('%d %s'):format(GetEntityModel(vehicle), GetVehicleType(vehicle) or 'automobile')
    end
    local siren = IsVehicleSirenOn(vehicle)
    player.appearance = (' %s %d'):format(player.model, (siren == true or siren == 1) and 1 or 0)
  end
  player.ped, player.vehicle = ped, vehicle
end

-- A line for the sample, or nil when nothing changed that the map would show.
local function sample(player, now)
  if not player.ped or player.round % ROUNDS_PER_LOOK == 0 then
    look(player)
  end
  player.round = player.round + 1
  if player.ped == 0 then
    player.ped = nil
    return nil
  end
  local place = GetEntityCoords(player.ped)
  local x, y, z = place.x, place.y, place.z
  if x == 0 and y == 0 and z == 0 then -- a player who is still joining
    return nil
  end
  local heading = GetEntityHeading(player.vehicle ~= 0 and player.vehicle or player.ped)
  local turn = math.abs(heading - player.heading) % 360
  local moved = (x - player.x) ^ 2 + (y - player.y) ^ 2 + (z - player.z) ^ 2 > settings.movement ^ 2
    or math.min(turn, 360 - turn) > settings.turn
  -- One more line follows the last movement: it says that the player stands.
  if not (moved or player.moving or player.appearance ~= player.sent or now >= player.refreshAt) then
    return nil
  end
  player.x, player.y, player.z, player.heading, player.moving, player.sent = x, y, z, heading, moved, player.appearance
  player.refreshAt = now + settings.refreshMs
  return ('%s %.0f %.0f %.0f %.0f%s'):format(player.id, x * 10, y * 10, z * 10, heading, player.appearance)
end

local function sampleNext(count)
  local now, lines = GetGameTimer(), {}
  for _ = 1, count do
    position = position % #sampled + 1
    local player = sampled[position]
    local succeeded, line = pcall(sample, player, now)
    if not succeeded then -- an entity is gone: the next round reads the handles again
      player.ped = nil
    elseif line then
      lines[#lines + 1] = line
    end
  end
  if #lines > 0 then
    TriggerEvent('sonoranpush:players:sample', table.concat(lines, '\n'))
  end
end

-- Runs only while somebody is sampled. Times are planned ahead, so that late ticks do not add up.
local function runSampling()
  local due = GetGameTimer()
  while #sampled > 0 do
    local perTick = math.max(MIN_PER_TICK, math.ceil(#sampled * TICK_MS / ROUND_MAX_MS))
    local slices = math.ceil(#sampled / perTick)
    local round = math.min(math.max(ROUND_MIN_MS, #sampled * MS_PER_PLAYER), ROUND_MAX_MS)
    sampleNext(math.ceil(#sampled / slices))
    due = math.max(due + round / slices, GetGameTimer() - TICK_MS)
    Wait(math.max(0, math.floor(due - GetGameTimer())))
  end
  sampling = false
end

local function track(id)
  if known[id] or not knowsPlaces then
    return
  end
  known[id] = { id = id, x = math.huge, y = 0, z = 0, heading = 0, round = #sampled, refreshAt = 0, appearance = '' }
  sampled[#sampled + 1] = known[id]
  if not sampling then
    sampling = true
    CreateThread(runSampling)
  end
end

local function untrack(id)
  for index, player in ipairs(sampled) do
    if player.id == id then
      table.remove(sampled, index)
      known[id] = nil
      return
    end
  end
end

-- Reports everybody who is connected, a few in each tick.
local function reportPlayers()
  local lines = {}
  for index, id in ipairs(GetPlayers()) do
    lines[#lines + 1] = joinLine(id)
    if settings.everybody then
      track(id)
    end
    if index % MIN_PER_TICK == 0 then
      TriggerEvent('sonoranpush:players:joined', table.concat(lines, '\n'))
      lines = {}
      Wait(0)
    end
  end
  TriggerEvent('sonoranpush:players:joined', table.concat(lines, '\n'))
end

AddEventHandler('sonoranpush:players:configure', function(wanted)
  settings, sampled, known = wanted, {}, {}
  TriggerEvent('sonoranpush:players:started', GetConvar('onesync', 'off'))
  CreateThread(reportPlayers)
end)

-- Changes as text: '+3 -17' samples player 3 from now on and player 17 no more.
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
    TriggerEvent('sonoranpush:players:joined', joinLine(id))
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

TriggerEvent('sonoranpush:players:loaded')
