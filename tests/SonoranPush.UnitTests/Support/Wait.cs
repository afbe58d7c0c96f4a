using System.Diagnostics;

namespace SonoranPush.UnitTests.Support;

/// <summary>Waits for a condition, never for a time.</summary>
internal static class Wait
{
    private static readonly TimeSpan Generous = TimeSpan.FromSeconds(20);

    public static async Task Until(Func<bool> condition, string what = "the condition")
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            if (watch.Elapsed > Generous)
            {
                throw new TimeoutException($"Waited in vain for {what}.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }
    }

    public static Task<T> For<T>(Task<T> task) => task.WaitAsync(Generous, TimeProvider.System);

    public static Task For(Task task) => task.WaitAsync(Generous, TimeProvider.System);
}
