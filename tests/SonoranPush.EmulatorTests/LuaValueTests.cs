namespace SonoranPush.EmulatorTests;

/// <summary>Values of Lua as bytes and text, and the natives of players.</summary>
public sealed class LuaValueTests
{
    // As MessagePack.lua with the settings of a server's scheduler: unsigned, string_compat, without_hole, empty table as array.
    [Theory]
    [InlineData("5", "05")]
    [InlineData("128", "CC80")]
    [InlineData("255", "CCFF")]
    [InlineData("256", "CD0100")]
    [InlineData("70000", "CE00011170")]
    [InlineData("5000000000", "CF000000012A05F200")]
    [InlineData("-1", "FF")]
    [InlineData("-33", "D0DF")]
    [InlineData("-129", "D1FF7F")]
    [InlineData("-40000", "D2FFFF63C0")]
    [InlineData("-5000000000", "D3FFFFFFFED5FA0E00")]
    [InlineData("1.5", "CB3FF8000000000000")]
    [InlineData("3.0", "CB4008000000000000")]
    [InlineData("true", "C3")]
    [InlineData("nil", "C0")]
    [InlineData("'abc'", "A3616263")]
    [InlineData("('x'):rep(32):sub(1, 2) .. ('y'):rep(30)", "DA00207878797979797979797979797979797979797979797979797979797979797979")]
    [InlineData("{}", "90")]
    [InlineData("{ 1, 2 }", "920102")]
    [InlineData("{ 1, nil, 3 }", "8201010303")]
    [InlineData("{ a = 1 }", "81A16101")]
    [InlineData("{ [0] = 1 }", "810001")]
    [InlineData("vector3(1, 0, 0)", "C70C150000803F0000000000000000")]
    public async Task Value_Packed_HasTheFormsOfAServersLua(string value, string expected)
    {
        Assert.Equal(expected, await EvaluateAsync($"(msgpack.pack({value}):gsub('.', function(c) return ('%02X'):format(c:byte()) end))"));
    }

    [Theory]
    [InlineData("msgpack.unpack(msgpack.pack({ a = { 1, 2.5, 'x', { b = true } } })).a[4].b", true)]
    [InlineData("msgpack.unpack(msgpack.pack(vector3(1, 2, 3))).z", 3.0)]
    [InlineData("msgpack.unpack(msgpack.pack(-5000000000))", -5000000000)]
    [InlineData("#msgpack.unpack(msgpack.pack(('x'):rep(70000)))", 70000)]
    [InlineData("json.encode({ 1, 2.5, 'ä\"', { }, true })", "[1,2.5,\"ä\\\"\",[],true]")]
    [InlineData("json.decode('{\"a\":[1,2.5,null,\"x\"]}').a[4]", "x")]
    [InlineData("(pcall(json.decode, '{'))", false)]
    [InlineData("select(2, pcall(msgpack.pack, coroutine.create(print)))", "cannot pack a value of type Thread")]
    [InlineData("type(vector3(1, 2, 3))", "vector3")]
    [InlineData("#(vector3(1, 2, 2) - vector3(0, 0, 0))", 3.0)]
    [InlineData("select(3, table.unpack(vector3(1, 2, 3)))", 3.0)]
    [InlineData("vector3(1, 2, 3) == vector3(1, 2, 3)", true)]
    [InlineData("(vector3(1, 2, 3) * 2).y", 4.0)]
    [InlineData("GetHashKey('adder')", -1216765807)]
    [InlineData("io", null)]
    [InlineData("os.execute", null)]
    public async Task Expression_Evaluates(string expression, object? expected)
    {
        Assert.Equal(Plain(expected), Plain(await EvaluateAsync(expression)));
    }

    [Fact]
    public async Task Table_ThatHoldsItself_IsRefused()
    {
        Assert.Equal(false, await EvaluateAsync("(function() local t = {} t.t = t return (pcall(TriggerEvent, 'x', t)) end)()"));
    }

    [Theory]
    [InlineData("GetPlayers()", new object[] { "7", "8" })]
    [InlineData("{ GetNumPlayerIndices(), GetPlayerFromIndex(0), GetPlayerName('7'), GetPlayerName(8) }", new object[] { 2, "7", "Ann", "Bob" })]
    [InlineData("GetPlayerIdentifiers(7)", new object[] { "license:abc", "discord:1" })]
    [InlineData("{ GetPlayerIdentifierByType('7', 'discord'), DoesPlayerExist('7'), DoesPlayerExist('9') }", new object[] { "discord:1", true, false })]
    [InlineData("{ GetEntityHeading(GetPlayerPed('7')), GetEntityCoords(GetPlayerPed('7')).y, GetPlayerPed('9') }", new object[] { 90.0, 2.0, 0 })]
    [InlineData("{ GetVehiclePedIsIn(GetPlayerPed('7'), false), GetVehiclePedIsIn(GetPlayerPed('8'), false) ~= 0 }", new object[] { 0, true })]
    [InlineData("{ GetVehicleType(GetVehiclePedIsIn(GetPlayerPed('8'))), IsVehicleSirenOn(GetVehiclePedIsIn(GetPlayerPed('8'))) }", new object[] { "heli", true })]
    [InlineData("{ GetEntityModel(GetVehiclePedIsIn(GetPlayerPed('8'))), DoesEntityExist(GetPlayerPed('8')), DoesEntityExist(5) }", new object[] { 42, true, false })]
    [InlineData("{ GetConvar('test_a', '?'), GetConvar('test_b', '?'), GetConvarInt('test_a', 3), GetConvarBool('test_b', true) }", new object[] { "12", "?", 12, true })]
    [InlineData("{ GetResourceState('lua'), GetResourceState('none'), GetResourceMetadata('lua', 'probe', 0) }", new object[] { "started", "missing", "" })]
    [InlineData("{ GetCurrentResourceName(), LoadResourceFile('lua', 'data.txt'), IsPlayerAceAllowed('7', 'x') }", new object[] { "lua", "text", false })]
    public async Task Native_OfLua_AnswersAsThatOfCSharp(string expression, object[] expected)
    {
        var values = (List<object>)(await EvaluateAsync(expression))!;

        Assert.Equal(expected.Select(Plain), values.Select(Plain));
    }

    [Theory]
    [InlineData("GetEntityCoords(5)")]
    [InlineData("GetEntityHeading(5)")]
    [InlineData("GetVehiclePedIsIn(5)")]
    public async Task Native_OnAStaleHandle_IsAnErrorThatCanBeCaught(string call)
    {
        string name = call[..call.IndexOf('(', StringComparison.Ordinal)];

        Assert.Contains("invalid entity: 5", (string)(await EvaluateAsync($"select(2, pcall({name}, 5))"))!, StringComparison.Ordinal);
        Assert.Equal(false, await EvaluateAsync($"(pcall(function() {call} end))"));
    }

    private static object? Plain(object? value) => value is null or string or bool ? value : Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static async Task<object?> EvaluateAsync(string expression)
    {
        using var probe = ProbeFolder.OfLua($"AddEventHandler('test', function() TriggerEvent('test:value', {expression}) end)");
        probe.Write("data.txt", "text");
        await using EmulatedServer server = await EmulatedServer.StartAsync(options =>
        {
            options.Resources.Add(probe.Folder);
            options.Convars["test_a"] = "12";
            options.Players.Add(new() { Id = 7, Name = "Ann", X = 1, Y = 2, Z = 3, Heading = 90, Identifiers = { "license:abc", "discord:1" } });
            options.Players.Add(new() { Id = 8, Name = "Bob", Vehicle = new() { Type = "heli", Model = 42, Siren = true } });
        });

        await server.Host.RaiseAsync("test");

        return (await server.EventAsync("test:value")).Arguments[0];
    }
}
