using System.Net.Http;

namespace SonoranPush.IntegrationTests.LocalCad.Support;

/// <summary>Tests of one LocalCad that each test starts anew, and of what it answers over HTTP.</summary>
public abstract class CadTests : IAsyncLifetime, IDisposable
{
    private readonly LocalCadOptions _options;

    private protected CadTests(LocalCadOptions? options = null) => _options = options ?? new();

    private protected LocalCadServer Cad { get; private set; } = null!;

    private protected HttpClient Http { get; } = new();

    private protected RestClient Rest { get; private set; } = null!;

    public virtual async Task InitializeAsync()
    {
        Cad = await LocalCadServer.StartAsync(_options);
        Http.BaseAddress = Cad.Url;
        Rest = new RestClient(Cad);
    }

    public async Task DisposeAsync() => await Cad.DisposeAsync();

    public void Dispose()
    {
        Http.Dispose();
        Rest.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected Task<HttpResponseMessage> PostAsync(string path, string body = "") => Http.PostAsync(path, new StringContent(body));
}
