local PAUSE = 2000 -- ms between two updates
local units, showing = {}, {}

-- Right whatever happens: a player who joins or leaves, a unit that changes its department, an outage.
AddEventHandler('sonoranpush:unitChanged', function(unit) units[unit.id] = unit end)
AddEventHandler('sonoranpush:unitRemoved', function(unit) units[unit.id] = nil end)
AddEventHandler('onResourceStop', function(name) if name == 'sonoranpush' then units = {} end end)
for _, unit in ipairs(exports.sonoranpush:getUnits()) do units[unit.id] = unit end

-- The units of each department whose player is here, and where.
local function departments()
  local found = {}
  for id, unit in pairs(units) do
    local ped = unit.playerId and GetPlayerPed(unit.playerId) or 0
    if ped ~= 0 then
      local name, place = unit.data.department or '', GetEntityCoords(ped)
      found[name] = found[name] or {}
      table.insert(found[name], { id = id, player = unit.playerId, number = unit.data.unitNum, x = place.x, y = place.y, z = place.z })
    end
  end
  return found
end

CreateThread(function()
  while true do
    local shown = {}
    for _, members in pairs(departments()) do
      for _, member in ipairs(members) do
        shown[member.player] = true
        TriggerClientEvent('duty-blips:show', member.player, members)
      end
    end
    for player in pairs(showing) do
      if not shown[player] and GetPlayerPed(player) ~= 0 then
        TriggerClientEvent('duty-blips:show', player, {}) -- no longer on duty
      end
    end
    showing = shown
    Wait(PAUSE)
  end
end)
