using SonoranPush.Players;

namespace SonoranPush.UnitTests.Players;

public sealed class LinkedAccountsTests
{
    private const int Capacity = 10_000;

    private readonly LinkedAccounts _accounts = new();

    [Fact]
    public void Account_IsFoundByAnyIdentity_AsTheCadSpellsItFirst()
    {
        _accounts.Add("license:ABC");
        _accounts.Add("Steam:abc");
        _accounts.Add("  ");

        Assert.Equal("license:ABC", _accounts.Find(["other", "abc"]));
        Assert.Null(_accounts.Find(["other"]));
    }

    [Fact]
    public void OldestAccount_IsForgotten_WhenTheTableIsFull()
    {
        for (var number = 0; number < Capacity; number++)
        {
            _accounts.Add($"user-{number}");
        }

        Assert.Equal("user-0", _accounts.Find(["user-0"]));
        _accounts.Add("newest");

        Assert.Null(_accounts.Find(["user-0"]));
        Assert.Equal("user-1", _accounts.Find(["user-1"]));
        Assert.Equal("newest", _accounts.Find(["newest"]));
    }
}
