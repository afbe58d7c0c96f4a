namespace CitizenFX.Core.Runtime;

/// <summary>The functions that were passed out of one world. A reference reads <c>resource:instance:number</c>. Main thread
/// only.</summary>
internal sealed class FunctionTable
{
    private readonly Dictionary<int, Delegate> _functions = new();
    private readonly string _prefix;
    private int _last;

    public FunctionTable(string resource, int instance) =>
        _prefix = string.Format(CultureInfo.InvariantCulture, "{0}:{1}:", resource, instance);

    public string Add(Delegate function)
    {
        _functions.Add(++_last, function);
        return _prefix + _last.ToString(CultureInfo.InvariantCulture);
    }

    public void Remove(int number) => _functions.Remove(number);

    public Delegate? Find(int number) => _functions.TryGetValue(number, out Delegate? function) ? function : null;
}
