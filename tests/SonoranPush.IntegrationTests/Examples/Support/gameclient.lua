-- The little of a game client's Lua runtime that the examples' client scripts need. Time is told by run.
local FRAME = 10 -- ms
local threads, handlers = {}, {}
local now = 0

street, crossing = 'Alta Street', ''
sent, drawn = {}, nil

function CreateThread(body)
  table.insert(threads, { body = coroutine.create(body), due = 0 })
end

function Wait(ms)
  coroutine.yield(ms)
end

function GetGameTimer()
  return now
end

function TriggerServerEvent(name, ...)
  table.insert(sent, table.concat({ name, ... }, ' '))
end

function RegisterNetEvent(name, handler)
  handlers[name] = handler
end

function raise(name, ...)
  handlers[name](...)
end

function run(ms)
  local stop = now + ms
  while now < stop do
    for _, thread in ipairs(threads) do
      if thread.due <= now then
        local good, wait = coroutine.resume(thread.body)
        assert(good, wait)
        thread.due = now + math.max(wait, FRAME)
      end
    end
    now = now + FRAME
  end
end

-- Natives. A street's hash is its name here; 0 stands for no crossing.
function PlayerPedId()
  return 1
end

function GetEntityCoords()
  return { x = 1.0, y = 2.0, z = 3.0 }
end

function GetStreetNameAtCoord()
  return street, crossing ~= '' and crossing or 0
end

function GetStreetNameFromHashKey(hash)
  return hash
end

function SetTextFont() end

function SetTextScale() end

function SetTextColour() end

function SetTextOutline() end

function BeginTextCommandDisplayText() end

function AddTextComponentSubstringPlayerName(text)
  drawn = text
end

function EndTextCommandDisplayText() end

function PlayerId()
  return 0
end

function GetPlayerServerId()
  return 7
end

local blips = {}

function AddBlipForCoord(x, y)
  table.insert(blips, { x = x, y = y })
  return #blips
end

function SetBlipCoords(blip, x, y)
  blips[blip].x, blips[blip].y = x, y
end

function SetBlipSprite() end

function SetBlipColour() end

function SetBlipAsShortRange() end

function BeginTextCommandSetBlipName() end

function EndTextCommandSetBlipName(blip)
  blips[blip].name = drawn
end

function RemoveBlip(blip)
  blips[blip].removed = true
end

function describeBlips()
  local words = {}
  for _, blip in ipairs(blips) do
    if not blip.removed then
      table.insert(words, ('%s %d %d'):format(blip.name, blip.x, blip.y))
    end
  end
  table.sort(words)
  return table.concat(words, ', ')
end
