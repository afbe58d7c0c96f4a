using System.Diagnostics;
using System.Text.RegularExpressions;
using SonoranPush.IntegrationTests.Release;

namespace SonoranPush.IntegrationTests.Checks.Support;

/// <summary>A server process with the unpacked zip beside a LocalCad, and somebody who knows the right credentials and follows advice
/// word by word: convars that it names, files that it names, and the commands behind "then:".</summary>
internal sealed partial class NewOwner : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    private readonly ReleaseZip _zip = new();
    private readonly LocalCadServer _cad;
    private readonly ServerProcess _server;

    private NewOwner(ServerRuntime runtime, LocalCadServer cad, OwnersError error)
    {
        _cad = cad;
        error.Spoil?.Invoke(_zip.Folder);
        _server = new ServerProcess(runtime, (cad.HubUrl, cad.Options.ApiKey), _zip.Folder, "consumer", start => Prepare(start, error));
    }

    public static async Task<NewOwner> StartAsync(ServerRuntime runtime, OwnersError error) =>
        new(runtime, await LocalCadServer.StartAsync(new() { ApiKey = $"k/{Guid.NewGuid():n}", Rules = new() { RestLimits = false } }), error);

    /// <summary>Enters the command until the table is as expected.</summary>
    public async Task<CheckTable> CheckUntilAsync(Func<CheckTable, bool> condition)
    {
        var start = TimeProvider.System.GetTimestamp();
        await _server.ShowsAsync("Started resource consumer");
        while (true)
        {
            var (lines, finished) = (_server.Lines().Count, _server.CountLines("skipped, in "));
            await EnterAsync("sonoranpush check");
            await _server.ShowsAsync("skipped, in ", finished + 1);
            var table = CheckTable.Read(_server.Lines().Skip(lines));
            if (condition(table))
            {
                return table;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, $"{table}\n\n{string.Join('\n', _server.Lines().TakeLast(60))}");
        }
    }

    /// <summary>Does what an advice says, and nothing else.</summary>
    public async Task FollowAsync(string advice)
    {
        var steps = Regex.Split(advice, "then: ");
        if (steps[0].Contains("stop " + _server.Resource, StringComparison.Ordinal))
        {
            await EnterAsync("stop " + _server.Resource);
            await _server.ShowsAsync("Stopped resource " + _server.Resource);
        }

        if (Convar().Match(steps[0]) is { Success: true } convar)
        {
            await EnterAsync($"set {convar.Value} \"{RightValueOf(convar.Value)}\"");
        }
        else
        {
            // Its folder is replaced, or config.json is corrected: both are in the zip.
            Assert.True(steps[0].Contains("replace its folder", StringComparison.Ordinal) || steps[0].Contains("correct config.json", StringComparison.Ordinal), advice);
            _zip.UnpackAgain();
        }

        foreach (var command in steps.Skip(1).SelectMany(step => step.Split(';', StringSplitOptions.TrimEntries)))
        {
            await EnterAsync(command);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _cad.DisposeAsync();
        _zip.Dispose();
    }

    [GeneratedRegex("sonoranpush_[a-zA-Z]+")]
    private static partial Regex Convar();

    private Task EnterAsync(string command) => _server.DoAsync(new { @do = "command", text = command });

    private string RightValueOf(string convar) => convar switch
    {
        "sonoranpush_apiKey" => _cad.Options.ApiKey,
        "sonoranpush_communityId" => _cad.Options.CommunityId,
        "sonoranpush_serverId" => "1",
        "sonoranpush_hubUrl" => _cad.HubUrl.ToString(),
        _ => throw new ArgumentOutOfRangeException(nameof(convar), convar, "No setting of an owner."),
    };

    // The server's arguments come in pairs: --set name=value.
    private void Prepare(ProcessStartInfo start, OwnersError error)
    {
        start.WorkingDirectory = _zip.Folder;
        foreach (var (name, value) in error.Convars ?? [])
        {
            var at = start.ArgumentList.ToList().FindIndex(argument => argument.StartsWith(name + "=", StringComparison.Ordinal));
            start.ArgumentList.RemoveAt(at);
            start.ArgumentList.RemoveAt(at - 1);
            if (value is not null)
            {
                start.ArgumentList.Add("--set");
                start.ArgumentList.Add($"{name}={value.Replace("{port}", $"{_cad.Url.Port}", StringComparison.Ordinal)}");
            }
        }
    }
}
