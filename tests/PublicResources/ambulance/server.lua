RegisterNetEvent('ambulance:server:call')
AddEventHandler('ambulance:server:call', function(caller, location, postal)
    exports["sonorancad"]:performApiRequest({{
        ["serverId"] = GetConvar("sonoran_serverId", 1),
        ["isEmergency"] = true,
        ["caller"] = caller,
        ["location"] = location,
        ["description"] = "Unconscious person",
        ["metaData"] = {
            ["useCallLocation"] = true,
            ["postal"] = postal
        }
    }}, "CALL_911", function(result, ok)
        print(('ambulance: %s %s'):format(ok, type(result) == 'table' and result.callId or result))
    end)
end)
