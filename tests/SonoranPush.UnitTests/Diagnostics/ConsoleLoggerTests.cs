using Microsoft.Extensions.Logging;
using SonoranPush.Configuration;
using SonoranPush.Diagnostics;
using SonoranPush.PushEvents;
using SonoranPush.UnitTests.Support;
using Xunit;

namespace SonoranPush.UnitTests.Diagnostics;

public sealed class ConsoleLoggerTests
{
    private const int MostCharacters = 4000;

    private readonly ManualClock _clock = new();
    private readonly List<string> _lines = new();
    private readonly ConsoleLogger _log;

    public ConsoleLoggerTests() => _log = new ConsoleLogger(_lines.Add, _clock);

    [Fact]
    public void Lines_HaveTheColourOfTheirLevel_AndTheirCode()
    {
        _log.Minimum = LogLevel.Debug;

        Log.EventNotRaised(_log, "x", new InvalidOperationException("no"));
        Log.ConvarsMissing(_log, "set this");
        Log.Banner(_log, "hello");
        Log.MessageRefused(_log, 1, PushRejection.BadData);

        Assert.Equal(
            new[]
            {
                "^1[SP-304] The event x could not be raised. | InvalidOperationException: no^7",
                "^3[SP-101] set this^7",
                "hello",
                "^9[SP-303] server 1: a message was dropped: BadData^7",
            },
            _lines);
    }

    [Fact]
    public void Lines_WithHostileTexts_StayOneLineInTheirColour()
    {
        Log.LocationRowRefusedByHub(_log, "IdentId 1", "no^2\r\n[SP-900] \u001b[2J" + new string('x', 9000));
        Log.EventNotRaised(_log, "x", new InvalidOperationException("a^7\nb"));

        Assert.StartsWith("^3[SP-402] Sonoran CAD rejected the location of IdentId 1: no2  [SP-900] [2Jxxx", _lines[0], StringComparison.Ordinal);
        Assert.EndsWith("xxx...^7", _lines[0], StringComparison.Ordinal);
        Assert.Equal(MostCharacters, _lines[0].Length - "^3^7".Length);
        Assert.Equal("^1[SP-304] The event x could not be raised. | InvalidOperationException: a7 b^7", _lines[1]);
    }

    [Fact]
    public void Line_WithItsException_IsCutOnce_AndItsCountIsNotCutOff()
    {
        for (var i = 0; i < 2; i++)
        {
            Log.Unexpected(_log, new string('x', 3000), new InvalidOperationException(new string('y', 3000)));
        }

        _clock.Advance(TimeSpan.FromMinutes(1));
        Log.Unexpected(_log, new string('x', 3000), new InvalidOperationException(new string('y', 3000)));

        Assert.All(_lines, line => Assert.Equal(MostCharacters, line.Length - "^1^7".Length));
        Assert.EndsWith("yyy...^7", _lines[0], StringComparison.Ordinal);
        Assert.EndsWith("yyy... (1 more like this before)^7", _lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ab^cd-secret")]
    [InlineData("secret\u200bkey")]
    public void Key_WithLettersThatTheConsoleDoesNotShow_IsMaskedAllTheSame(string key)
    {
        _log.Hide(new ApiKey(key));

        Log.LocationRowRefusedByHub(_log, "IdentId 1", "key " + key);

        Assert.EndsWith("key ***^7", Assert.Single(_lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Key_WhereALongLineIsCut_IsMaskedAllTheSame()
    {
        _log.Hide(new ApiKey("very-secret-key"));

        Log.LocationRowRefusedByHub(_log, "IdentId 1", new string('x', 3935) + "very-secret-key" + new string('x', 100));

        Assert.DoesNotContain("very", Assert.Single(_lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Answer_IsWrittenAtEveryLevel_WithItsColours_AndWithoutTheKey()
    {
        _log.Minimum = LogLevel.None;
        _log.Hide(new ApiKey("very-secret-key"));

        _log.Answer("^5unit^7  very-secret-key");

        Assert.Equal("^5unit^7  ***", Assert.Single(_lines));
    }

    [Theory]
    [InlineData(LogLevel.Error, 1)]
    [InlineData(LogLevel.Warning, 2)]
    [InlineData(LogLevel.Information, 3)]
    [InlineData(LogLevel.Debug, 4)]
    [InlineData(LogLevel.None, 0)]
    public void Lines_BelowTheMinimum_AreNotWritten(LogLevel minimum, int written)
    {
        _log.Minimum = minimum;

        foreach (var level in new[] { LogLevel.Error, LogLevel.Warning, LogLevel.Information, LogLevel.Debug })
        {
            _log.Log(level, new EventId((int)level), level + " line", null, (state, _) => state);
        }

        Assert.Equal(written, _lines.Count);
    }

    [Fact]
    public void Lines_OfAllKindsWithoutAName_ShareOneKind()
    {
        _log.LogInformation("one");
        _log.LogInformation("two");

        Assert.Equal(new[] { "one" }, _lines);
    }

    [Fact]
    public void Repeats_AreCollapsedAndCounted_ButNotAtDebugLevel()
    {
        _log.Minimum = LogLevel.Debug;
        for (var i = 0; i < 5; i++)
        {
            Log.WrongEnvelopeKey(_log, 1);
            Log.MessageRefused(_log, 1, PushRejection.BadData);
        }

        _clock.Advance(TimeSpan.FromMinutes(1));
        Log.WrongEnvelopeKey(_log, 1);

        var warnings = _lines.Where(line => line.StartsWith("^3", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, warnings.Count);
        Assert.Contains("(4 more like this before)", warnings[1], StringComparison.Ordinal);
        Assert.Equal(5, _lines.Count - warnings.Count);
    }

    [Fact]
    public void Lines_OfTwoServers_DoNotSilenceEachOther()
    {
        Log.WrongEnvelopeKey(_log, 1);
        Log.WrongEnvelopeKey(_log, 2);

        Assert.Equal(2, _lines.Count);
    }

    [Fact]
    public void Faults_InTwoPlaces_DoNotSilenceEachOther()
    {
        Log.Unexpected(_log, "a tick", new InvalidOperationException("one"));
        Log.Unexpected(_log, "the session", new InvalidOperationException("two"));
        Log.Unexpected(_log, "a tick", new InvalidOperationException("one"));
        Log.EventNotRaised(_log, "a", new InvalidOperationException("three"));
        Log.EventNotRaised(_log, "b", new InvalidOperationException("four"));
        Log.PushEventHandlerThrew(_log, "one resource", "A", new InvalidOperationException("five"));
        Log.PushEventHandlerThrew(_log, "another", "A", new InvalidOperationException("six"));

        Assert.Equal(6, _lines.Count);
    }

    [Fact]
    public void Key_IsMaskedInTextsAndExceptions()
    {
        _log.Hide(new ApiKey("MY-SECRET"));

        Log.Unexpected(_log, "my-secret", new InvalidOperationException("wss://hub?key=MY-SECRET"));

        var line = Assert.Single(_lines);
        Assert.DoesNotContain("secret", line, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("key=***", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Key_ThatWasReplaced_StaysMasked_AsDoTheLastFew()
    {
        for (var i = 1; i <= ConsoleLogger.MaxSecrets + 1; i++)
        {
            _log.Hide(new ApiKey($"secret-number-{i}"));
            _log.Hide(new ApiKey($"secret-number-{i}"));
        }

        _log.Answer(string.Join(' ', Enumerable.Range(1, ConsoleLogger.MaxSecrets + 1).Select(i => $"secret-number-{i}")));

        Assert.Equal("secret-number-1 *** *** *** ***", Assert.Single(_lines));
    }

    [Theory]
    [InlineData(3985)]
    [InlineData(3990)]
    [InlineData(4000)]
    [InlineData(16000)]
    [InlineData(15990)]
    public void Key_WhereALongTextIsCut_LeavesNothingBehind(int before)
    {
        _log.Hide(new ApiKey("0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"));

        Log.ConvarsMissing(_log, new string('x', before) + "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0" + new string('x', 5000));

        Assert.DoesNotContain("0f1", Assert.Single(_lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MY-\u0007SECRET-KEY")]
    [InlineData("MY-^SECRET-KEY")]
    public void Key_WithSignsThatAreTakenOut_IsMaskedAllTheSame(string text)
    {
        _log.Hide(new ApiKey("MY-SECRET-KEY"));

        Log.ConvarsMissing(_log, text);

        Assert.Equal("^3[SP-101] ***^7", Assert.Single(_lines));
    }

    [Fact]
    public void Repeats_ThatNoLineFollows_AreReportedWhenTheirMinuteIsOver()
    {
        Log.WrongEnvelopeKey(_log, 1);
        Log.WrongEnvelopeKey(_log, 1);
        Log.WrongEnvelopeKey(_log, 1);
        _log.Tick();
        Assert.Single(_lines);

        _clock.Advance(TimeSpan.FromMinutes(1));
        _log.Tick();
        _log.Tick();

        Assert.Equal(2, _lines.Count);
        Assert.StartsWith("^3[SP-302] server 1: a push event", _lines[1], StringComparison.Ordinal);
        Assert.EndsWith(" (2 more like this in the last minute)^7", _lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LogLevel.Error, LogRateLimiter.MaxLines)]
    [InlineData(LogLevel.Warning, LogRateLimiter.MaxLines)]
    [InlineData(LogLevel.Information, LogRateLimiter.MaxLines)]
    [InlineData(LogLevel.Debug, LogRateLimiter.MaxDebugLines)]
    public void Lines_OfMoreKindsThanAnybodyReads_AreCountedAndReportedWhenTheMinuteIsOver(LogLevel level, int most)
    {
        _log.Minimum = LogLevel.Debug;
        for (var i = 0; i < most + 50; i++)
        {
            _log.Log(level, new EventId(0, "kind " + i), "line", null, (state, _) => state);
        }

        Assert.Equal(most, _lines.Count);
        _clock.Advance(TimeSpan.FromMinutes(1));
        _log.Tick();
        Assert.Equal("^3[SP-902] 50 more lines were not shown: there were more in one minute than fit a console.^7", _lines[^1]);
        Assert.Equal(most + 1, _lines.Count);
        _clock.Advance(TimeSpan.FromMinutes(1));
        _log.Tick();
        Assert.Equal(most + 1, _lines.Count);
    }

    [Fact]
    public void Errors_AreShown_WhenWarningsHaveUsedUpTheirLines()
    {
        for (var i = 0; i < 1000; i++)
        {
            Log.LocationRowRefusedByHub(_log, "unit " + i, "no");
        }

        Log.Unexpected(_log, "a test", new InvalidOperationException("no"));

        Assert.Equal(LogRateLimiter.MaxLines, _lines.Count(line => line.Contains("[SP-402]", StringComparison.Ordinal)));
        Assert.Contains("[SP-901]", _lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Minutes_OfAFlood_HaveABoundedNumberOfLinesEach()
    {
        for (var second = 0; second < 600; second++)
        {
            for (var i = 0; i < 20; i++)
            {
                Log.LocationRowRefusedByHub(_log, $"unit {second} {i}", "no");
                Log.WrongEnvelopeKey(_log, i);
            }

            _clock.Advance(TimeSpan.FromSeconds(1));
            _log.Tick();
        }

        // The last tick begins an eleventh minute.
        Assert.InRange(_lines.Count, 10 * LogRateLimiter.MaxLines, 11 * (LogRateLimiter.MaxLines + 1));
        Assert.Contains(_lines, line => line.Contains("[SP-902]", StringComparison.Ordinal));
    }

    [Fact]
    public void Scope_IsNothing() => Assert.Null(_log.BeginScope("x"));
}
