using System.Net.WebSockets;
using LocalCad.Sessions;

namespace SonoranPush.IntegrationTests.LocalCad;

public sealed class RawRecordTests : IAsyncLifetime, IDisposable
{
    private LocalCadServer _cad = null!;
    private RawClient _client = null!;
    private CadSession _session = null!;

    public async Task InitializeAsync()
    {
        _cad = await LocalCadServer.StartAsync(new());
        _client = await RawClient.LogInAsync(_cad);
        _session = Assert.Single(_cad.Sessions);
    }

    public async Task DisposeAsync() => await _cad.DisposeAsync();

    public void Dispose() => _client.Dispose();

    [Theory]
    [InlineData("{broken")]
    [InlineData("")]
    [InlineData("""{"type":3,"invocationId":"0","error":"no such call"}""")]
    public async Task Record_OfAnyText_ArrivesAsItIs(string record)
    {
        await _session.SendRecordAsync(record);

        Assert.Equal(record, await _client.ReadRecordAsync());
    }

    [Theory]
    [InlineData("{broken")]
    [InlineData("1e999")]
    [InlineData("""{"key":"demo-key"},2""")]
    public async Task Push_ThatIsNotOneJsonValue_ArrivesAsItIs(string argument)
    {
        await _cad.PushAsync(1, argument, PushForm.JsonObject);

        Assert.Equal($$"""{"type":1,"target":"pushEvent","arguments":[{{argument}}]}""", await _client.ReadRecordAsync());
    }

    [Fact]
    public async Task Push_NestedDeeperThanParsersGo_ArrivesAsItIs()
    {
        var argument = new string('[', 1000) + new string(']', 1000);

        await _cad.PushAsync(1, argument);

        Assert.Contains(argument, await _client.ReadRecordAsync());
    }

    [Fact]
    public async Task Push_OfSixMegabytes_ArrivesWhole()
    {
        var text = new string('x', 6 * 1024 * 1024);

        var push = _cad.PushAsync(1, text, PushForm.JsonText);
        using var record = JsonDocument.Parse((await _client.ReadRecordAsync())!);

        Assert.True(await push);
        Assert.Equal(text, record.RootElement.GetProperty("arguments")[0].GetString());
    }

    [Fact]
    public async Task Bytes_OfSeveralRecords_ArriveInOneMessage()
    {
        var bytes = "{\"type\":6}\u001e{\"type\":6}\u001e"u8.ToArray();

        await _session.SendBytesAsync(bytes);

        Assert.Equal(Encoding.UTF8.GetString(bytes), await _client.ReadMessageAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Bytes_Split_ArriveAsFramesOrAsMessages(bool oneMessage)
    {
        await _session.SendBytesAsync("abcdefgh"u8.ToArray(), frameSize: 3, oneMessage);

        var frames = new[] { await _client.ReadFrameAsync(), await _client.ReadFrameAsync(), await _client.ReadFrameAsync() };

        Assert.Equal(["abc", "def", "gh"], frames.Select(frame => frame.Text));
        Assert.Equal([!oneMessage, !oneMessage, true], frames.Select(frame => frame.Frame.EndOfMessage));
    }

    [Fact]
    public async Task Bytes_BesidePushes_NeverMixWithThem()
    {
        const int Count = 200;
        var ping = "{\"type\":6}\u001e"u8.ToArray();

        await Task.WhenAll(
            Parallel.ForAsync(0, Count, async (_, _) => await _session.SendBytesAsync(ping, frameSize: 2)),
            Parallel.ForAsync(0, Count, async (_, _) => await _cad.PushAsync(1, Some.Envelope)));

        var records = new List<string?>();
        while (records.Count < 2 * Count)
        {
            records.Add(await _client.ReadRecordAsync());
        }

        Assert.Equal(Count, records.Count(record => record == """{"type":6}"""));
        Assert.Equal(Count, records.Count(record => record!.Contains(Some.Envelope)));
    }

    [Fact]
    public async Task Bytes_ThatAreNotUtf8_BreakTheClientsSocket()
    {
        await _session.SendBytesAsync([0xc3, 0x28, 0x1e]);

        await Assert.ThrowsAsync<WebSocketException>(_client.ReadMessageAsync);
    }

    [Theory]
    [InlineData(1009)]
    [InlineData(1012)]
    public async Task Close_WithAnyStatus_SendsNoRecord(int status)
    {
        await _session.CloseAsync((WebSocketCloseStatus)status);

        Assert.Null(await _client.ReadMessageAsync());
        Assert.Equal(status, (int)_client.CloseStatus!);
    }

    [Theory]
    [InlineData(true, null, """{"type":7,"allowReconnect":true}""")]
    [InlineData(false, "Bye.", """{"type":7,"error":"Bye.","allowReconnect":false}""")]
    [InlineData(null, null, """{"type":7}""")]
    public async Task Close_WithRecord_SendsItBeforeTheCloseFrame(bool? allowReconnect, string? error, string record)
    {
        await _session.CloseAsync(allowReconnect, error);

        Assert.Equal(record, await _client.ReadRecordAsync());
        Assert.Null(await _client.ReadMessageAsync());
    }

    [Fact]
    public async Task Drop_SendsNoCloseFrame()
    {
        _session.Drop();

        await Assert.ThrowsAsync<WebSocketException>(_client.ReadMessageAsync);
        Assert.Null(_client.CloseStatus);
    }
}
