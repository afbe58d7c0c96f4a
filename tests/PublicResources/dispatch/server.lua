RegisterNetEvent('dispatch:derailment')
AddEventHandler('dispatch:derailment', function(postal, street, unit)
    exports["sonorancad"]:performApiRequest({ {
        ["serverId"] = GetConvar("sonoran_serverId", 1),
        ["origin"] = 1,
        ["status"] = 1,
        ["priority"] = 1,
        ["block"] = 300,
        ["address"] = street,
        ["postal"] = postal,
        ["code"] = "964 - TRAIN DERAILMENT",
        ["title"] = "Train Derailment",
        ["description"] = "A train has derailed.",
        ["notes"] = {},
        ["units"] = { unit },
        ["primary"] = nil,
        ["trackPrimary"] = false,
        ["metaData"] = {},
    } }, "NEW_DISPATCH", function(result, ok)
        print(('dispatch: %s %s'):format(ok, type(result) == 'table' and result.callId or result))
    end)
end)

RegisterNetEvent('dispatch:attach')
AddEventHandler('dispatch:attach', function(callId, unit)
    local data = {callId = callId, units = {unit}, serverId = 1}
    exports["sonorancad"]:performApiRequest({data}, "DETACH_UNIT", function(res, ok)
        exports["sonorancad"]:performApiRequest({data}, "ATTACH_UNIT", function(_, attached)
            print(('dispatch: detached %s, attached %s'):format(ok, attached))
        end)
    end)
end)
