using System.Diagnostics;
using SonoranPush.Configuration;
using SonoranPush.Contracts;
using SonoranPush.Diagnostics;
using SonoranPush.Hosting;
using SonoranPush.Locations.Postals;
using SonoranPush.Session;
using SonoranPush.Session.Tls;

namespace SonoranPush.Checks;

/// <summary>Runs all checks, one run at a time: natives in small steps in ticks, network and files on the pool. It changes nothing. Main
/// thread only.</summary>
internal sealed class SelfCheck
{
    // The probe of the hub ends within 12 s, and REST within 10 s after it.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(28);

    private readonly PushResource _resource;
    private readonly IScriptHost _host;
    private readonly string _name;
    private readonly RestProbe _rest;
    private readonly TimeProvider _time;
    private IEnumerator<bool>? _run;
    private CancellationTokenSource? _stop;
    private Action<CheckReport> _done = _ => { };
    private Task<List<CheckRow>> _work = Task.FromResult(new List<CheckRow>());
    private LuaReport? _lua;
    private long _startedAt;

    public SelfCheck(PushResource resource, IScriptHost host, string name, TlsTrust trust, RestProbe rest, TimeProvider time)
    {
        _resource = resource;
        _host = host;
        _name = name;
        _rest = rest;
        _time = time;
        Probe = (hub, cancellation) => new HubProbe(trust, time).RunAsync(hub, cancellation);
        DescribeTrust = () => trust.Source;
    }

    /// <summary>Finds the resource's folder; null when it is unknown.</summary>
    public Func<string?> FindFolder { get; set; } = () => null;

    /// <summary>Reads the server's configuration, on the pool.</summary>
    public Func<ServerCfgReader> ReadCfg { get; set; } = ServerCfgReader.ReadOwn;

    /// <summary>Sends the probe to the hub, on the pool.</summary>
    public Func<Uri, CancellationToken, Task<HubProbeResult>> Probe { get; set; }

    private Func<string> DescribeTrust { get; }

    /// <summary>Starts a run.</summary>
    /// <param name="done">Receives the report, in a tick within 30 s.</param>
    /// <returns>False while another run is under way.</returns>
    public bool Start(Action<CheckReport> done)
    {
        if (_run is not null)
        {
            return false;
        }

        _done = done;
        _startedAt = _time.GetTimestamp();
        _run = Run().GetEnumerator();
        return true;
    }

    /// <summary>Stores the report of <c>players.lua</c>.</summary>
    public void LuaReported(object? report) => _lua = LuaReport.Read(report, _name) ?? _lua;

    /// <summary>Runs the next step, once a tick.</summary>
    public void Tick()
    {
        try
        {
            if (_run?.MoveNext() == false)
            {
                _run = null;
            }
        }
        catch (Exception exception)
        {
            _run = null;
            Log.Unexpected(_resource.Logger, "the check", exception);
            Finish(new[] { new CheckRow("check", CheckResult.Failed, "the check itself failed: " + exception.Message, "report it with this line") });
        }
    }

    /// <summary>Ends a run, for good.</summary>
    /// <returns>Completes when none of its tasks runs on the pool.</returns>
    public Task StopAsync() => Task.Run(async () =>
    {
        _stop?.Cancel();
        await Task.WhenAny(_work).ConfigureAwait(false);
    });

    private IEnumerable<bool> Run()
    {
        var meter = new CostMeter(_host, _time);
        var settings = new SettingsFacts(_host, _name);
        yield return true;
        _lua = null;
        meter.Raise(ScriptContract.InspectPlayers, null);
        yield return true;
        var cost = meter.MeasureNatives();
        yield return true;
        cost = meter.MeasureEvents(cost, _lua);
        yield return true;
        var input = new CheckInput
        {
            Settings = settings,
            Cost = cost,
            Lua = _lua,
            Folder = FindFolder(),
            ManifestVersion = _host.ReadMetadataOf(_name, "version"),
            ServerVersion = _host.ReadConvar("version"),
            OneSync = _host.ReadConvar("onesync"),
        };
        yield return true;
        ReadNeighbours(input);
        yield return true;
        input.ReadResource(_resource);
        var stop = new CancellationTokenSource();
        _stop = stop;
        _work = Task.Run(() => ExamineAsync(input, stop.Token));
        while (!_work.IsCompleted)
        {
            yield return true;
        }

        Finish(_work.GetAwaiter().GetResult());
    }

    private void Finish(IEnumerable<CheckRow> rows)
    {
        try
        {
            _done(new CheckReport(rows, _time.GetElapsedTime(_startedAt), _resource.Logger.Mask));
        }
        catch (Exception exception)
        {
            Log.Unexpected(_resource.Logger, "the end of the check", exception);
        }
    }

    private void ReadNeighbours(CheckInput input)
    {
        var postals = _resource.Options.UnitLocation.PostalResource;
        var file = postals.Length > 0 ? _host.ReadMetadataOf(postals, "postal_file") : null;
        input.PostalText = string.IsNullOrEmpty(file) ? null : _host.ReadFileOf(postals, file!);
        input.Neighbours = new NeighboursFacts
        {
            OfficialRuns = _resource.Cad.Compatibility.IsOfficialStarted,
            Copies = _lua?.Copies,
            PostalResource = postals,
            PostalFile = file,
            Owners = _resource.Cad.Handlers.Owners,
        };
    }

    private async Task<List<CheckRow>> ExamineAsync(CheckInput input, CancellationToken cancellation)
    {
        // The limit of both begins now: one after the other could take twice as long.
        var local = Task.Run(() => ExamineLocal(input), cancellation).WithinAsync(Limit, _time, cancellation);
        var network = ExamineNetworkAsync(input, cancellation).WithinAsync(Limit, _time, cancellation);
        var rows = new List<CheckRow>();
        foreach (var part in new[] { local, network })
        {
            try
            {
                rows.AddRange(await part.ConfigureAwait(false));
            }
            catch (Exception exception)
            {
                rows.Add(new CheckRow(
                    part == local ? "resource" : "machine", CheckResult.Failed, "the check did not end: " + exception.Message, "repeat it; if this stays, report it"));
            }
        }

        return rows.OrderBy(row => Array.IndexOf(CheckInput.Order, row.Check)).ToList();
    }

    private List<CheckRow> ExamineLocal(CheckInput input)
    {
        var settings = input.Settings.ReadFiles(ReadCfg);
        var resource = new ResourceFacts
        {
            Name = _name,
            ManifestVersion = input.ManifestVersion,
            ServerVersion = input.ServerVersion,
            Files = input.Folder is { Length: > 0 } folder ? ReleaseFiles.Compare(folder) : null,
            Lua = input.Lua,
            PlayersTracked = input.Locations.PlayersTracked,
            ListensToHttp = settings.Options.Http.IsOnIn(_name),
        };
        using var process = Process.GetCurrentProcess();
        var cost = input.Cost with
        {
            Ticks = _resource.TickTimes.ToSorted(), ManagedBytes = GC.GetTotalMemory(forceFullCollection: false), ProcessBytes = process.WorkingSet64,
        };
        return ResourceCheck.Rows(resource)
            .Concat(SettingsCheck.Rows(settings))
            .Concat(PlayersCheck.Rows(input.Players))
            .Concat(LocationsCheck.Rows(input.Locations, input.IsSenderReady))
            .Concat(CostCheck.Rows(cost))
            .Concat(NeighboursCheck.Rows(input.Neighbours with { Postals = input.PostalText is { } text ? PostalFile.Read(text)?.Count : null }))
            .ToList();
    }

    private async Task<List<CheckRow>> ExamineNetworkAsync(CheckInput input, CancellationToken cancellation)
    {
        if (input.Settings.Options.HubUrl is not { } hub)
        {
            var skipped = new CheckRows("hub");
            skipped.Skip("the hub's address is invalid, so nothing was connected to");
            return skipped.All.ToList();
        }

        var probe = await Probe(hub, cancellation).ConfigureAwait(false);
        var rest = await _rest.RunAsync(input.Sessions, input.FetchesSnapshots, probe.IsUpgraded, cancellation).ConfigureAwait(false);
        return MachineCheck.Rows(probe, DescribeTrust(), MachineCheck.FindProxies())
            .Concat(HubCheck.Rows(probe, input.Sessions, _time.GetUtcNow()))
            .Concat(RestCheck.Rows(rest))
            .ToList();
    }
}
