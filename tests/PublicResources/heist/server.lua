local function SilentAlarm(bank)
    exports.sonorancad:call911('Silent alarm', bank, 'The vault was opened.', '204', nil, function(res)
        print('heist: ' .. tostring(res))
    end, true, false)
end

RegisterNetEvent('heist:vaultOpened', SilentAlarm)
