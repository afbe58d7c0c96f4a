namespace SonoranPush.IntegrationTests.Page.Support;

/// <summary>A test that drives a browser. Without one it is skipped, unless <c>REQUIRE_BROWSER=1</c> asks that it fail.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    /// <summary>Decides whether the test runs.</summary>
    public BrowserFactAttribute() => Skip = BrowserInstallation.ReasonToSkip!;
}
