using Microsoft.Extensions.Logging;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;

namespace SonoranPush.Compatibility;

/// <summary>Decides whether compatibility is on: in automatic mode it is off while the official resource is started. Main thread
/// only.</summary>
internal sealed class CompatibilitySwitch
{
    private readonly CompatibilityOptions _options;
    private readonly bool _ownName;
    private readonly ILogger _log;

    /// <summary>Creates the switch.</summary>
    /// <param name="options">The owner's choice.</param>
    /// <param name="ownName">This resource's name.</param>
    /// <param name="log">Receives a line when the official resource runs too, and when it has stopped.</param>
    public CompatibilitySwitch(CompatibilityOptions options, string ownName, ILogger log)
    {
        _options = options;
        _ownName = IsOfficial(ownName);
        _log = log;
    }

    /// <summary>True while compatibility is on.</summary>
    public bool IsOn => _options.Mode == CompatibilityMode.On
        || (_options.Mode == CompatibilityMode.Auto && (_ownName || !IsOfficialStarted));

    /// <summary>True while another resource with the official name is started.</summary>
    public bool IsOfficialStarted { get; private set; }

    /// <summary>Call when a resource has started, or is found started.</summary>
    public void ResourceStarted(string name) => Note(name, started: true);

    /// <summary>Call when a resource has stopped.</summary>
    public void ResourceStopped(string name) => Note(name, started: false);

    private static bool IsOfficial(string name) => name.Equals(OfficialContract.ResourceName, StringComparison.OrdinalIgnoreCase);

    private void Note(string name, bool started)
    {
        if (_ownName || !IsOfficial(name) || IsOfficialStarted == started)
        {
            return;
        }

        IsOfficialStarted = started;
        if (started)
        {
            Log.OfficialResourceRuns(_log, leavesNames: _options.Mode == CompatibilityMode.Auto);
        }
        else if (_options.Mode == CompatibilityMode.Auto)
        {
            Log.CompatibilityTurnedOn(_log);
        }
    }
}
