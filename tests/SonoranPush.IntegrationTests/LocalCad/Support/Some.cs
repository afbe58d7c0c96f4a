using System.Net.Sockets;

namespace SonoranPush.IntegrationTests.LocalCad.Support;

/// <summary>Values and questions that many tests share.</summary>
internal static class Some
{
    public const string Envelope = """{"key":"demo-key","type":"EVENT_UNIT_LOGOUT","data":{"identId":7}}""";

    public static object Row(string user = "abc", double x = 1) =>
        new { communityUserId = user, location = "Main St", coordinates = new { x, y = 2, z = 3, w = 90 } };

    /// <summary>Whether a CAD's port accepts connections.</summary>
    public static async Task<bool> AcceptsAsync(LocalCadServer cad)
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
