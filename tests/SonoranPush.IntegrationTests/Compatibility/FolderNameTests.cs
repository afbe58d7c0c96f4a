namespace SonoranPush.IntegrationTests.Compatibility;

/// <summary>The resource in a folder of the official resource's name, where the CAD's posts reach it.</summary>
public sealed class FolderNameTests
{
    private const string Folder = "sonorancad";

    [Fact]
    public Task FolderOfTheOfficialName_AnswersOurExportsByOurNameAndByItsOwn() => Scene.PlayAsync(new() { ResourceName = Folder }, async scene =>
    {
        Assert.Equal(true, await scene.Host.CallExportAsync(ScriptContract.Command, ScriptContract.IsConnectedExport));
        Assert.Equal(true, await scene.Host.CallExportAsync(Folder, ScriptContract.IsConnectedExport));
    });

    [Fact]
    public Task FolderOfTheOfficialName_AnswersLocationsByEachNameAsItsUsersExpect() => Scene.PlayAsync(new() { ResourceName = Folder }, async scene =>
    {
        var updates = new List<object?> { new Dictionary<string, object?> { ["apiId"] = "a", ["location"] = "Here" } };

        Assert.Equal(1, await scene.Host.CallExportAsync(ScriptContract.Command, ScriptContract.SendUnitLocationsExport, updates));
        Assert.Equal(true, await scene.Host.CallExportAsync(Folder, ScriptContract.SendUnitLocationsExport, updates));
    });
}
