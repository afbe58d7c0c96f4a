namespace SonoranPush.IntegrationTests.ResourceFolder.References;

/// <summary>A method or a field, without the type that declares it.</summary>
/// <param name="Kind">M or F.</param>
/// <param name="Signature">Name and parameter types, as in a documentation id.</param>
/// <param name="Type">Return or field type.</param>
internal sealed record Member(char Kind, string Signature, string Type)
{
    /// <summary>The documentation id, if <paramref name="type"/> declares it.</summary>
    public string IdIn(string type) => $"{Kind}:{type}.{Signature}";
}
