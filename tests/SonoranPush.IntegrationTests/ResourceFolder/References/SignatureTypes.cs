using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Text.RegularExpressions;

namespace SonoranPush.IntegrationTests.ResourceFolder.References;

/// <summary>Writes the types of a signature as documentation ids do: <c>System.Func{`0,System.Int32}</c>.</summary>
internal sealed partial class SignatureTypes : ISignatureTypeProvider<SignatureType, object?>
{
    public static readonly SignatureTypes Instance = new();

    public SignatureType GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        Named(MetadataNames.Of(reader, handle));

    public SignatureType GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        Named(MetadataNames.Of(reader, handle));

    public SignatureType GetTypeFromSpecification(
        MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public SignatureType GetGenericInstantiation(SignatureType genericType, ImmutableArray<SignatureType> typeArguments)
    {
        var taken = 0;
        var text = Arity().Replace(genericType.Text, match =>
        {
            var count = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
            var arguments = typeArguments.Skip(taken).Take(count).Select(argument => argument.Text);
            taken += count;
            return "{" + string.Join(',', arguments) + "}";
        });
        return new SignatureType(text, genericType.Definition);
    }

    public SignatureType GetPrimitiveType(PrimitiveTypeCode typeCode) => new("System." + typeCode);

    public SignatureType GetSZArrayType(SignatureType elementType) => new(elementType.Text + "[]");

    public SignatureType GetArrayType(SignatureType elementType, ArrayShape shape) =>
        new(elementType.Text + "[" + string.Join(',', Enumerable.Repeat("0:", shape.Rank)) + "]");

    public SignatureType GetByReferenceType(SignatureType elementType) => new(elementType.Text + "@");

    public SignatureType GetPointerType(SignatureType elementType) => new(elementType.Text + "*");

    public SignatureType GetGenericMethodParameter(object? genericContext, int index) => new("``" + index);

    public SignatureType GetGenericTypeParameter(object? genericContext, int index) => new("`" + index);

    public SignatureType GetModifiedType(SignatureType modifier, SignatureType unmodifiedType, bool isRequired) => unmodifiedType;

    public SignatureType GetPinnedType(SignatureType elementType) => elementType;

    public SignatureType GetFunctionPointerType(MethodSignature<SignatureType> signature) => new("=FUNC");

    [GeneratedRegex("`([0-9]+)")]
    private static partial Regex Arity();

    private static SignatureType Named(TypeName name) => new(name.FullName, name);
}
