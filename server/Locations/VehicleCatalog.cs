using System.Collections.Generic;
using SonoranPush.Contracts;

namespace SonoranPush.Locations;

/// <summary>How the live map draws a kind of vehicle, lights off and on.</summary>
internal sealed class VehicleLook
{
    /// <summary>Creates a look.</summary>
    public VehicleLook(UnitVehicle dark, bool canHaveSiren)
    {
        Dark = dark;
        Lit = dark with { Lights = true };
        CanHaveSiren = canHaveSiren;
    }

    /// <summary>Lights off.</summary>
    public UnitVehicle Dark { get; }

    /// <summary>Lights on.</summary>
    public UnitVehicle Lit { get; }

    /// <summary>Is it worth a crossing to ask for the siren?</summary>
    public bool CanHaveSiren { get; }
}

/// <summary>Turns what the server knows of a vehicle (its type and model) into what the live map draws. The server knows no vehicle
/// class, so emergency vehicles and bicycles are told by their model. Any thread.</summary>
internal sealed class VehicleCatalog
{
    private static readonly string[] Bicycles =
        ["bmx", "cruiser", "fixter", "scorcher", "tribike", "tribike2", "tribike3", "inductor", "inductor2"];

    private readonly Dictionary<int, VehicleLook> _byModel = new();
    private readonly Dictionary<string, VehicleLook> _byType;
    private readonly VehicleLook _car;

    /// <summary>Creates the catalog.</summary>
    public VehicleCatalog(UnitLocationOptions options)
    {
        var url = options.VehicleModelUrl;
        _car = Look(url + "car.glb", 9, 1, 270, null, canHaveSiren: true);
        OnFoot = Look(url + "on_foot.glb", 9, 0, 270, null, canHaveSiren: false);
        var boat = Look(url + "boat.glb", 9, 1, 0, null, canHaveSiren: false);
        _byType = new Dictionary<string, VehicleLook>
        {
            ["automobile"] = _car,
            ["bike"] = Look(url + "motorcycle.glb", 9, 1, 0, null, canHaveSiren: true),
            ["boat"] = boat,
            ["submarine"] = boat,
            ["heli"] = Look(url + "helicopter.glb", 9, 2, 0, null, canHaveSiren: false),
            ["plane"] = Look(url + "airplane.glb", 9, 2, 90, null, canHaveSiren: false),
        };
        Add(Bicycles, Look(url + "bicycle.glb", 9, 1, 90, null, canHaveSiren: false));
        Add(options.PoliceModels, Look(url + "police_car.glb", 7, 2, 90, 3.62, canHaveSiren: true));
        Add(options.FireModels, Look(url + "firetruck.glb", 6, 2, 0, 4.75, canHaveSiren: true));
        Add(options.EmsModels, Look(url + "ambulance.glb", 9, 2, 90, null, canHaveSiren: true));
    }

    /// <summary>Somebody who walks.</summary>
    public VehicleLook OnFoot { get; }

    /// <summary>The look of a vehicle; a car when it is of a kind that the map does not know.</summary>
    /// <param name="type">The server's word for it, or null.</param>
    /// <param name="model">Its model hash.</param>
    public VehicleLook Find(string? type, int model) =>
        _byModel.TryGetValue(model, out var look) || (type is not null && _byType.TryGetValue(type, out look)) ? look : _car;

    private static VehicleLook Look(string model, double z, double size, double heading, double? lightZ, bool canHaveSiren) => new(
        new UnitVehicle { Model = model, ZOffset = z, SizeOffset = size, HeadingOffset = heading, LightZOffset = lightZ },
        canHaveSiren);

    private void Add(IEnumerable<string> models, VehicleLook look)
    {
        foreach (var model in models)
        {
            _byModel[GameHash.Of(model)] = look;
        }
    }
}
