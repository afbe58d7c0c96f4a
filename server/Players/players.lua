-- Reads the server's players for the C# half of this resource, which decides who is sampled and what is sent to the CAD.
-- It is Lua because a native costs 1-2 microseconds of the server's main thread here, and 45 from C#.
-- Handlers use AddEventHandler without RegisterNetEvent, so that game clients cannot reach them.

local SAMPLE_MS <const> = 250 -- the hub takes a call every 250 ms
local TICK_MS <const> = 50
local READS_PER_TICK <const> = 64 -- about 0.5 ms
local READS_PER_HEADING <const> = 4 -- of a player who moves; a player who stops is read at once
local READS_PER_LOOK <const> = 8 -- ped, vehicle and siren: 2 seconds with few players, 8 with 1,000, whom the hub takes once in 10
local REPORTS_PER_TICK <const> = 50

local settings -- what the C# half asked for; nil until then
local knowsPlaces = GetConvar('onesync', 'off') ~= 'off' -- without OneSync every place is 0, 0, 0
local players = {} -- by id: those who are sampled
local moving, standing = {}, {} -- the same players, in the order of reading
local isRunning = false

-- Reads ped, vehicle and siren. Natives fail on handles of entities that are gone, so handles are never kept for long.
local function look(player)
  local ped = GetPlayerPed(player.id)
  local vehicle = ped ~= 0 and GetVehiclePedIsIn(ped, false) or 0
  if vehicle == 0 then
    player.vehicleText = ' -'
  else
    if vehicle ~= player.vehicle then
      player.model = (' %d %s '):format(GetEntityModel(vehicle), GetVehicleType(vehicle) or 'automobile')
    end
    local siren = IsVehicleSirenOn(vehicle)
    player.vehicleText = player.model .. ((siren == true or siren == 1) and '1' or '0')
  end
  player.ped, player.vehicle = ped, vehicle
end

-- Returns the player's line for the sample, or nil when the live map would look the same. The vehicle is in it when it is another one.
local function read(player, now)
  local reads, wasMoving = player.reads + 1, player.isMoving
  local isLook = not player.ped or reads % READS_PER_LOOK == 0
  player.reads = reads
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
  if isLook or isMoving ~= wasMoving or (isMoving and reads % READS_PER_HEADING == 0) then
    heading = GetEntityHeading(player.vehicle ~= 0 and player.vehicle or player.ped)
    local turn = math.abs(heading - player.heading) % 360
    isMoving = isMoving or math.min(turn, 360 - turn) > settings.turn
  end
  -- One more line follows the last movement: it says that the player stands.
  local isOtherVehicle = player.vehicleText ~= player.sentVehicle or now >= player.refreshAt
  if not (isMoving or wasMoving or isOtherVehicle) then
    return nil
  end
  player.x, player.y, player.z, player.heading, player.isMoving = x, y, z, heading, isMoving
  local vehicle = ''
  if isOtherVehicle then
    vehicle = player.vehicleText
    player.sentVehicle, player.refreshAt = vehicle, now + settings.refreshMs
  end
  return ('%s %d %d %d %d%s'):format(player.id, x * 100 // 1, y * 100 // 1, z * 100 // 1, heading // 1, vehicle)
end

local function enqueue(player)
  local queue = player.isMoving and moving or standing
  queue[#queue + 1] = player
end

-- Moves those whose turn it is to `due`: with up to 100 players all of a queue, with 400 and more of them a quarter.
local function take(queue, playerCount, due)
  local count = math.ceil(#queue * math.max(0.25, math.min(1, 100 / playerCount)))
  table.move(queue, 1, count, #due + 1, due)
  table.move(queue, count + 1, #queue + count, 1)
end

-- Returns the text of a sample. A line '@AGE' stands before the lines that were read AGE milliseconds ago.
local function readAll(due)
  local ticks, perTick = {}, math.max(READS_PER_TICK, math.ceil(#due * TICK_MS / SAMPLE_MS))
  for first = 1, #due, perTick do
    if first > 1 then
      Wait(0)
    end
    local now, lines = GetGameTimer(), {}
    for index = first, math.min(first + perTick - 1, #due) do
      local player = due[index]
      if players[player.id] == player then -- not gone by now
        local succeeded, line = pcall(read, player, now)
        if succeeded then
          lines[#lines + 1] = line
        else -- an entity is gone
          player.ped = nil
        end
        enqueue(player)
      end
    end
    ticks[#ticks + 1] = { now = now, lines = lines }
  end
  local now, text = GetGameTimer(), {}
  for _, tick in ipairs(ticks) do
    if #tick.lines > 0 then
      text[#text + 1] = ('@%d\n%s'):format(now - tick.now, table.concat(tick.lines, '\n'))
    end
  end
  return table.concat(text, '\n')
end

-- Runs only while players are sampled.
local function sample()
  while next(players) do
    local startedAt, due, movingCount = GetGameTimer(), {}, #moving
    take(moving, movingCount, due)
    take(standing, movingCount + #standing, due)
    local text = readAll(due)
    if text ~= '' then
      TriggerEvent('sonoranpush:players:sample', text)
    end
    -- Half a tick less, because the tick that is meant may come a little early.
    Wait(math.max(0, startedAt + SAMPLE_MS - TICK_MS // 2 - GetGameTimer()))
  end
  isRunning = false
end

local function track(id)
  if players[id] or not knowsPlaces then
    return
  end
  players[id] = { id = id, x = math.huge, y = 0, z = 0, heading = 0, reads = tonumber(id), refreshAt = 0 }
  enqueue(players[id])
  if not isRunning then
    isRunning = true
    CreateThread(sample)
  end
end

local function describe(id)
  return id .. ' ' .. table.concat(GetPlayerIdentifiers(id), ' ')
end

-- Reports all connected players, a few in each tick.
local function reportPlayers()
  local lines = {}
  for index, id in ipairs(GetPlayers()) do
    lines[#lines + 1] = describe(id)
    if settings.trackAll then
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
  if type(wanted) ~= 'table' then -- sent by another resource
    return
  end
  settings, players = wanted, {}
  TriggerEvent('sonoranpush:players:started', GetConvar('onesync', 'off'))
  CreateThread(reportPlayers)
end)

-- '+3 -17' samples player 3 from now on and player 17 no more.
AddEventHandler('sonoranpush:players:track', function(changes)
  for sign, id in tostring(changes):gmatch('([+-])(%d+)') do
    if sign == '+' then
      track(id)
    else
      players[id] = nil
    end
  end
end)

AddEventHandler('playerJoining', function()
  local id = tostring(source)
  if settings then
    TriggerEvent('sonoranpush:players:joined', describe(id))
    if settings.trackAll then
      track(id)
    end
  end
end)

AddEventHandler('playerDropped', function()
  local id = tostring(source)
  if settings then
    players[id] = nil
    TriggerEvent('sonoranpush:players:left', id)
  end
end)

-- For `sonoranpush check`: the C# half measures how long so many natives take here.
AddEventHandler('sonoranpush:players:measure', function(count)
  for _ = 1, math.min(tonumber(count) or 0, 1000) do
    GetGameTimer()
  end
end)

-- For `sonoranpush check`: natives about other resources are cheap here.
AddEventHandler('sonoranpush:players:inspect', function()
  local own, copies, sampled = GetCurrentResourceName(), {}, 0
  for _ in pairs(players) do
    sampled = sampled + 1
  end
  for index = 0, GetNumResources() - 1 do
    local name = GetResourceByFindIndex(index)
    if name and name ~= own and GetResourceMetadata(name, 'name', 0) == 'sonoranpush' and GetResourceState(name) == 'started' then
      copies[#copies + 1] = name
    end
  end
  local report = { resource = own, sampled = sampled, kilobytes = collectgarbage('count'), copies = copies }
  TriggerEvent('sonoranpush:players:inspected', report)
end)

TriggerEvent('sonoranpush:players:loaded')
