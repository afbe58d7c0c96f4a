using SonoranPush.Contracts;
using SonoranPush.Players;

namespace SonoranPush.Locations;

/// <summary>The models of a kind of vehicle on the live map, with lights off and on.</summary>
internal sealed class VehicleAppearance
{
    public VehicleAppearance(UnitVehicle dark)
    {
        Dark = dark;
        Lit = dark with { Lights = true };
    }

    /// <summary>Lights off.</summary>
    public UnitVehicle Dark { get; }

    /// <summary>Lights on.</summary>
    public UnitVehicle Lit { get; }
}

/// <summary>Maps the type and model of a vehicle to its appearance on the live map. The server has no vehicle class, so emergency
/// vehicles and bicycles are recognised by their model. Any thread.</summary>
internal sealed class VehicleCatalog
{
    private static readonly string[] Bicycles =
        ["bmx", "cruiser", "fixter", "scorcher", "tribike", "tribike2", "tribike3", "inductor", "inductor2"];

    private readonly Dictionary<int, VehicleAppearance> _byModel = new();
    private readonly Dictionary<string, VehicleAppearance> _byType;
    private readonly VehicleAppearance _car;
    private readonly VehicleAppearance _onFoot;

    public VehicleCatalog(UnitLocationOptions options)
    {
        var url = options.VehicleModelUrl;
        _car = Create(url + "car.glb", 9, 1, 270, null);
        _onFoot = Create(url + "on_foot.glb", 9, 0, 270, null);
        var boat = Create(url + "boat.glb", 9, 1, 0, null);
        _byType = new Dictionary<string, VehicleAppearance>
        {
            ["automobile"] = _car,
            ["bike"] = Create(url + "motorcycle.glb", 9, 1, 0, null),
            ["boat"] = boat,
            ["submarine"] = boat,
            ["heli"] = Create(url + "helicopter.glb", 9, 2, 0, null),
            ["plane"] = Create(url + "airplane.glb", 9, 2, 90, null),
        };
        Add(Bicycles, Create(url + "bicycle.glb", 9, 1, 90, null));
        Add(options.PoliceModels, Create(url + "police_car.glb", 7, 2, 90, 3.62));
        Add(options.FireModels, Create(url + "firetruck.glb", 6, 2, 0, 4.75));
        Add(options.EmsModels, Create(url + "ambulance.glb", 9, 2, 90, null));
    }

    /// <summary>Finds what the live map shows for a vehicle; a car when it has nothing for its kind.</summary>
    public UnitVehicle Find(in SampledVehicle vehicle)
    {
        var appearance = vehicle.Type is not { } type ? _onFoot
            : _byModel.TryGetValue(vehicle.Model, out var known) || _byType.TryGetValue(type, out known) ? known
            : _car;
        return vehicle.IsSirenOn ? appearance.Lit : appearance.Dark;
    }

    private static VehicleAppearance Create(string model, double z, double size, double heading, double? lightZ) => new(
        new UnitVehicle { Model = model, ZOffset = z, SizeOffset = size, HeadingOffset = heading, LightZOffset = lightZ });

    private void Add(IEnumerable<string> models, VehicleAppearance appearance)
    {
        foreach (var model in models)
        {
            _byModel[GameHash.Of(model)] = appearance;
        }
    }
}
