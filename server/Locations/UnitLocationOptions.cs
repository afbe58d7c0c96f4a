namespace SonoranPush.Locations;

/// <summary>Whose positions are sent.</summary>
internal enum PlayerTracking
{
    /// <summary>Players who have an active unit in the CAD.</summary>
    OnDuty,

    /// <summary>Every player.</summary>
    All,

    /// <summary>None: other resources send locations through the exports.</summary>
    Off,
}

/// <summary>Section <c>unitLocation</c> of config.json.</summary>
internal sealed class UnitLocationOptions
{
    /// <summary>Whose positions are sent. Default <see cref="PlayerTracking.OnDuty"/>.</summary>
    public PlayerTracking Track { get; set; } = PlayerTracking.OnDuty;

    /// <summary>Type of the identifier that links a player to a CAD account. A player without it is identified by the license, else by any
    /// other identifier. Default <c>license</c>.</summary>
    public string Identifier { get; set; } = "license";

    /// <summary>Send the identifier with its prefix (<c>license:...</c>). Default false: without it, as the official resource links
    /// accounts.</summary>
    public bool PrefixIdentifier { get; set; }

    /// <summary>A unit is sent again when it moved farther than this, in metres. Default 2.</summary>
    public double MinMovement { get; set; } = 2;

    /// <summary>A unit is sent again when it turned farther than this, in degrees. Default 10.</summary>
    public double MinTurn { get; set; } = 10;

    /// <summary>A unit that does not move is sent again after this time. Default 30 s.</summary>
    public TimeSpan RefreshInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Most units, those of the exports included; rows of further units are rejected until some are removed. Default
    /// 16,384.</summary>
    public int UnitLimit { get; set; } = 16_384;

    /// <summary>Resource whose postal codes name places; empty for none. Default <c>nearest-postal</c>.</summary>
    public string PostalResource { get; set; } = "nearest-postal";

    /// <summary>Base address of the CAD's vehicle model files.</summary>
    public string VehicleModelUrl { get; set; } = "https://s3.sonorancad.com/default/models/";

    /// <summary>Models drawn as police cars: names, or hashes as numbers.</summary>
    public IReadOnlyCollection<string> PoliceModels { get; set; } =
    [
        "police", "police2", "police3", "police4", "police5", "policeb", "policeold1", "policeold2", "policet", "policet3", "polgauntlet",
        "polgreenwood", "polimpaler5", "polimpaler6", "polcoquette4", "poldominator10", "poldorado", "polfaction2", "polterminus",
        "polcaracara", "sheriff", "sheriff2", "fbi", "fbi2", "pranger", "riot", "riot2", "pbus",
    ];

    /// <summary>Models drawn as fire engines: names, or hashes as numbers.</summary>
    public IReadOnlyCollection<string> FireModels { get; set; } = ["firetruk"];

    /// <summary>Models drawn as ambulances: names, or hashes as numbers.</summary>
    public IReadOnlyCollection<string> EmsModels { get; set; } = ["ambulance", "lguard"];
}
