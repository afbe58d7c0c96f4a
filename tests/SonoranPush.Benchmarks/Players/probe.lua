-- Measures how old the newest sample of a player is. Only players who move are sampled whenever they are read.

local MOVING_MS <const> = 3000
local INTERVAL_MS <const> = 100

local readAt, ages = {}, {}

AddEventHandler('sonoranpush:players:sample', function(text)
  local now, age = GetGameTimer(), 0
  for line in text:gmatch('[^\n]+') do
    if line:sub(1, 1) == '@' then
      age = tonumber(line:sub(2))
    else
      readAt[line:match('^%d+')] = now - age
    end
  end
end)

AddEventHandler('probe:reset', function()
  ages = {}
end)

AddEventHandler('probe:report', function()
  table.sort(ages)
  local function at(share)
    return ages[math.max(1, math.ceil(#ages * share))] or -1
  end
  print(('$ages {"count":%d,"p50":%d,"p99":%d}'):format(#ages, at(0.5), at(0.99)))
end)

CreateThread(function()
  while true do
    local now = GetGameTimer()
    for _, at in pairs(readAt) do
      if now - at <= MOVING_MS then
        ages[#ages + 1] = now - at
      end
    end
    Wait(INTERVAL_MS)
  end
end)
