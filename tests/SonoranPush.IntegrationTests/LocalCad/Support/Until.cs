using System;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using LocalCad;

namespace SonoranPush.IntegrationTests.LocalCad.Support;

/// <summary>Waits for conditions.</summary>
internal static class Until
{
    public static async Task TrueAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(Some.Patience);
        while (!await condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, patience.Token);
        }
    }

    public static Task TrueAsync(Func<bool> condition) => TrueAsync(() => Task.FromResult(condition()));

    public static Task ListensAsync(LocalCadServer cad) => TrueAsync(() => AcceptsAsync(cad));

    public static Task RefusesAsync(LocalCadServer cad) => TrueAsync(async () => !await AcceptsAsync(cad));

    private static async Task<bool> AcceptsAsync(LocalCadServer cad)
    {
        using var tcp = new TcpClient();
        try
        {
            await tcp.ConnectAsync(cad.Url.Host, cad.Url.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
