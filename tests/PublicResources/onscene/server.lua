exports["sonorancad"]:registerApiType("UNIT_STATUS", "emergency")

RegisterNetEvent('onscene:arrived')
AddEventHandler('onscene:arrived', function(player)
    local identifier = string.sub(GetPlayerIdentifierByType(player, 'license'), string.len('license:') + 1)
    exports["sonorancad"]:performApiRequest({{["apiId"] = identifier, ["status"] = 4, ["serverId"] = 1}}, "UNIT_STATUS", function(res, success)
        print(('onscene: %s'):format(success))
    end)
end)
