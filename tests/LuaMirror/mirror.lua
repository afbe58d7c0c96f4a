-- The mirror that events-and-exports.md promises. TriggerEvent('mirror:compare') answers with 'mirror:compared' (equal, text).
local cad = exports[GetResourceState('sonorancad') == 'started' and 'sonorancad' or 'sonoranpush']

local function read()
  return { unit = cad:getUnits(), call = cad:getCalls(), emergencyCall = cad:getEmergencyCalls() }
end

local held, events = {}, 0

for kind, entries in pairs(read()) do
  local key = kind == 'unit' and 'id' or 'callId'
  held[kind] = {}
  for _, entry in ipairs(entries) do held[kind][entry[key]] = entry end
  AddEventHandler('sonoranpush:' .. kind .. 'Changed', function(entry) held[kind][entry[key]], events = entry, events + 1 end)
  AddEventHandler('sonoranpush:' .. kind .. 'Removed', function(entry) held[kind][entry[key]], events = nil, events + 1 end)
end

local function same(one, other)
  if type(one) ~= 'table' or type(other) ~= 'table' then
    return one == other and math.type(one) == math.type(other)
  end
  for name, value in pairs(one) do
    if not same(value, other[name]) then return false end
  end
  for name in pairs(other) do
    if one[name] == nil then return false end
  end
  return true
end

AddEventHandler('mirror:compare', function()
  local equal, words = true, {}
  for kind, entries in pairs(read()) do
    local real = {}
    for _, entry in ipairs(entries) do real[entry[kind == 'unit' and 'id' or 'callId']] = entry end
    equal = equal and same(real, held[kind])
    words[#words + 1] = ('%d of %s'):format(#entries, kind)
  end
  table.sort(words)
  TriggerEvent('mirror:compared', equal, table.concat(words, ', ') .. (', %d change events'):format(events))
end)
