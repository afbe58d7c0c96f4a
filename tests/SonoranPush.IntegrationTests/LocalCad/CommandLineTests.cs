using System.Net;

namespace SonoranPush.IntegrationTests.LocalCad;

public sealed class CommandLineTests
{
    [Fact]
    public void Parse_Nothing_ListensOnLoopback()
    {
        var options = CommandLine.Parse([])!;

        Assert.Equal((IPAddress.Loopback, 5080), (options.Address, options.Port));
        Assert.Equal(("demo", "demo-key"), (options.CommunityId, options.ApiKey));
        Assert.Equal([1], options.ServerIds);
    }

    [Fact]
    public void Parse_EveryOption_IsTaken()
    {
        var options = CommandLine.Parse(
        [
            "--port", "6000", "--listen", "0.0.0.0", "--community", "c", "--key", "k", "--server", "3", "--server", "4",
            "--fallback", "http://127.0.0.1:30120/sonorancad/event", "--login", "strict",
        ])!;

        Assert.Equal((IPAddress.Any, 6000), (options.Address, options.Port));
        Assert.Equal(("c", "k"), (options.CommunityId, options.ApiKey));
        Assert.Equal([3, 4], options.ServerIds);
        Assert.Equal("http://127.0.0.1:30120/sonorancad/event", options.Rules.Fallback?.ToString());
        Assert.True(options.Rules.StrictLogin);
    }

    [Theory]
    [InlineData("--port")]
    [InlineData("--port", "many")]
    [InlineData("--key", "")]
    [InlineData("--server", "0")]
    [InlineData("--listen", "here")]
    [InlineData("--fallback", "nowhere")]
    [InlineData("--login", "maybe")]
    [InlineData("--unknown", "1")]
    public void Parse_WhatItDoesNotUnderstand_IsRefused(params string[] arguments) => Assert.Null(CommandLine.Parse(arguments));

    [Fact]
    public async Task Output_HasALineForEachDeed_AndNeverTheKey()
    {
        using var output = new StringWriter();
        await using (var cad = await LocalCadServer.StartAsync(new() { ApiKey = "Secret", Output = output }))
        {
            await using var client = await HubClient.LogInAsync(cad);
            await cad.PushAsync(1, """{"key":"SECRET","type":"EVENT_secret"}""");
            await client.SendLocationsAsync();
            await client.CallAsync("authenticatev2", "secret\n", "Secret", 1);
        }

        var text = output.ToString();
        Assert.Contains("login     server 1 on ", text);
        Assert.Contains("push      EVENT_**** to server 1: sent", text);
        Assert.Contains("refused   unitLocation: Missing unit location updates.", text);
        Assert.Contains("refused   login of community '**** ', server 1: Invalid community ID.", text);
        Assert.DoesNotContain("secret", text, StringComparison.OrdinalIgnoreCase);
    }
}
