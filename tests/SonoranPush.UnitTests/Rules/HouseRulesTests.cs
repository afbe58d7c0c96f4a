namespace SonoranPush.UnitTests.Rules;

public sealed class HouseRulesTests
{
    [Fact]
    public void ShippedSources_KeepTheRules() => Assert.Empty(Sources.Shipped.SelectMany(HouseRules.Broken));

    [Fact]
    public void Scan_SeesTheWholeHouse()
    {
        Assert.Contains(Sources.Shipped, file => file.Path == "server/PushResource.cs");
        Assert.Contains(Sources.Shipped, file => file.Path == "shared/Contracts/PushEvent.cs");
        Assert.Contains(Sources.Shipped, file => file.Path.StartsWith("server/Session/", System.StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("server/PushEvents/X.cs", "using CitizenFX.Core;")]
    [InlineData("server/PushResource.cs", "CitizenFX.Core.Debug.WriteLine(x);")]
    [InlineData("shared/Contracts/X.cs", "var x = API.GetConvar(a, b);")]
    [InlineData("server/Locations/X.cs", "Function.Call(hash);")]
    [InlineData("server/Hosting/X.cs", "using Microsoft.AspNetCore.SignalR;")]
    [InlineData("server/PushEvents/X.cs", "using Microsoft.AspNetCore.Http.Connections;")]
    [InlineData("server/Hosting/X.cs", "var ped = API.GetPlayerPed(id);")]
    [InlineData("server/Session/X.cs", "private async void Run()")]
    [InlineData("server/Session/X.cs", "new Thread(Run).Start();")]
    [InlineData("server/Session/X.cs", "_timer = new System.Threading.Timer(Run);")]
    [InlineData("server/Hosting/X.cs", "ThreadPool.QueueUserWorkItem(Run);")]
    public void PlantedLine_ThatBreaksARule_IsFound(string path, string line) =>
        Assert.Single(HouseRules.Broken(new SourceFile(path, $"namespace X;\n{line}\n")));

    [Theory]
    [InlineData("server/Hosting/X.cs", "using CitizenFX.Core;")]
    [InlineData("server/Session/X.cs", "using Microsoft.AspNetCore.SignalR;")]
    [InlineData("server/PushEvents/X.cs", "// CitizenFX would cost a crossing here, an async void the server")]
    [InlineData("server/PushEvents/X.cs", "/// <summary>Free of CitizenFX.</summary>")]
    [InlineData("server/Session/X.cs", "_time.CreateTimer(Run);")]
    public void PlantedLine_ThatIsAllowed_IsLeftAlone(string path, string line) =>
        Assert.Empty(HouseRules.Broken(new SourceFile(path, line)));

    [Fact]
    public void File_OfTooManyLines_IsFound()
    {
        var text = string.Concat(Enumerable.Repeat("x();\n", HouseRules.MaxLines));

        Assert.Empty(HouseRules.Broken(new SourceFile("server/X.cs", text)));
        Assert.Single(HouseRules.Broken(new SourceFile("server/X.cs", text + "x();\n")));
    }
}
