namespace SonoranPush.IntegrationTests.ResourceFolder.References;

/// <summary>Names a type as a reference does: the library where it is looked for, and its documentation id (generic arity
/// included, nested types behind a dot).</summary>
/// <param name="Library">Simple name of the assembly.</param>
/// <param name="FullName">The type.</param>
internal sealed record TypeName(string Library, string FullName);
