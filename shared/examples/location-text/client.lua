-- The street that a player is in, told to the server when it changes. Only the game knows street names: the server cannot ask.
local LOOK = 1000   -- ms between two looks
local PAUSE = 3000  -- ms between two messages at least; the server shows them no faster than its MIN_PAUSE

local function streetText()
  local place = GetEntityCoords(PlayerPedId())
  local street, crossing = GetStreetNameAtCoord(place.x, place.y, place.z)
  local name = GetStreetNameFromHashKey(street)
  return crossing ~= 0 and ('%s / %s'):format(name, GetStreetNameFromHashKey(crossing)) or name
end

CreateThread(function()
  local told, toldAt
  while true do
    Wait(LOOK)
    local text = streetText()
    if text ~= told and (not toldAt or GetGameTimer() - toldAt >= PAUSE) then
      told, toldAt = text, GetGameTimer()
      TriggerServerEvent('location-text:street', text)
    end
  end
end)
