local clockedIn = {}

Citizen.CreateThread(function()
    while GetResourceState('sonorancad') ~= 'started' do
        Citizen.Wait(50)
    end
    print('clockin: the CAD is there')
    AddEventHandler('SonoranCAD::pushevents:UnitLogin', function(unit)
        clockedIn[unit.accId] = true
        print('clockin: in ' .. unit.accId)
    end)
end)
