namespace SonoranPush.IntegrationTests.Mono;

/// <summary>Who can read the key, judged by the server.cfg in the folder that the server runs in.</summary>
public sealed class ApiKeyExposureCheckTests : IDisposable
{
    private const string Set = "set sonoranpush_apiKey \"demo-key\"\n";
    private const string Protect = "add_convar_permission sonoranpush read sonoranpush_apiKey\n";

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("sonoranpush-cfg-");

    public void Dispose() => _data.Delete(recursive: true);

    [MonoTheory]
    [InlineData(Set, 1, 0)]
    [InlineData("setr sonoranpush_apiKey \"demo-key\"\n", 0, 1)]
    [InlineData(Set + Protect, 0, 0)]
    public async Task Start_WarnsWhenTheConfigurationLeavesTheKeyToEverybody(string cfg, int readable, int sentOut)
    {
        await File.WriteAllTextAsync(Path.Combine(_data.FullName, "server.cfg"), cfg);
        await using var cad = await LocalCadServer.StartAsync(new LocalCadOptions());
        await using var server = MonoServer.Start(cad.HubUrl, prepare: process => process.WorkingDirectory = _data.FullName);
        await cad.SessionAsync(1, Soon.Patience);
        await server.ShowsAsync("start: key protection took");
        (await server.StopAsync()).IsClean();

        Assert.Equal(readable, server.CountLines("[SP-106]"));
        Assert.Equal(sentOut, server.CountLines("[SP-107]"));
        Assert.Equal(0, server.CountLines("demo-key"));
    }
}
