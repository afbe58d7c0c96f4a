using System;
using System.Collections.Generic;
using Microsoft.Extensions.Logging;
using SonoranPush.Cad;
using SonoranPush.Cad.Snapshots;
using SonoranPush.Compatibility;
using SonoranPush.Configuration;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;
using SonoranPush.Hosting;
using SonoranPush.PushEvents;

namespace SonoranPush.Cad;

/// <summary>Keeps the CAD's state up to date with what comes in, and tells resources written for the official one. Tick thread
/// only.</summary>
internal sealed class CadProjection : IDispatchObserver
{
    private readonly IScriptHost _host;
    private readonly ILogger _log;
    private readonly OfficialEventMapper _official;
    private readonly Queue<(string Name, Action Raise)> _behindChanges = new();
    private bool _known;
    private SnapshotSummary? _merged;

    /// <summary>Creates it.</summary>
    /// <param name="host">The server.</param>
    /// <param name="options">The owner's choices.</param>
    /// <param name="ownName">This resource's name.</param>
    /// <param name="log">The log.</param>
    /// <param name="time">The clock.</param>
    public CadProjection(IScriptHost host, PushOptions options, string ownName, ILogger log, TimeProvider time)
    {
        _host = host;
        _log = log;
        Compatibility = new CompatibilitySwitch(options.Compatibility, ownName, log);
        State = new CadState(options.Units, time) { IsHeard = () => Compatibility.IsOn };
        Snapshots = new SnapshotMerger(State);
        var units = new OfficialUnitCache(State);
        _official = new OfficialEventMapper(options.Compatibility, units);
        Handlers = new PushEventHandlerRegistry(log);
        OfficialExports = new OfficialExports(State, units, options);
        Exports = new CadExports(State);
    }

    /// <summary>What is known of this CAD server may no longer be true: a session has logged in, or events were given up.</summary>
    public event Action<int>? SnapshotWanted;

    /// <summary>Takes snapshots over.</summary>
    public SnapshotMerger Snapshots { get; }

    /// <summary>What is known of the CAD.</summary>
    public CadState State { get; }

    /// <summary>Is compatibility on?</summary>
    public CompatibilitySwitch Compatibility { get; }

    /// <summary>Functions of other resources.</summary>
    public PushEventHandlerRegistry Handlers { get; }

    /// <summary>The official exports.</summary>
    public OfficialExports OfficialExports { get; }

    /// <summary>Our own exports.</summary>
    public CadExports Exports { get; }

    /// <inheritdoc />
    public bool IsBehind => State.Changes.Count + _behindChanges.Count > 0 || _merged is not null;

    /// <summary>A resource started.</summary>
    public void ResourceStarted(string name) => Compatibility.ResourceStarted(name);

    /// <summary>A resource stopped.</summary>
    public void ResourceStopped(string name)
    {
        Compatibility.ResourceStopped(name);
        Handlers.ResourceStopped(name);
    }

    /// <inheritdoc />
    public void Before(QueueItem item)
    {
        try
        {
            Follow(item);
        }
        catch (Exception exception)
        {
            TellMistake(item, exception);
        }
    }

    /// <inheritdoc />
    public void After(QueueItem item)
    {
        try
        {
            RememberToTell(item);
        }
        catch (Exception exception)
        {
            TellMistake(item, exception);
        }
    }

    /// <inheritdoc />
    public void Missed(int serverId)
    {
        try
        {
            SnapshotWanted?.Invoke(serverId);
        }
        catch (Exception exception)
        {
            Log.Unexpected(_log, "asking for a snapshot", exception);
        }
    }

    /// <inheritdoc />
    public bool RaiseNext()
    {
        try
        {
            return RaiseOne();
        }
        catch (Exception exception)
        {
            // The next item may come: what fails may go on failing.
            Log.Unexpected(_log, "telling of units and calls", exception);
            return false;
        }
    }

    private void RememberToTell(QueueItem item)
    {
        // Resources written for the official one cannot tell a test from an emergency.
        if (item is not QueuedPushEvent { Event: { Meta.IsTest: false } push } || !Compatibility.IsOn)
        {
            return;
        }

        if (_official.ForPush(push, _known) is { } official)
        {
            RaiseBehindChanges(official);
        }

        foreach (var call in Handlers.For(push))
        {
            _behindChanges.Enqueue((push.Type, call));
        }
    }

    private bool RaiseOne()
    {
        if (!Compatibility.IsOn)
        {
            State.Changes.Clear();
            _behindChanges.Clear();
        }

        if (State.Changes.Count > 0)
        {
            var official = _official.ForChange(State.Changes.Dequeue());
            Guard(official.Name, () => _host.RaiseEvent(official.Name, official.Serialise()));
            return true;
        }

        if (_behindChanges.Count > 0)
        {
            var (name, raise) = _behindChanges.Dequeue();
            Guard(name, raise);
            return true;
        }

        if (_merged is { } merged)
        {
            // The last word on the snapshot, behind what was told of its units and calls one by one.
            _merged = null;
            Guard(ScriptContract.Snapshot, () => _host.RaiseEvent(ScriptContract.Snapshot, Serialise(merged)));
            return true;
        }

        State.Settle();
        return false;
    }

    private static ArraySegment<byte> Serialise(in SnapshotSummary merged) =>
        SessionEventArguments.Snapshot(merged.ServerId, merged.Units, merged.Calls, merged.EmergencyCalls);

    private void Follow(QueueItem item)
    {
        switch (item)
        {
            case QueuedPushEvent { Event: { Meta.IsTest: false } push }:
                _known = false;
                Apply(push);
                break;
            case SnapshotChunk part:
                _merged = Snapshots.Merge(part);
                break;
            case ServerRemoved removed:
                State.ForgetServer(item.ServerId);
                if (removed.IsCommunityLeft)
                {
                    State.Accounts.Clear();
                }

                break;
            case QueuedSessionEvent { EventName: ScriptContract.Connected }:
                SnapshotWanted?.Invoke(item.ServerId);
                break;
        }
    }

    private void Apply(PushEvent push)
    {
        _known = State.Apply(push);
        if (State.Ids.TakeCut() is { } field)
        {
            Log.TooManyIds(_log, push.Meta.ServerId, push.Type, field);
        }
    }

    private void RaiseBehindChanges(OfficialEvent official) =>
        _behindChanges.Enqueue((official.Name, () => _host.RaiseEvent(official.Name, official.Serialise())));

    // What is known of the CAD may be wrong now; the item's own events are raised all the same.
    private void TellMistake(QueueItem item, Exception exception) =>
        Log.Unexpected(_log, item is QueuedPushEvent { Event: var push } ? "following " + push.Type : "following the CAD", exception);

    private void Guard(string name, Action run)
    {
        try
        {
            run();
        }
        catch (Exception exception)
        {
            // One event that nobody can take must not cost the ones behind it.
            Log.EventNotRaised(_log, name, exception);
        }
    }
}
