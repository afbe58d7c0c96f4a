-- Written as resources for the official sonorancad resource are: by its event names, its exports and its tables, and trusting
-- that they are what they are there. Knows nothing of sonoranpush.
local cad = 'SonoranCAD::pushevents:'
local units, players, calls, emergencies = {}, {}, {}, {}
local told = 0

local function tell(text)
  told = told + 1
  print(('%d: %s'):format(told, text))
end

local function remember(unit)
  units[unit.id] = unit
  -- Old consumers do this without looking.
  local apiIds = 0
  for _ in ipairs(unit.data.apiIds) do
    apiIds = apiIds + 1
  end
  return apiIds
end

AddEventHandler(cad .. 'UnitLogin', function(unit)
  tell(('login %d %d'):format(unit.id, remember(unit)))
end)

AddEventHandler(cad .. 'UnitUpdate', function(unit, status)
  remember(unit)
  tell(('update %d %d'):format(unit.id, status))
end)

AddEventHandler(cad .. 'UnitStatusUpdate', function(unit, status)
  tell(('status %d %d'):format(unit.id, status))
end)

AddEventHandler(cad .. 'UnitLogout', function(id)
  -- Still to be found in the cache at this moment.
  local index = exports.sonorancad:GetUnitById(id)
  tell(('logout %d %s'):format(id, tostring(index ~= nil)))
  units[id] = nil
end)

AddEventHandler(cad .. 'UnitPanic', function(unit, id, isPanic)
  tell(('panic %d %d %s'):format(unit.id, id, tostring(isPanic)))
end)

AddEventHandler(cad .. 'UnitAttach', function(entry, unit)
  tell(('attach %d %d'):format(entry.dispatch.callId, unit.id))
end)

AddEventHandler(cad .. 'UnitDetach', function(entry, unit)
  tell(('detach %d %d'):format(entry.dispatch.callId, unit.id))
end)

AddEventHandler(cad .. 'DispatchEvent', function(entry)
  calls[entry.dispatch.callId] = entry
  tell(('%s %d %d'):format(entry.dispatch_type, entry.dispatch.callId, #entry.dispatch.idents))
end)

AddEventHandler(cad .. 'DispatchEdit', function(before, data)
  tell(('edit %s to %s'):format(before.dispatch.title, data.dispatch.title))
end)

AddEventHandler(cad .. 'DispatchNote', function(entry, data)
  tell(('note %d %s'):format(entry.dispatch.callId, data.note.content))
end)

AddEventHandler(cad .. 'CallCacheUpdated', function()
  local count = 0
  for id, entry in pairs(exports.sonorancad:GetCallCache()) do
    assert(id == entry.dispatch.callId)
    count = count + 1
  end
  tell(('cache %d'):format(count))
end)

AddEventHandler(cad .. 'IncomingCadCall', function(call, metaData, identities)
  emergencies[call.callId] = call
  tell(('911 %d %s %s'):format(call.callId, tostring(metaData.postal), tostring(identities and identities[1])))
end)

AddEventHandler(cad .. 'CadCallRemoved', function(id)
  emergencies[id] = nil
  tell(('removed %d %s'):format(id, tostring(exports.sonorancad:GetEmergencyCache()[id] == nil)))
end)

AddEventHandler(cad .. 'Tone', function(data)
  tell(('tone %s %d'):format(data.url, #data.playTonesTo))
end)

AddEventHandler(cad .. 'CommunityLinkVerified', function(data)
  tell(('linked %s %s'):format(data.communityUserId, data.accountUuid))
end)

AddEventHandler(cad .. 'OtherEvent', function(type, data)
  tell(('other %s %s'):format(type, tostring(data.url)))
end)

AddEventHandler('SonoranCAD::core:AddPlayer', function(playerId, unit)
  players[playerId] = unit.id
  tell(('add %s %d'):format(playerId, unit.id))
end)

AddEventHandler('SonoranCAD::core:RemovePlayer', function(playerId, unit)
  players[playerId] = nil
  tell(('remove %s %d'):format(playerId, unit.id))
end)

TriggerEvent('SonoranCAD::RegisterPushEvent', 'EVENT_PRINT_RECORD', function(event)
  tell(('registered %s %d %s'):format(event.type, event.data.identId, tostring(event.key)))
end)

AddEventHandler('luaconsumer:ask', function(playerId)
  local answers = {}
  exports.sonorancad:GetUnitCache(true, function(all, dispatchers)
    answers.units = #all
    answers.dispatchers = #dispatchers
    answers.dispatcherInGame = dispatchers[1] and dispatchers[1].isInGame
  end)
  local unit = exports.sonorancad:GetUnitByPlayerId(playerId)
  answers.unit = unit and unit.id
  answers.sameByIndex = unit and exports.sonorancad:GetUnitCache()[exports.sonorancad:GetUnitById(unit.id)].id
  answers.byIdentity = exports.sonorancad:GetUnitById({ 'nobody', 'license:abc' })
  answers.community = exports.sonorancad:getCommunityId()
  answers.server = exports.sonorancad:getServerId()
  answers.linkedId = exports.sonorancad:getPlayerCommunityUserId(playerId)
  local inCad = exports.sonorancad:isPlayerInCAD(playerId)
  answers.inCad = inCad.linked and inCad.online and inCad.success and inCad.unit.id
  answers.dispatchOnline = exports.sonorancad:getDispatchStatus()
  answers.sent = exports.sonorancad:sendUnitLocations({ { communityUserId = 'abc', location = 'Main St' } })
  local lines = {}
  for name, value in pairs(answers) do
    lines[#lines + 1] = ('%s=%s'):format(name, tostring(value))
  end
  table.sort(lines)
  print('answers: ' .. table.concat(lines, ' '))
end)
