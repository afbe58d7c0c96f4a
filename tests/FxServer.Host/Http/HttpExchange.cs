using FxServer.Host.Events;

namespace FxServer.Host.Http;

/// <summary>One request to a resource's HTTP handler. Main thread only, but for what is said otherwise.</summary>
internal sealed class HttpExchange
{
    private readonly TaskCompletionSource<HttpReply> _reply = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StringBuilder _body = new();
    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);
    private readonly HttpQuery _query;
    private readonly Action<Action> _post;
    private Action<string>? _takeBody;
    private string? _arrived;
    private int _status = 200;

    /// <param name="query">The request.</param>
    /// <param name="post">Runs something on the main thread, later.</param>
    public HttpExchange(HttpQuery query, Action<Action> post)
    {
        _query = query;
        _post = post;
    }

    /// <summary>Ends when the resource has sent its answer. Any thread.</summary>
    public Task<HttpReply> Reply => _reply.Task;

    /// <summary>A request that no handler sees, because the server has answered it already.</summary>
    public static HttpExchange Answered(HttpReply reply)
    {
        var exchange = new HttpExchange(new HttpQuery(), action => { });
        exchange._reply.SetResult(reply);
        return exchange;
    }

    /// <summary>The resource's function that takes the body; null while it has given none.</summary>
    public Delegate? BodyHandler { get; private set; }

    /// <summary>Has the handler asked for the body, or answered?</summary>
    public bool IsTouched { get; private set; }

    /// <summary>The handler's first argument.</summary>
    public Dictionary<string, object?> Request() => new()
    {
        ["address"] = _query.Address,
        ["headers"] = _query.Headers.ToDictionary(header => header.Key, header => (object?)header.Value),
        ["method"] = _query.Method,
        ["path"] = _query.Path,
        ["setDataHandler"] = Functions.Of(TakeBody),
        // A test's client never goes away before its answer.
        ["setCancelHandler"] = Functions.Of(_ => { }),
    };

    /// <summary>The handler's second argument.</summary>
    public Dictionary<string, object?> Response() => new()
    {
        ["writeHead"] = Functions.Of(WriteHead),
        ["write"] = Functions.Of(Write),
        ["send"] = Functions.Of(Send),
    };

    /// <summary>The body is there, all of it. Comes to the handler once, on the main thread; never when nobody asks for it. Any
    /// thread.</summary>
    public void Deliver(string body) => _post(() =>
    {
        _arrived = body;
        HandOverBody();
    });

    private void TakeBody(IReadOnlyList<object?> arguments)
    {
        IsTouched = true;
        var take = (Delegate)arguments[0]!;
        BodyHandler = take;
        bool isBinary = arguments.ElementAtOrDefault(1) as string == "binary";
        _takeBody = body =>
        {
            object argument = isBinary ? Encoding.UTF8.GetBytes(body).Select(part => (object?)(int)part).ToList() : body;
            take.DynamicInvoke(new object[] { new[] { argument } });
        };
        HandOverBody();
    }

    private void HandOverBody()
    {
        if (_arrived is { } body && _takeBody is { } take)
        {
            _arrived = null;
            _takeBody = null;
            take(body);
        }
    }

    private void WriteHead(IReadOnlyList<object?> arguments)
    {
        _status = Convert.ToInt32(arguments[0], CultureInfo.InvariantCulture);
        if (arguments.ElementAtOrDefault(1) is IDictionary<string, object?> headers)
        {
            foreach (KeyValuePair<string, object?> header in headers)
            {
                _headers[header.Key] = Convert.ToString(header.Value, CultureInfo.InvariantCulture)!;
            }
        }
    }

    private void Write(IReadOnlyList<object?> arguments) => _body.Append(arguments.ElementAtOrDefault(0) as string);

    private void Send(IReadOnlyList<object?> arguments)
    {
        IsTouched = true;
        Write(arguments);
        _reply.TrySetResult(new HttpReply(_status, _headers, _body.ToString()));
    }
}
