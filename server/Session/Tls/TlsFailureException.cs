namespace SonoranPush.Session.Tls;

/// <summary>A server's certificate was refused, and it is known why.</summary>
internal sealed class TlsFailureException : Exception
{
    public TlsFailureException(TlsFailure refusal, Exception inner)
        : base(refusal.Sentence, inner)
    {
        Refusal = refusal;
    }

    /// <summary>Why.</summary>
    public TlsFailure Refusal { get; }
}
