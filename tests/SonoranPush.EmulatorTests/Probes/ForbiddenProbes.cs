using System.Numerics;
using CitizenFX.Core;
using CitizenFX.Core.Native;

namespace Probes;

/// <summary>Does off the main thread what belongs on it.</summary>
internal sealed class OffThread : BaseScript
{
    internal OffThread()
    {
        EventHandlers["probe:native"] += new Action(() => Elsewhere(() => API.GetConvar("x", "y")));
        EventHandlers["probe:event"] += new Action(() => Elsewhere(() => TriggerEvent("probe:never")));
        EventHandlers["probe:handler"] += new Action(() => Elsewhere(() => EventHandlers["probe:new"] += new Action(() => { })));
        EventHandlers["probe:print"] += new Action(() => Elsewhere(() => Debug.WriteLine("from elsewhere")));
    }

    // Waited for, so that the test knows when it happened; the refusal must not depend on who looks at the task.
    private static void Elsewhere(Action action)
    {
        try
        {
            Task.Run(action).Wait();
        }
        catch (AggregateException)
        {
            TriggerEvent("probe:refused");
        }
    }
}

/// <summary>Sends what is not plain data.</summary>
internal sealed class Forbidden : BaseScript
{
    private static readonly Dictionary<string, object> Values = new()
    {
        ["biginteger"] = BigInteger.One,
        ["datetime"] = DateTime.MinValue,
        ["decimal"] = 1m,
        ["object"] = new { a = 1 },
        ["nested"] = new List<object> { new Dictionary<string, object> { ["deep"] = Guid.Empty } },
    };

    internal Forbidden() => EventHandlers["probe:forbidden"] += new Action<string>(name =>
    {
        try
        {
            TriggerEvent("probe:never", Values[name]);
        }
        catch (Exception)
        {
            TriggerEvent("probe:refused");
        }
    });
}

/// <summary>Loses exceptions.</summary>
internal sealed class Careless : BaseScript
{
    internal Careless()
    {
        EventHandlers["probe:unobserved"] += new Action(() => Lose());
        EventHandlers["probe:void"] += new Action(ThrowLater);
        EventHandlers["probe:null"] += new Action(() => Catch(() => ((string)null!).Trim()));
        EventHandlers["probe:zero"] += new Action(() => Catch(() => (1 / Zero).ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    // Waited for by its handle, which is not looking at it: a task that fails only while the server stops may be collected too late.
    private static void Lose()
    {
        IAsyncResult lost = Task.Run(() => throw new InvalidOperationException("lost on purpose"));
        lost.AsyncWaitHandle.WaitOne();
    }

    private static int Zero => 0;

    private static void Catch(Func<string> run)
    {
        try
        {
            run();
        }
        catch (Exception)
        {
            // Too late on some servers: they have ended.
        }
    }

    private static async void ThrowLater()
    {
        await Task.Run(() => { });
        throw new InvalidOperationException("void on purpose");
    }
}

/// <summary>Cannot be constructed.</summary>
internal sealed class Broken : BaseScript
{
    internal Broken() => throw new InvalidOperationException("on purpose");
}
