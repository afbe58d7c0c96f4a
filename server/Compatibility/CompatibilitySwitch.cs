using System;
using Microsoft.Extensions.Logging;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;

namespace SonoranPush.Compatibility;

/// <summary>Decides whether compatibility is on: in automatic mode it makes room for the official resource while that one is
/// started. Tick thread only.</summary>
internal sealed class CompatibilitySwitch
{
    private readonly CompatibilityOptions _options;
    private readonly bool _ownName;
    private readonly ILogger _log;

    /// <summary>Creates the switch.</summary>
    /// <param name="options">The owner's choice.</param>
    /// <param name="ownName">This resource's name.</param>
    /// <param name="log">Gets a line when the official resource runs too, and when it has stopped.</param>
    public CompatibilitySwitch(CompatibilityOptions options, string ownName, ILogger log)
    {
        _options = options;
        _ownName = IsOfficial(ownName);
        _log = log;
    }

    /// <summary>Is compatibility on?</summary>
    public bool IsOn => _options.Mode == CompatibilityMode.On
        || (_options.Mode == CompatibilityMode.Auto && (_ownName || !IsOfficialStarted));

    /// <summary>Is another resource of the official name started?</summary>
    public bool IsOfficialStarted { get; private set; }

    /// <summary>A resource started, or was found started.</summary>
    public void ResourceStarted(string name) => Note(name, started: true);

    /// <summary>A resource stopped.</summary>
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
