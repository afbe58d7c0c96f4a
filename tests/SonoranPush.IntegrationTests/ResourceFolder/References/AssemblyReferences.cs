using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace SonoranPush.IntegrationTests.ResourceFolder.References;

/// <summary>What an assembly refers to outside itself.</summary>
internal sealed class AssemblyReferences
{
    private AssemblyReferences(MetadataReader reader)
    {
        foreach (var handle in reader.TypeReferences)
        {
            Types.Add(MetadataNames.Of(reader, handle));
        }

        foreach (var handle in reader.MemberReferences)
        {
            var member = reader.GetMemberReference(handle);
            if (DeclaringType(reader, member.Parent) is { } type)
            {
                Members.Add((type, Read(reader, member)));
            }
        }
    }

    /// <summary>Types.</summary>
    public List<TypeName> Types { get; } = new();

    /// <summary>Methods and fields, each with the type where it is looked for.</summary>
    public List<(TypeName Type, Member Member)> Members { get; } = new();

    /// <summary>Reads an assembly.</summary>
    public static AssemblyReferences Read(string path) => Read(File.ReadAllBytes(path));

    /// <inheritdoc cref="Read(string)"/>
    public static AssemblyReferences Read(byte[] assembly)
    {
        using var file = new PEReader(new MemoryStream(assembly));
        return new AssemblyReferences(file.GetMetadataReader());
    }

    // Null for arrays, whose methods the runtime makes itself.
    private static TypeName? DeclaringType(MetadataReader reader, EntityHandle parent) => parent.Kind switch
    {
        HandleKind.TypeReference => MetadataNames.Of(reader, (TypeReferenceHandle)parent),
        HandleKind.TypeDefinition => MetadataNames.Of(reader, (TypeDefinitionHandle)parent),
        HandleKind.TypeSpecification =>
            reader.GetTypeSpecification((TypeSpecificationHandle)parent).DecodeSignature(SignatureTypes.Instance, null).Definition,
        _ => throw new NotSupportedException($"A member of {parent.Kind}."),
    };

    private static Member Read(MetadataReader reader, MemberReference member)
    {
        var name = reader.GetString(member.Name);
        return member.GetKind() == MemberReferenceKind.Method
            ? MetadataNames.Method(name, member.DecodeMethodSignature(SignatureTypes.Instance, null))
            : MetadataNames.Field(name, member.DecodeFieldSignature(SignatureTypes.Instance, null));
    }
}
