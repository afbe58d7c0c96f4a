using SonoranPush.Hosting;

namespace SonoranPush.UnitTests.Support;

/// <summary>A request of whatever kind a test needs.</summary>
internal sealed class FakeHttpCall : IHttpContext
{
    private Action<string>? _take;

    public string Method { get; init; } = "POST";

    public string Path { get; init; } = "/event";

    public string Address { get; init; } = "192.0.2.1:40000";

    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The body that comes within the call that asks for it; null when it comes later, if at all.</summary>
    public string? Body { get; init; }

    public int? Status { get; private set; }

    public string? Answered { get; private set; }

    public IReadOnlyDictionary<string, string>? AnsweredHeaders { get; private set; }

    /// <summary>How often it was answered.</summary>
    public int Answers { get; private set; }

    public bool WasAskedForItsBody => _take is not null;

    /// <summary>A POST with its body.</summary>
    public static FakeHttpCall Post(string body, string address = "192.0.2.1:40000")
    {
        var call = new FakeHttpCall { Body = body, Address = address };
        call.Headers["content-length"] = body.Length.ToString(CultureInfo.InvariantCulture);
        return call;
    }

    /// <summary>A POST whose body is announced and not there yet.</summary>
    public static FakeHttpCall Slow(string address = "192.0.2.1:40000")
    {
        var call = new FakeHttpCall { Address = address };
        call.Headers["Content-Length"] = "10";
        return call;
    }

    /// <summary>The body comes.</summary>
    public void Deliver(string body) => _take!(body);

    public string? ReadHeader(string name) => Headers.GetValueOrDefault(name);

    public void ReadBody(Action<string> take)
    {
        _take = take;
        if (Body is not null)
        {
            take(Body);
        }
    }

    public void Answer(int status, IReadOnlyDictionary<string, string> headers, string body)
    {
        Answers++;
        Status = status;
        AnsweredHeaders = headers;
        Answered = body;
    }
}
