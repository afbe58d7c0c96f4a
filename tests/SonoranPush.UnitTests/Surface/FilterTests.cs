using SonoranPush.Cad;
using SonoranPush.UnitTests.Documentation;

namespace SonoranPush.UnitTests.Surface;

/// <summary>The filters that the exports know are those that typings and page name. A field that is not known is ignored, and one
/// that is filled wrongly matches nothing: that tells them apart.</summary>
public sealed class FilterTests
{
    private static readonly string[] Cuts = ["fields", "limit", "offset"];

    private readonly CadState _cad = new(new CadStateOptions(), new ManualClock());
    private readonly CadExports _exports;

    public FilterTests()
    {
        _exports = new CadExports(_cad);
        _cad.Units.Put(1, Unit.Read(new() { ["id"] = 1L, ["status"] = 2L }, 1)!);
        _cad.Calls.Put(1L, Call.Read(new() { ["callId"] = 1L }, 1, CallEntryKind.New)!);
        _cad.EmergencyCalls.Put(1L, EmergencyCall.Read(new() { ["callId"] = 1L }, null, 1)!);
    }

    [Theory]
    [InlineData("UnitFilter", "`getUnits`")]
    [InlineData("CallFilter", "`getCalls`")]
    [InlineData("EmergencyCallFilter", "`getEmergencyCalls`")]
    public void Fields_OfExportTypingsAndPage_AreTheSame(string filter, string export)
    {
        var typed = Typings.TypeScript.Fields(filter);
        var listed = Page.Code(Page.EventsAndExports.Rows("Filters").Single(row => row[0] == export)[1]);

        Assert.Equal(typed, listed.Concat(Cuts));
        Assert.All(typed.Except(Cuts), field => Assert.Empty(Ask(filter, field, new Dictionary<string, object?>())));
    }

    [Theory]
    [InlineData("UnitFilter")]
    [InlineData("CallFilter")]
    [InlineData("EmergencyCallFilter")]
    public void Field_ThatIsNotKnown_IsIgnored_AndCutsCut(string filter)
    {
        Assert.Single(Ask(filter, "nothingOfTheKind", new Dictionary<string, object?>()));
        Assert.Empty(Ask(filter, "limit", 0L));
        Assert.Empty(Ask(filter, "offset", 1L));
        Assert.Empty((Dictionary<string, object?>)Ask(filter, "fields", new List<object?> { "nothing" })[0]!);
    }

    private List<object?> Ask(string filter, string field, object? value)
    {
        var argument = new Dictionary<string, object?> { [field] = value };
        return (List<object?>)(filter switch
        {
            "UnitFilter" => _exports.GetUnits(argument),
            "CallFilter" => _exports.GetCalls(argument),
            _ => _exports.GetEmergencyCalls(argument),
        });
    }
}
