using Microsoft.Extensions.Logging;
using SonoranPush.Cad.Changes;
using SonoranPush.Cad.Snapshots;
using SonoranPush.Compatibility;
using SonoranPush.Configuration;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;
using SonoranPush.Hosting;
using SonoranPush.PushEvents;

namespace SonoranPush.Cad;

/// <summary>Applies the dispatched items to the CAD's state, and returns the further events to raise. Main thread only.</summary>
internal sealed class CadProjection : IDispatchObserver
{
    private readonly IScriptHost _host;
    private readonly ILogger _log;
    private readonly OfficialEventMapper _official;
    private readonly Queue<PendingEvent> _afterChanges = new();
    private bool _isKnown;
    private SnapshotSummary? _merged;

    public CadProjection(IScriptHost host, PushOptions options, string ownName, ILogger log, TimeProvider time)
    {
        _host = host;
        _log = log;
        Compatibility = new CompatibilitySwitch(options.Compatibility, ownName, log);
        State = new CadState(options.Units, time, () => options.Events.Changes, () => Compatibility.IsOn);
        Snapshots = new SnapshotMerger(State);
        var units = new OfficialUnitCache(State);
        _official = new OfficialEventMapper(options.Compatibility, units);
        Handlers = new PushEventHandlerRegistry(log);
        OfficialExports = new OfficialExports(State, units, options);
        Exports = new CadExports(State);
    }

    /// <summary>Raised when the state of a CAD server may be outdated: after a login, or when events were dropped. The argument is the
    /// server id.</summary>
    public event Action<int>? SnapshotWanted;

    /// <summary>Merges snapshots.</summary>
    public SnapshotMerger Snapshots { get; }

    /// <summary>The state of the CAD.</summary>
    public CadState State { get; }

    /// <summary>Decides whether compatibility is on.</summary>
    public CompatibilitySwitch Compatibility { get; }

    /// <summary>Functions of other resources.</summary>
    public PushEventHandlerRegistry Handlers { get; }

    public OfficialExports OfficialExports { get; }

    /// <summary>Our own exports.</summary>
    public CadExports Exports { get; }

    /// <inheritdoc />
    public bool HasPendingEvents => State.OfficialChanges.Count + _afterChanges.Count > 0 || State.HasLoggedOutUnits;

    /// <inheritdoc />
    public bool HasPendingChanges => State.Changes.Count > 0 || IsHoldingQueue;

    /// <inheritdoc />
    public bool IsHoldingQueue => _merged is not null;

    /// <summary>Call when a resource has started.</summary>
    public void ResourceStarted(string name) => Compatibility.ResourceStarted(name);

    /// <summary>Call when a resource has stopped.</summary>
    public void ResourceStopped(string name)
    {
        Compatibility.ResourceStopped(name);
        Handlers.ResourceStopped(name);
    }

    /// <inheritdoc />
    public void OnDispatching(QueueItem item)
    {
        switch (item)
        {
            case QueuedPushEvent { Event: { Meta.IsTest: false } push }:
                _isKnown = false;
                State.Changes.Cause = ChangeCause.Push(push.Type);
                Apply(push);
                break;
            case SnapshotChunk chunk:
                State.Changes.Cause = new ChangeCause(ChangeCauses.Snapshot);
                _merged = Snapshots.Merge(chunk);
                break;
            case ServerRemoved removed:
                State.Changes.Cause = new ChangeCause(ChangeCauses.ServerRemoved);
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

    /// <inheritdoc />
    public void OnDispatched(QueueItem item)
    {
        // Handlers written for the official resource cannot tell a test from an emergency.
        if (item is not QueuedPushEvent { Event: { Meta.IsTest: false } push } || !Compatibility.IsOn)
        {
            return;
        }

        if (_official.ForPush(push, _isKnown) is { } official)
        {
            _afterChanges.Enqueue(ToPending(official));
        }

        foreach (var handle in Handlers.For(push))
        {
            _afterChanges.Enqueue(new PendingEvent(push.Type, handle));
        }
    }

    /// <inheritdoc />
    public void OnDropped(int serverId) => SnapshotWanted?.Invoke(serverId);

    /// <inheritdoc />
    public PendingEvent? NextEvent()
    {
        if (!Compatibility.IsOn)
        {
            State.OfficialChanges.Clear();
            _afterChanges.Clear();
        }

        if (State.OfficialChanges.Count > 0)
        {
            return ToPending(_official.ForChange(State.OfficialChanges.Dequeue()));
        }

        if (_afterChanges.Count > 0)
        {
            return _afterChanges.Dequeue();
        }

        State.RemoveLoggedOut();
        return null;
    }

    /// <inheritdoc />
    public PendingEvent? NextChange()
    {
        if (State.Changes.Count > 0)
        {
            return State.Changes.TakeNext() is { } change ? ToPending(change.Name, () => change.Arguments) : null;
        }

        // The last event of a snapshot: its changes were raised, and the exports return the counted entries.
        var merged = _merged!.Value;
        _merged = null;
        return ToPending(
            ScriptContract.Snapshot,
            () => SessionEventArguments.Snapshot(merged.ServerId, merged.Units, merged.Calls, merged.EmergencyCalls));
    }

    private void Apply(PushEvent push)
    {
        _isKnown = State.Apply(push);
        if (State.Ids.TakeCut() is { } field)
        {
            Log.TooManyIds(_log, push.Meta.ServerId, push.Type, field);
        }
    }

    private PendingEvent ToPending(OfficialEvent official) => ToPending(official.Name, official.Serialise);

    private PendingEvent ToPending(string name, Func<ArraySegment<byte>> serialise) => new(name, () => _host.RaiseEvent(name, serialise()));
}
