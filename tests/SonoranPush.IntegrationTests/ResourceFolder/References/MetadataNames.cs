using System.Reflection.Metadata;

namespace SonoranPush.IntegrationTests.ResourceFolder.References;

/// <summary>Names of types and members in an assembly's metadata, as documentation ids write them.</summary>
internal static class MetadataNames
{
    public static TypeName Of(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var library = reader.GetString(reader.GetAssemblyDefinition().Name);
        return type.GetDeclaringType().IsNil
            ? new TypeName(library, Join(reader, type.Namespace, type.Name))
            : new TypeName(library, Of(reader, type.GetDeclaringType()).FullName + "." + reader.GetString(type.Name));
    }

    public static TypeName Of(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
        {
            var outer = Of(reader, (TypeReferenceHandle)type.ResolutionScope);
            return outer with { FullName = outer.FullName + "." + reader.GetString(type.Name) };
        }

        var library = type.ResolutionScope.Kind == HandleKind.AssemblyReference
            ? reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name
            : reader.GetAssemblyDefinition().Name;
        return new TypeName(reader.GetString(library), Join(reader, type.Namespace, type.Name));
    }

    public static TypeName Of(MetadataReader reader, ExportedType type, string library) =>
        new(library, Join(reader, type.Namespace, type.Name));

    public static Member Method(string name, MethodSignature<SignatureType> signature)
    {
        var arity = signature.GenericParameterCount == 0 ? string.Empty : "``" + signature.GenericParameterCount;
        var parameters = signature.ParameterTypes.IsEmpty
            ? string.Empty
            : "(" + string.Join(',', signature.ParameterTypes.Select(parameter => parameter.Text)) + ")";
        var conversion = name is "op_Implicit" or "op_Explicit" ? "~" + signature.ReturnType.Text : string.Empty;
        return new Member('M', name.Replace('.', '#') + arity + parameters + conversion, signature.ReturnType.Text);
    }

    public static Member Field(string name, SignatureType type) => new('F', name, type.Text);

    private static string Join(MetadataReader reader, StringHandle space, StringHandle name) =>
        space.IsNil ? reader.GetString(name) : reader.GetString(space) + "." + reader.GetString(name);
}
