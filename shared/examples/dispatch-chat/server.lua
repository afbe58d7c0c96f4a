local STATUS = { [0] = 'unavailable', [1] = 'busy', [2] = 'available', [3] = 'en route', [4] = 'on scene' }
local RED, BLUE = { 230, 60, 60 }, { 90, 150, 240 }
local LINES = 15             -- most lines of an answer
local TEXT_LENGTH = 120      -- most characters of a text from the CAD
local DUTY_PAUSE = 5000      -- ms between two /duty of one player
local REMEMBER = 30000       -- ms after which the list of players on duty is read again, whatever was heard

local onDuty, readAt = {}, nil

-- An export costs the server's main thread: ask only for what is needed, and only when something has changed.
local function units(filter)
  if GetResourceState('sonoranpush') ~= 'started' then
    return {}
  end
  local found, answer = pcall(function() return exports.sonoranpush:getUnits(filter) end)
  return found and answer or {}
end

local function playersOnDuty()
  if not readAt or GetGameTimer() - readAt > REMEMBER then
    onDuty, readAt = {}, GetGameTimer()
    for _, unit in ipairs(units({ hasPlayer = true, fields = { 'id', 'playerId' } })) do
      onDuty[unit.id] = unit.playerId
    end
  end
  return onDuty
end

local function forget()
  readAt = nil
end

-- What the CAD sends was typed by people: any type, any length.
local function text(value)
  local plain = type(value) == 'string' and value or type(value) == 'number' and tostring(value) or ''
  local cut = utf8.offset(plain, TEXT_LENGTH + 1)
  return cut and plain:sub(1, cut - 1) or plain
end

local function words(...)
  local filled = {}
  for index = 1, select('#', ...) do
    local word = text((select(index, ...)))
    if word ~= '' then
      filled[#filled + 1] = word
    end
  end
  return table.concat(filled, ' ')
end

local function fields(value)
  return type(value) == 'table' and value or {}
end

-- One id, or several.
local function ids(value)
  return type(value) == 'table' and value or { value }
end

local function tell(player, who, message, color)
  TriggerClientEvent('chat:addMessage', player, { color = color, multiline = true, args = { who, message } })
end

-- The console command "sonoranpush test TYPE" raises a sample.
local function title(word, meta)
  return meta.transport == 'test' and word .. ' (test)' or word
end

local function tellAll(who, message, color)
  for _, player in pairs(playersOnDuty()) do
    tell(player, who, message, color)
  end
end

-- Never RegisterNetEvent for these: game clients could forge them.
AddEventHandler('sonoranpush:pushEvent:EVENT_DISPATCH_NEW', function(data, meta)
  local call = fields(data.dispatch)
  local where = words(call.address, call.postal)
  tellAll(title('Dispatch', meta), ('call %s: %s (%s)'):format(text(call.callId), words(call.code, call.title), where), BLUE)
end)

AddEventHandler('sonoranpush:pushEvent:EVENT_DISPATCH_UNIT_ATTACH', function(data, meta)
  local players = playersOnDuty()
  for _, id in ipairs(ids(data.idents or data.ident)) do
    local player = players[tonumber(id)]
    if player then
      tell(player, title('Dispatch', meta), ('you are attached to call %s'):format(text(data.callId)), BLUE)
    end
  end
end)

AddEventHandler('sonoranpush:pushEvent:EVENT_UNIT_PANIC', function(data, meta)
  if data.isPanic == false then -- an old form of the event has no isPanic: it is one
    return
  end
  local known = units({ ids = ids(data.identIds or data.identId), limit = LINES, fields = { 'data', 'location' } })
  for _, unit in ipairs(known) do
    local about = fields(unit.data)
    tellAll(title('PANIC', meta), ('%s, %s'):format(words(about.unitNum, about.name), text(unit.location)), RED)
  end
  if #known == 0 then
    tellAll(title('PANIC', meta), 'a unit that is not known here', RED)
  end
end)

-- Whoever remembers something has to read it again when it may have changed unheard. What the CAD tells of the time of a lost
-- connection comes some seconds after connected: REMEMBER sees to that.
AddEventHandler('sonoranpush:pushEvent:EVENT_UNIT_LOGIN', forget)
AddEventHandler('sonoranpush:pushEvent:EVENT_UNIT_LOGOUT', forget)
AddEventHandler('sonoranpush:connected', forget)
AddEventHandler('sonoranpush:eventsDropped', forget)
AddEventHandler('playerJoining', forget)

local askedAt = {}

AddEventHandler('playerDropped', function()
  askedAt[source] = nil
  forget()
end)

local function dutyLine(unit)
  local about = fields(unit.data)
  local status = STATUS[unit.status] or text(unit.status)
  return ('%s (%s): %s'):format(words(about.unitNum, about.name), text(about.department), status)
end

RegisterCommand('duty', function(player)
  if player ~= 0 then
    if askedAt[player] and GetGameTimer() - askedAt[player] < DUTY_PAUSE then
      return
    end
    askedAt[player] = GetGameTimer()
  end
  local found = units({ isDispatch = false, limit = LINES + 1, fields = { 'status', 'data' } })
  local lines = {}
  for index = 1, math.min(#found, LINES) do
    lines[index] = dutyLine(found[index])
  end
  if #found > LINES then
    lines[#lines + 1] = '...'
  end
  local answer = #lines > 0 and table.concat(lines, '\n') or 'nobody'
  if player == 0 then
    print('On duty: ' .. answer)
  else
    tell(player, 'On duty', answer, BLUE)
  end
end, false)
