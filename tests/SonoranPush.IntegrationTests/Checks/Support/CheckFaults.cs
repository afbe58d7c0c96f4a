using System.Security.Cryptography.X509Certificates;
using LocalCad;
using LocalCad.Faults;
using SonoranPush.Configuration;
using SonoranPush.IntegrationTests.Tls.Support;

namespace SonoranPush.IntegrationTests.Checks.Support;

/// <summary>The faults that are provoked, by name.</summary>
internal static class CheckFaults
{
    private const string Steam = "steam:110000112345678";
    private const string License = "license:0123456789abcdef0123456789abcdef01234567";

    public static IReadOnlyDictionary<string, CheckFault> All { get; } = new Dictionary<string, CheckFault>
    {
        ["no key"] = Convar(ConvarReader.ApiKeyName, "", cad => cad.Options.ApiKey, "settings", "[SP-101]", "set sonoranpush_apiKey"),
        ["server id that is no number"] = Convar(ConvarReader.ServerId, "one", _ => "1", "settings", "[SP-102]", "correct this convar"),
        ["unknown mode"] = Convar(ConvarReader.Mode, "prod", _ => "production", "settings", "sonoranpush_mode is \"prod\"", "correct this convar"),
        ["unknown log level"] = Convar(ConvarReader.LogLevelName, "loud", _ => "debug", "settings", "sonoranpush_logLevel is \"loud\"", "correct this convar"),
        ["wrong key"] = Convar(ConvarReader.ApiKeyName, "another-key-1234567", cad => cad.Options.ApiKey, "hub", "Invalid API key", "sonoranpush_apiKey"),
        ["wrong community"] = Convar(ConvarReader.CommunityId, "another", cad => cad.Options.CommunityId, "hub", "Invalid community ID", "sonoranpush_communityId"),
        ["wrong server id"] = Convar(ConvarReader.ServerId, "9", _ => "1", "hub", "Invalid serverId", "sonoranpush_serverId"),
        ["wrong hub path"] = Hub("404: there is no hub at this address", "remove sonoranpush_hubUrl", world => Task.FromResult(new Uri(world.Cad.Url, "wrong"))),
        ["hub name that does not exist"] = Hub("cannot be resolved", "check the server's DNS", _ => Task.FromResult(new Uri("https://sonoranpush.invalid/apiWsHub")), "machine")
            with { AlsoFrom = "settings" },
        ["key in config.json"] = File("settings", "[SP-103]", "remove it there", world => world.WriteConfig("""{"apiKey":"x"}"""), world => world.Restore("config.json")),
        ["unknown config key"] = File(
            "settings", "identifer", "correct config.json", world => world.WriteConfig("""{"unitLocation":{"identifer":"steam"}}"""), world => world.Restore("config.json")),
        ["broken config.json"] = File("settings", "[SP-102]", "correct config.json", world => world.WriteConfig("{"), world => world.Restore("config.json")),
        ["key set by setr"] = Cfg("setr sonoranpush_apiKey \"x\"\n", "[SP-107]", "ask Sonoran CAD for a new key"),
        ["key that everybody can read"] = Cfg("set sonoranpush_apiKey \"x\"\n", "[SP-106]", "add_convar_permission sonoranpush read sonoranpush_apiKey"),
        ["redirection"] = Status(307, "a redirection to https://example.org/", "sonoranpush_hubUrl", "Location: https://example.org/\r\n"),
        ["refused machine"] = Status(403, "something refuses this machine", "firewall and proxy"),
        ["outage"] = Status(503, "it is not available", "wait"),
        ["no websockets"] = Status(426, "the upgrade did not arrive", "a proxy must pass websockets on"),
        ["web page in place of the hub"] = Status(200, "there is no hub at this address", "/apiWsHub"),
        ["other protocol"] = Hub("did not answer in HTTP", "check sonoranpush_hubUrl", world => Task.FromResult(world.Keep(HubFront.WithText("220 mail ready\r\n")).HubUrl)),
        ["handshake error"] = Cad("nope", "sonoranpush reconnect", faults => faults.HandshakeError = "nope"),
        ["login without an answer"] = Cad("did not answer in time", "sonoranpush reconnect", faults => faults.LoginSilent = true),
        ["refused login"] = Cad("Subscription expired", "sonoranpush_communityId", faults => faults.LoginRefusal = "Subscription expired."),
        ["login that breaks down"] = Cad("an error of its own", "check the convars", faults => faults.FailingMethod = CadFaults.AnyMethod),
        ["frozen hub"] = Cad("did not answer in time", "CAD is down", faults => faults.Frozen = true),
        ["hub that does not listen"] = new("machine", "refuses connections", "CAD may be down", world => world.Cad.StopAsync(), world => world.Cad.RestartAsync()),
        ["expired certificate"] = Tls(world => world.Authority.IssueExpired()),
        ["certificate of another host"] = Tls(world => world.Authority.Issue("example.org")),
        ["self-signed certificate"] = Tls(world => world.Authority.CreateSelfSigned()),
        ["missing library"] = File(
            "resource", "missing: System.Net.ServerSentEvents.dll", "replace its folder",
            world => System.IO.File.Delete(Path.Combine(world.Resource, "System.Net.ServerSentEvents.dll")), world => world.Restore("System.Net.ServerSentEvents.dll")),
        ["changed players.lua"] = File("resource", "players.lua", "replace its folder", world => Append(world, "players.lua"), world => world.Restore("players.lua")),
        ["changed manifest"] = File("resource", "fxmanifest.lua was changed", "compare it", world => Append(world, "fxmanifest.lua"), world => world.Restore("fxmanifest.lua")),
        ["no Lua half"] = new(
            "resource", "players.lua does not answer", "replace its folder",
            world =>
            {
                System.IO.File.Delete(Path.Combine(world.Resource, "players.lua"));
                return world.RestartResourceAsync();
            },
            world =>
            {
                world.Restore("players.lua");
                return world.RestartResourceAsync();
            }),
        ["OneSync off"] = Convar("onesync", "off", _ => "on", "players", "[SP-405]", "+set onesync on"),
        ["wrong identifier type"] = new(
            "players", "the CAD knows 2-A-14 by steam, but unitLocation.identifier is license", "set unitLocation.identifier to \"steam\"",
            async world =>
            {
                await world.JoinAsync(License, Steam);
                await world.UnitLogsInAsync(Steam);
            },
            world =>
            {
                world.WriteConfig("""{"unitLocation":{"identifier":"steam"}}""");
                return world.RestartResourceAsync();
            }),
        ["unit without an account"] = Unlinked("the CAD has no game account for them", "link the account", []),
        ["unit of a player who is not here"] = Unlinked("no connected player has an identifier of their account", "link the account again", ["0123456789abcdef0123456789abcdef00000000"]),
        ["unit linked by an identifier that nobody has"] = Unlinked("no connected player has a discord identifier", "link accounts by an identifier", ["123456789012345678"]),
        ["refused locations"] = new(
            "locations", "refused", "follow the reason",
            world =>
            {
                world.Cad.Faults.RefuseEveryNthLocationCall = 1;
                return Task.CompletedTask;
            },
            MendCadAsync) { Meanwhile = world => world.SendLocationAsync() },
        ["calls that the plan does not give"] = new(
            "REST", "calls: the answer was 402; the community's plan may not include it", "set rest.snapshot to false in config.json",
            world =>
            {
                world.Cad.Faults.CallsBeyondPlan = true;
                return world.RestartResourceAsync();
            },
            world =>
            {
                world.WriteConfig("""{"rest":{"snapshot":false}}""");
                return world.RestartResourceAsync();
            }),
        ["clock that is wrong"] = new(
            "machine", "s behind the hub's", "set this machine's clock",
            world => Done(() => world.Cad.Faults.ClockAhead = TimeSpan.FromMinutes(10)), world => Done(world.Cad.Faults.Clear)),
        ["second copy"] = Neighbour("pushcopy", "copies of this resource run beside it: pushcopy", "remove \"ensure pushcopy\""),
        ["broken postal file"] = new(
            "neighbours", "yields no postal codes", "correct postal_file",
            world => WritePostalsAsync(world, "{}"), world => WritePostalsAsync(world, """[{"x":1,"y":2,"code":"100"}]""")),
    };

    private static CheckFault Convar(string name, string wrong, Func<LocalCadServer, string> right, string check, string says, string advises) =>
        new(check, says, advises, world => world.SetConvarAsync(name, wrong), world => world.SetConvarAsync(name, right(world.Cad)));

    private static CheckFault Hub(string says, string advises, Func<CheckWorld, Task<Uri>> find, string check = "hub") =>
        new(check, says, advises, async world => await world.SetHubAsync(await find(world)), world => world.RestoreHubAsync());

    private static CheckFault Status(int status, string says, string advises, string header = "") =>
        Hub(says, advises, world => Task.FromResult(world.Keep(HubFront.WithStatus(status, header)).HubUrl));

    private static CheckFault Tls(Func<CheckWorld, X509Certificate2> issue) => Hub(
        "[SP-21", string.Empty, world => Task.FromResult(world.Keep(new TlsFront(world.Cad.Url, [issue(world), world.Authority.Intermediate])).HubUrl()), "machine");

    private static CheckFault File(string check, string says, string advises, Action<CheckWorld> spoil, Action<CheckWorld> restore) => new(
        check, says, advises, world => Done(() => spoil(world)), world => Done(() => restore(world)));

    private static CheckFault Cfg(string cfg, string says, string advises) => File(
        "settings", says, advises, world => System.IO.File.WriteAllText(world.ServerCfg, cfg),
        world => System.IO.File.WriteAllText(world.ServerCfg, "set sonoranpush_apiKey \"y\"; add_convar_permission sonoranpush read sonoranpush_apiKey\n"));

    private static CheckFault Cad(string says, string advises, Action<CadFaults> set) => new(
        "hub", says, advises,
        world =>
        {
            set(world.Cad.Faults);
            return world.ReconnectAsync();
        },
        MendCadAsync);

    private static CheckFault Unlinked(string says, string advises, string[] apiIds) => new(
        "players", says, advises,
        async world =>
        {
            await world.JoinAsync(License);
            await world.UnitLogsInAsync(apiIds);
        },
        world => world.UnitLogsInAsync(License));

    private static CheckFault Neighbour(string name, string says, string advises) =>
        new("neighbours", says, advises, world => world.StartAsync(name), world => world.StopAsync(name));

    private static Task MendCadAsync(CheckWorld world)
    {
        world.Cad.Faults.Clear();
        return world.ReconnectAsync();
    }

    private static Task WritePostalsAsync(CheckWorld world, string text) =>
        Done(() => System.IO.File.WriteAllText(Path.Combine(world.Resource, "..", "nearest-postal", "postals.json"), text));

    private static void Append(CheckWorld world, string file) => System.IO.File.AppendAllText(Path.Combine(world.Resource, file), "\n-- changed\n");

    private static Task Done(Action act)
    {
        act();
        return Task.CompletedTask;
    }
}
