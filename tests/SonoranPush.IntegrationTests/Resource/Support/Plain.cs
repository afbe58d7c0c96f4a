using RaisedEvent = FxServer.Host.Events.RaisedEvent;

namespace SonoranPush.IntegrationTests.Resource.Support;

/// <summary>Reads the plain values that scripts exchange.</summary>
internal static class Plain
{
    /// <summary>An argument that is a table.</summary>
    public static IDictionary<string, object> Table(this RaisedEvent raised, int argument = 0) =>
        (IDictionary<string, object>)raised.Arguments[argument]!;

    /// <summary>A member that is a whole number, of whatever width.</summary>
    public static long Number(this IDictionary<string, object> table, string name) =>
        Convert.ToInt64(table[name], CultureInfo.InvariantCulture);
}
