using System.Linq.Expressions;
using System.Reflection;
using CitizenFX.Core.Native;

namespace CitizenFX.Core.Runtime;

/// <summary>Registers what a script's attributes ask for. Main thread only.</summary>
internal static class ScriptAttributes
{
    private const BindingFlags AnyMethod = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    public static void Register(BaseScript script)
    {
        foreach (MethodInfo method in script.GetType().GetMethods(AnyMethod))
        {
            object? target = method.IsStatic ? null : script;
            if (method.GetCustomAttribute<TickAttribute>() is not null)
            {
                script.Ticks.Add((Func<Task>)method.CreateDelegate(typeof(Func<Task>), target));
            }

            foreach (EventHandlerAttribute handler in method.GetCustomAttributes<EventHandlerAttribute>())
            {
                script.EventHandlers[handler.Name] += Handler(method, target);
            }

            foreach (CommandAttribute command in method.GetCustomAttributes<CommandAttribute>())
            {
                void Call(int source, List<object> arguments, string raw) => Invoke(method, target, source, arguments, raw);
                API.RegisterCommand(command.Command, new Action<int, List<object>, string>(Call), command.Restricted);
            }
        }
    }

    // Void whatever the method returns: an attributed handler that returns a task cannot be bound on a server either.
    private static Delegate Handler(MethodInfo method, object? target)
    {
        IEnumerable<Type> parameters = method.GetParameters().Select(parameter => parameter.ParameterType);
        return method.CreateDelegate(Expression.GetDelegateType(parameters.Append(typeof(void)).ToArray()), target);
    }

    private static void Invoke(MethodInfo method, object? target, int source, List<object> arguments, string raw)
    {
        var player = new Lazy<Player>(() => new Player(source.ToString(CultureInfo.InvariantCulture)));
        string[] Words() => arguments.Cast<string>().ToArray();
        Type[] types = method.GetParameters().Select(parameter => parameter.ParameterType).ToArray();
        object[] values = types.Length switch
        {
            0 => Array.Empty<object>(),
            1 when types[0] == typeof(Player) => new object[] { player.Value },
            1 => new object[] { Words() },
            2 when types.Contains(typeof(Player)) => new object[] { player.Value, Words() },
            _ => new object[] { source, arguments, raw },
        };
        method.Invoke(target, values);
    }
}
