local STATUS = { [0] = 'unavailable', [1] = 'busy', [2] = 'available', [3] = 'en route', [4] = 'on scene' }
local RED, BLUE, units, askedAt = { 230, 60, 60 }, { 90, 150, 240 }, {}, {}
local LINES, TEXT_LENGTH, DUTY_PAUSE = 15, 120, 5000 -- of an answer; characters of a text; ms between two /duty of one player

local function text(value) -- people typed these: without what the chat takes for a colour or a new line
  local plain = (type(value) == 'string' or type(value) == 'number') and tostring(value) or ''
  plain = plain:sub(1, (utf8.offset(plain, 10 * TEXT_LENGTH) or 0) - 1):gsub('%^[%d*_=~/r]', ''):gsub('%^', '')
    :gsub('[\0-\31\127]', ' '):gsub('\xC2[\x80-\x9F]', ' '):gsub('\xE2\x80[\xA8-\xAE]', ' ')
  return plain:sub(1, (utf8.offset(plain, TEXT_LENGTH + 1) or 0) - 1)
end

local function words(first, second)
  return text(first) .. (text(first) ~= '' and text(second) ~= '' and ' ' or '') .. text(second)
end

local function set(value) -- of one id, or of several
  local ids = {}
  for _, id in pairs(type(value) == 'table' and value or { value }) do ids[tonumber(id) or id] = true end
  return ids
end

-- To the players of those units, or of all; each once, although a player may have two units.
local function tell(wanted, who, message, color, meta)
  local title, told = meta.transport == 'test' and who .. ' (test)' or who, {} -- a sample of the console command
  for id, unit in pairs(units) do
    if unit.playerId and not told[unit.playerId] and (not wanted or wanted[id]) then
      told[unit.playerId] = true
      TriggerClientEvent('chat:addMessage', unit.playerId, { color = color, multiline = true, args = { title, message } })
    end
  end
end

-- State: who is on duty, after an outage, too.
AddEventHandler('sonoranpush:unitChanged', function(unit) units[unit.id] = unit end)
AddEventHandler('sonoranpush:unitRemoved', function(unit) units[unit.id] = nil end)
AddEventHandler('onResourceStop', function(name) if name == 'sonoranpush' then units = {} end end)
for _, unit in ipairs(exports.sonoranpush:getUnits()) do units[unit.id] = unit end

-- Moments. Changes follow the push events of a tick or a burst: wait for them. Never RegisterNetEvent: game clients could forge these.
local function on(type, handle)
  AddEventHandler('sonoranpush:pushEvent:' .. type, function(data, meta) Wait(250) handle(data, meta) end)
end
on('EVENT_DISPATCH_NEW', function(data, meta)
  local call = type(data.dispatch) == 'table' and data.dispatch or {}
  tell(nil, 'Dispatch', ('call %s: %s (%s)'):format(text(call.callId), words(call.code, call.title), words(call.address, call.postal)), BLUE, meta)
end)
on('EVENT_DISPATCH_UNIT_ATTACH', function(data, meta)
  tell(set(data.idents or data.ident), 'Dispatch', ('you are attached to call %s'):format(text(data.callId)), BLUE, meta)
end)
on('EVENT_UNIT_PANIC', function(data, meta)
  for id in pairs(data.isPanic ~= false and set(data.identIds or data.identId) or {}) do
    local who = units[id] and words(units[id].data.unitNum, units[id].data.name) .. ', ' .. text(units[id].location)
    tell(nil, 'PANIC', who or 'a unit that is not known here', RED, meta)
  end
end)

RegisterCommand('duty', function(player)
  if player ~= 0 and askedAt[player] and GetGameTimer() - askedAt[player] < DUTY_PAUSE then return end
  local ids = {}
  for id, unit in pairs(units) do ids[#ids + 1] = not unit.isDispatch and id or nil end
  table.sort(ids)
  for index = 1, math.min(#ids, LINES) do
    local about, status = units[ids[index]].data, units[ids[index]].status
    ids[index] = ('%s (%s): %s'):format(words(about.unitNum, about.name), text(about.department), STATUS[status] or text(status))
  end
  local answer = #ids == 0 and 'nobody' or table.concat(ids, '\n', 1, math.min(#ids, LINES)) .. (#ids > LINES and '\n...' or '')
  if player == 0 then return print('On duty: ' .. answer) end
  askedAt[player] = GetGameTimer()
  TriggerClientEvent('chat:addMessage', player, { color = BLUE, multiline = true, args = { 'On duty', answer } })
end, false)
