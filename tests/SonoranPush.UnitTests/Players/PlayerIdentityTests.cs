using SonoranPush.Players;

namespace SonoranPush.UnitTests.Players;

public class PlayerIdentityTests
{
    [Theory]
    [InlineData("license", "license:b7f3 discord:123", "b7f3", "license:b7f3")]
    [InlineData("steam", "license:b7f3 steam:11000010abc", "11000010abc", "steam:11000010abc")]
    [InlineData("steam", "discord:123 license:b7f3", "b7f3", "license:b7f3")]
    [InlineData("license", "ip:1.2.3.4 discord:123", "123", "discord:123")]
    [InlineData("license", "ip:1.2.3.4", null, null)]
    [InlineData("license", "license: fivem:7", "7", "fivem:7")]
    public void Choose_Identifiers_FollowsTheRule(string type, string identifiers, string? bare, string? prefixed)
    {
        var player = new ConnectedPlayer("1", identifiers.Split(' '));

        Assert.Equal(bare, new PlayerIdentity(type, keepsPrefix: false).Choose(player.Identifiers));
        Assert.Equal(prefixed, new PlayerIdentity(type, keepsPrefix: true).Choose(player.Identifiers));
    }
}
