// What the compiler asks for and netstandard2.0 does not bring.
namespace System.Runtime.CompilerServices
{
    /// <summary>Allows init-only properties.</summary>
    internal static class IsExternalInit
    {
    }
}

namespace System.Diagnostics.CodeAnalysis
{
    /// <summary>Says that an out parameter is not null when the method returns a certain value.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    internal sealed class NotNullWhenAttribute : Attribute
    {
        /// <summary>Creates the attribute.</summary>
        public NotNullWhenAttribute(bool returnValue) => ReturnValue = returnValue;

        /// <summary>The value that promises it.</summary>
        public bool ReturnValue { get; }
    }
}
