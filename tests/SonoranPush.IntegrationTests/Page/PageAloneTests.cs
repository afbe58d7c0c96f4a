using SonoranPush.IntegrationTests.Page.Support;
using Xunit.Abstractions;

namespace SonoranPush.IntegrationTests.Page;

/// <summary>LocalCad's page in a real browser, with hub clients of the tests' own on the other side.</summary>
public sealed class PageAloneTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Markup = "<img src=x onerror=\"document.title=1\">";
    private const string Tone = """{"type":"EVENT_TONE","data":{"name":"<img src=x onerror=\"document.title=1\">"}}""";
    private const int Batch = 25;

    private LocalCadServer _cad = null!;

    public async Task InitializeAsync() => _cad = await LocalCadServer.StartAsync(new());

    public async Task DisposeAsync() => await _cad.DisposeAsync();

    [BrowserFact]
    public async Task Markup_InNamesPlacesAndPayloads_StaysText()
    {
        await using var client = await HubClient.LogInAsync(_cad);
        _cad.Board(1).SetUnits([Unit(0, Markup)]);
        await client.SendLocationsAsync(new { communityUserId = "unit0", location = Markup, coordinates = new { x = 1 } });

        var playing = BrowserScript.PlayAsync("hostile", _cad.Url);
        await UntilAsync(playing, () => _cad.PushAsync(1, Tone));

        await playing;
    }

    [BrowserFact]
    public async Task Recipe_WhileNobodyIsLoggedIn_NamesEveryConvar()
    {
        HubClient? client = null;

        await BrowserScript.PlayAsync("recipe", _cad.Url, async recipe =>
        {
            Assert.Equal(Recipe("demo", "demo-key", "1", _cad.HubUrl), JsonNode.Parse(recipe)!.ToString());
            client = await HubClient.LogInAsync(_cad);
        });

        await client!.DisposeAsync();
    }

    [BrowserFact]
    public async Task Recipe_WithAKeyOfOnesOwn_DoesNotShowIt()
    {
        await using var cad = await LocalCadServer.StartAsync(new() { CommunityId = "mine", ApiKey = "real-after-all", ServerIds = [3, 4] });
        HubClient? client = null;

        await BrowserScript.PlayAsync("recipe", cad.Url, async recipe =>
        {
            Assert.Equal(Recipe("mine", "what --key says", "3,4", cad.HubUrl), JsonNode.Parse(recipe)!.ToString());
            client = await HubClient.LogInAsync(cad, 3);
        });

        await client!.DisposeAsync();
    }

    [BrowserFact]
    public async Task Marker_OfAUnitThatIsHeardOfNoMore_AgesAndFades()
    {
        await using var client = await HubClient.LogInAsync(_cad);
        await SendAsync(client, first: 1, count: 1, turn: 0);

        await BrowserScript.PlayAsync("age", _cad.Url);
    }

    [BrowserFact]
    public async Task Looks_AreGoodInBothThemesAndAllWidths()
    {
        await using var client = await HubClient.LogInAsync(_cad);
        _cad.Board(1).SetUnits(Enumerable.Range(0, 20).Select(number => Unit(number, $"Officer {number}")).ToArray());
        await SendAsync(client, 0, Batch, 0);

        await BrowserScript.PlayAsync("looks", _cad.Url);
    }

    [BrowserFact]
    public async Task AThousandUnits_KeepTheMainThreadBusyForLessThanHalfOfTheTime()
    {
        const int Units = 1000;
        await using var client = await HubClient.LogInAsync(_cad);
        _cad.Board(1).SetUnits(Enumerable.Range(0, Units).Select(number => Unit(number, $"Officer {number}")).ToArray());
        _cad.Rules.LocationInterval = TimeSpan.Zero;
        for (var first = 0; first < Units; first += Batch)
        {
            await SendAsync(client, first, Batch, 0);
        }

        var playing = BrowserScript.PlayAsync("busy", _cad.Url);
        var turn = 0;
        await UntilAsync(playing, () => SendAsync(client, turn * Batch % Units, Batch, ++turn));

        foreach (var line in await playing)
        {
            output.WriteLine(line);
            Console.WriteLine($"LocalCad's page, 1,000 units: {line}");
        }
    }

    private static string Recipe(string community, string key, string servers, Uri hub) =>
        $"""
        set sonoranpush_communityId "{community}"
        set sonoranpush_apiKey "{key}"
        set sonoranpush_serverId "{servers}"
        set sonoranpush_hubUrl "{hub}"
        """;

    // Four times a second: with 25 rows a call a hundred updates.
    private static async Task UntilAsync(Task playing, Func<Task> act)
    {
        using var clock = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        while (!playing.IsCompleted)
        {
            await act();
            await clock.WaitForNextTickAsync();
        }
    }

    private static JsonObject Unit(int number, string name) => new()
    {
        ["id"] = number,
        ["status"] = 2,
        ["data"] = new JsonObject { ["communityUserId"] = $"unit{number}", ["unitNum"] = $"A-{number}", ["name"] = name, ["page"] = number % 3 },
    };

    // In rows of fifty, all over the world, each on its way.
    private static async Task SendAsync(HubClient client, int first, int count, int turn)
    {
        var reply = await client.SendLocationsAsync([.. Enumerable.Range(first, count).Select(number => Row(number, turn))]);
        Assert.True(reply.Success, reply.Error);
    }

    private static object Row(int number, int turn) => new
    {
        communityUserId = $"unit{number}",
        location = $"Street {number}",
        coordinates = new
        {
            x = -3500 + (number % 50 * 150) + (turn * 3),
            y = -3500 + (number / 50 * 550) + turn,
            z = 30,
            w = ((number * 7) + (turn * 5)) % 360,
        },
        vehicle = new { type = "police", lights = number % 10 == 0 },
    };
}
