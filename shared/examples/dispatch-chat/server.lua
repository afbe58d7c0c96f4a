local STATUS = { [0] = 'unavailable', [1] = 'busy', [2] = 'available', [3] = 'en route', [4] = 'on scene' }
local RED, BLUE = { 230, 60, 60 }, { 90, 150, 240 }
local LINES = 15             -- most lines of an answer
local TEXT_LENGTH = 120      -- most characters of a text from the CAD
local DUTY_PAUSE = 5000      -- ms between two /duty of one player
local REMEMBER = 30000       -- ms after which the list of players on duty is read again, whatever was heard; see below

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

local function cut(value, length)
  local stop = utf8.offset(value, length + 1)
  return stop and value:sub(1, stop - 1) or value
end

-- What the CAD sends was typed by people: any type, any length, and with what the chat would take for a colour or a new line.
local function text(value)
  local plain = type(value) == 'string' and value or type(value) == 'number' and tostring(value) or ''
  plain = cut(plain, 10 * TEXT_LENGTH)
    :gsub('%^[%d*_=~/r]', ''):gsub('%^', '') -- colours and styles, and what is left when one was hidden in another
    :gsub('[\0-\31\127]', ' '):gsub('\xC2[\x80-\x9F]', ' '):gsub('\xE2\x80[\xA8-\xAE]', ' ') -- line breaks, control characters
  return cut(plain, TEXT_LENGTH)
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

-- Once each: a player may have two units.
local function tellEach(players, who, message, color)
  local told = {}
  for _, player in pairs(players) do
    if not told[player] then
      told[player] = true
      tell(player, who, message, color)
    end
  end
end

local function tellAll(who, message, color)
  tellEach(playersOnDuty(), who, message, color)
end

-- Never RegisterNetEvent for these: game clients could forge them.
AddEventHandler('sonoranpush:pushEvent:EVENT_DISPATCH_NEW', function(data, meta)
  local call = fields(data.dispatch)
  local where = words(call.address, call.postal)
  tellAll(title('Dispatch', meta), ('call %s: %s (%s)'):format(text(call.callId), words(call.code, call.title), where), BLUE)
end)

AddEventHandler('sonoranpush:pushEvent:EVENT_DISPATCH_UNIT_ATTACH', function(data, meta)
  local players, attached = playersOnDuty(), {}
  for _, id in ipairs(ids(data.idents or data.ident)) do
    attached[#attached + 1] = players[tonumber(id)]
  end
  tellEach(attached, title('Dispatch', meta), ('you are attached to call %s'):format(text(data.callId)), BLUE)
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

-- Whoever remembers something has to read it again when it may have changed: after a lost connection that is not at connected, when
-- nothing is known yet of the time between, but at snapshot. Who is the player of which unit sonoranpush finds out one player after the
-- other, some ticks after they joined or it started itself, and no event tells of that: hence REMEMBER.
AddEventHandler('sonoranpush:pushEvent:EVENT_UNIT_LOGIN', forget)
AddEventHandler('sonoranpush:pushEvent:EVENT_UNIT_LOGOUT', forget)
AddEventHandler('sonoranpush:pushEvent:EVENT_UNIT_UPDATE', forget)
AddEventHandler('sonoranpush:snapshot', forget)
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
