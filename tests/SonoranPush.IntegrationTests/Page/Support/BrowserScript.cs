using System.Diagnostics;

namespace SonoranPush.IntegrationTests.Page.Support;

/// <summary>Plays a scenario of <c>tests/Browser</c> on LocalCad's page, in a Chromium of its own.</summary>
internal static class BrowserScript
{
    // A cold browser on a busy machine, and every wait in it.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Ends when the scenario has ended well, and fails with its words when it has not.</summary>
    /// <param name="scenario">The file's name without extension.</param>
    /// <param name="page">LocalCad's address.</param>
    /// <param name="answer">Called for each line that the scenario says; it waits until the task has ended.</param>
    /// <returns>What the scenario said.</returns>
    public static async Task<IReadOnlyList<string>> PlayAsync(string scenario, Uri page, Func<string, Task>? answer = null)
    {
        using var node = new Process { StartInfo = Start(scenario, page) };
        node.Start();
        try
        {
            var complaints = node.StandardError.ReadToEndAsync();
            var said = await ListenAsync(node, answer).WaitAsync(Patience);
            await node.WaitForExitAsync().WaitAsync(Patience);
            Assert.True(node.ExitCode == 0, $"{scenario}: {await complaints}");
            return said;
        }
        finally
        {
            if (!node.HasExited)
            {
                node.Kill(entireProcessTree: true);
            }
        }
    }

    private static ProcessStartInfo Start(string scenario, Uri page) => new("node", [$"scenarios/{scenario}.mjs", page.ToString()])
    {
        WorkingDirectory = BrowserInstallation.Folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    private static async Task<IReadOnlyList<string>> ListenAsync(Process node, Func<string, Task>? answer)
    {
        var said = new List<string>();
        while (await node.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (answer is not null)
            {
                await answer(line);
                await node.StandardInput.WriteLineAsync("done");
                await node.StandardInput.FlushAsync();
            }
        }

        return said;
    }
}
