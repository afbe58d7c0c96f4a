using System;
using System.Globalization;
using System.Linq;
using SonoranPush.Diagnostics;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Diagnostics;

public sealed class RepeatSuppressorTests
{
    private readonly ManualClock _clock = new();
    private readonly RepeatSuppressor _repeats;

    public RepeatSuppressorTests() => _repeats = new RepeatSuppressor(_clock);

    [Fact]
    public void Repeats_WithinAMinute_AreCountedAndToldWithTheNextLine()
    {
        Assert.Equal((true, 0), Show());
        Assert.Equal((false, 1), Show());
        Assert.Equal((false, 2), Show());

        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal((true, 2), Show());
        Assert.Equal((false, 1), Show());
    }

    [Fact]
    public void Burst_OfALine_IsShownInFull()
    {
        var shown = Enumerable.Range(0, 5).Select(_ => Show(burst: 3).Shown);

        Assert.Equal(new[] { true, true, true, false, false }, shown);
    }

    [Fact]
    public void Lines_OfOtherCodesOrSubjects_DoNotSilenceEachOther()
    {
        Show(code: 1, subject: "a");

        Assert.True(Show(code: 1, subject: "b").Shown);
        Assert.True(Show(code: 2, subject: "a").Shown);
        Assert.False(Show(code: 1, subject: "a").Shown);
    }

    [Fact]
    public void Kinds_WithoutEnd_AreForgottenInsteadOfKept()
    {
        Show(subject: "first");
        for (var i = 0; i < RepeatSuppressor.MaxKinds; i++)
        {
            Assert.True(Show(subject: i.ToString(CultureInfo.InvariantCulture)).Shown);
        }

        Assert.True(Show(subject: "first").Shown);
    }

    private (bool Shown, int Hidden) Show(int code = 1, string subject = "", int burst = 1) =>
        (_repeats.MayShow(code, new LogLine("text", subject, burst), out var hidden), hidden);
}
