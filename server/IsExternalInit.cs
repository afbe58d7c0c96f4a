namespace System.Runtime.CompilerServices;

/// <summary>Lets the compiler accept init-only properties: netstandard2.0 does not bring this type.</summary>
internal static class IsExternalInit
{
}
