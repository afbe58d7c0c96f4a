RegisterNetEvent('callnote:plate')
AddEventHandler('callnote:plate', function(callId, plate)
    local data = {callId = callId, note = 'Plate: ' .. plate, serverId = GetConvar("sonoran_serverId", 1)}
    exports["sonorancad"]:performApiRequest({data}, "ADD_CALL_NOTE", function(res)
        print('callnote: added')
    end)
    exports.sonorancad:setCallPostal(callId, 304)
end)
