local SPRITE, COLOUR = 1, 3
local blips = {}

local function show(unit)
  local blip = blips[unit.id]
  if not blip then
    blip = AddBlipForCoord(unit.x, unit.y, unit.z)
    SetBlipSprite(blip, SPRITE)
    SetBlipColour(blip, COLOUR)
    SetBlipAsShortRange(blip, true)
    BeginTextCommandSetBlipName('STRING')
    AddTextComponentSubstringPlayerName(tostring(unit.number or unit.id):sub(1, 20))
    EndTextCommandSetBlipName(blip)
  end
  SetBlipCoords(blip, unit.x, unit.y, unit.z)
  return blip
end

RegisterNetEvent('duty-blips:show', function(units)
  local own, now = tostring(GetPlayerServerId(PlayerId())), {}
  for _, unit in ipairs(units) do
    if unit.player ~= own then
      now[unit.id] = show(unit)
    end
  end
  for id, blip in pairs(blips) do
    if not now[id] then
      RemoveBlip(blip)
    end
  end
  blips = now
end)
