-- Shows what the server says of this player's unit. Knows nothing of the CAD.
local unit

RegisterNetEvent('unit-hud:unit', function(changed)
  unit = changed
end)

local function draw()
  SetTextFont(4)
  SetTextScale(0.45, 0.45)
  SetTextColour(unit.isPanic and 230 or 255, unit.isPanic and 60 or 255, unit.isPanic and 60 or 255, 220)
  SetTextOutline()
  BeginTextCommandDisplayText('STRING')
  AddTextComponentSubstringPlayerName(('%s  %s'):format(unit.number, unit.isPanic and 'PANIC' or unit.status))
  EndTextCommandDisplayText(0.015, 0.74)
end

CreateThread(function()
  -- The server may have told before this script was loaded.
  TriggerServerEvent('unit-hud:ready')
  while true do
    if unit then
      draw()
    end
    Wait(unit and 0 or 500)
  end
end)
