using Microsoft.Extensions.Logging;
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
    public void Repeats_WithinAMinute_AreCountedAndReportedWithTheNextLine()
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
    public void Repeats_ThatNoLineFollows_AreTakenWhenTheirMinuteIsOver()
    {
        Show();
        Show();
        Show(text: "the last");
        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Null(Take());

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(("the last", 2), Take());
        Assert.Null(Take());
    }

    [Fact]
    public void Taking_CountsAsTheFirstLineOfANewMinute()
    {
        Show();
        Show();
        _clock.Advance(TimeSpan.FromMinutes(1));
        Take();

        Assert.Equal((false, 1), Show());

        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(("text", 1), Take());
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(Take());
        Assert.Equal((true, 0), Show());
    }

    [Fact]
    public void Kinds_WithoutEnd_AreShownButNotRemembered()
    {
        for (var i = 0; i < RepeatSuppressor.MaxKinds; i++)
        {
            Assert.True(Show(subject: i.ToString(CultureInfo.InvariantCulture)).Shown);
        }

        Assert.Equal((true, 0), Show(subject: "one more"));
        Assert.Equal((true, 0), Show(subject: "one more"));
        Assert.Equal((false, 1), Show(subject: "0"));
    }

    [Fact]
    public void Kinds_WhoseMinuteIsOver_MakeRoom()
    {
        Show(subject: "hidden once");
        Show(subject: "hidden once");
        for (var i = 1; i < RepeatSuppressor.MaxKinds; i++)
        {
            Show(subject: i.ToString(CultureInfo.InvariantCulture));
        }

        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal((true, 0), Show(subject: "one more"));
        Assert.Equal((false, 1), Show(subject: "one more"));
        Assert.Equal(("text", 1), Take());
    }

    private (bool Shown, int Hidden) Show(int code = 1, string subject = "", int burst = 1, string text = "text") =>
        (_repeats.MayShow(new LogEntry(LogLevel.Warning, code, new LogLine(text, subject, burst)), out var hidden), hidden);

    private (string Text, int Hidden)? Take() => _repeats.TryTakeHidden(out var last, out var hidden) ? (last.Line.Text, hidden) : null;
}
