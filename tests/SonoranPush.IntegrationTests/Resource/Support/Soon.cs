using System.Runtime.CompilerServices;

namespace SonoranPush.IntegrationTests.Resource.Support;

/// <summary>Waits for conditions, never for a time.</summary>
internal static class Soon
{
    /// <summary>Longer than anything here takes on a busy machine.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);

    public static Task TrueAsync(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string what = "") =>
        TrueAsync(() => Task.FromResult(condition()), what);

    public static async Task TrueAsync(Func<Task<bool>> condition, [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(start) > Patience)
            {
                throw new TimeoutException($"Waited in vain: {what}.");
            }

            await Task.Delay(Glance, TimeProvider.System);
        }
    }
}
