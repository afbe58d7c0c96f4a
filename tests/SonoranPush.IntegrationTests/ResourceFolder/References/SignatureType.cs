namespace SonoranPush.IntegrationTests.ResourceFolder.References;

/// <summary>A type inside a signature.</summary>
/// <param name="Text">As documentation ids write it.</param>
/// <param name="Definition">Which type it is or is made of; null for type parameters, arrays and pointers.</param>
internal sealed record SignatureType(string Text, TypeName? Definition = null);
