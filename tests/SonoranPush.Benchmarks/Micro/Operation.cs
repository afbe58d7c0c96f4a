namespace SonoranPush.Benchmarks.Micro;

/// <summary>A piece of the way that can be measured by itself, on .NET and on Mono.</summary>
/// <param name="Name">As the table calls it.</param>
/// <param name="Prepare">Makes what is run again and again.</param>
internal sealed record Operation(string Name, Func<Action> Prepare);
