using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace SonoranPush.IntegrationTests.ResourceFolder.References;

/// <summary>What one library offers to those that refer to it.</summary>
internal sealed class Library
{
    /// <summary>Its types by documentation id, each with its base type if that is known.</summary>
    public Dictionary<string, TypeName?> Types { get; } = new(StringComparer.Ordinal);

    /// <summary>Its methods and fields by documentation id, with their return or field types.</summary>
    public Dictionary<string, string?> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>Types that it passes on to another library, which is named.</summary>
    public Dictionary<string, string> Forwards { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads an assembly.</summary>
    public static Library Read(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var reader = file.GetMetadataReader();
        var library = new Library();
        foreach (var handle in reader.TypeDefinitions)
        {
            library.Add(reader, handle);
        }

        foreach (var handle in reader.ExportedTypes)
        {
            var type = reader.GetExportedType(handle);
            if (type.Implementation.Kind == HandleKind.AssemblyReference)
            {
                var target = reader.GetAssemblyReference((AssemblyReferenceHandle)type.Implementation);
                library.Forwards[MetadataNames.Of(reader, type, string.Empty).FullName] = reader.GetString(target.Name);
            }
        }

        return library;
    }

    /// <summary>Takes over a type of another library with its members.</summary>
    public void Adopt(string type, Library from)
    {
        foreach (var (name, baseType) in from.Types)
        {
            if (name == type || name.StartsWith(type + ".", StringComparison.Ordinal))
            {
                Types[name] = baseType;
            }
        }

        foreach (var (id, memberType) in from.Members)
        {
            if (id.AsSpan(2).StartsWith(type + "."))
            {
                Members[id] = memberType;
            }
        }
    }

    private void Add(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var name = MetadataNames.Of(reader, handle).FullName;
        Types[name] = BaseOf(reader, type);
        foreach (var method in type.GetMethods())
        {
            var definition = reader.GetMethodDefinition(method);
            var signature = definition.DecodeSignature(SignatureTypes.Instance, null);
            Add(name, MetadataNames.Method(reader.GetString(definition.Name), signature));
        }

        foreach (var field in type.GetFields())
        {
            var definition = reader.GetFieldDefinition(field);
            var fieldType = definition.DecodeSignature(SignatureTypes.Instance, null);
            Add(name, MetadataNames.Field(reader.GetString(definition.Name), fieldType));
        }
    }

    private void Add(string type, Member member) => Members[member.IdIn(type)] = member.Type;

    private static TypeName? BaseOf(MetadataReader reader, TypeDefinition type) => type.BaseType.Kind switch
    {
        _ when type.BaseType.IsNil => null,
        HandleKind.TypeDefinition => MetadataNames.Of(reader, (TypeDefinitionHandle)type.BaseType),
        HandleKind.TypeReference => MetadataNames.Of(reader, (TypeReferenceHandle)type.BaseType),
        _ => reader.GetTypeSpecification((TypeSpecificationHandle)type.BaseType).DecodeSignature(SignatureTypes.Instance, null).Definition,
    };
}
