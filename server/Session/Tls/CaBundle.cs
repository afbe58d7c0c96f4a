namespace SonoranPush.Session.Tls;

/// <summary>A list of certificate authorities: the operating system's, or where there is none (Windows, bare containers) the one that comes
/// with the resource. Only one of them is used, so that an authority that the owner removed from the system's list is not trusted. Any
/// thread.</summary>
/// <param name="Path">Its path; null for the embedded one.</param>
/// <param name="Text">Its PEM text.</param>
internal sealed record CaBundle(string? Path, string Text)
{
    /// <summary>The environment variable that names a bundle to use instead of the system's, as for OpenSSL. Anyone who can set it controls
    /// the server's process anyway.</summary>
    public const string EnvironmentVariable = "SSL_CERT_FILE";

    /// <summary>A resource in this assembly rather than a file: it is found wherever the resource folder is.</summary>
    private const string ShippedResource = "SonoranPush.mozilla-roots.pem";

    /// <summary>Real bundles have a quarter of a million characters; the rest is not read.</summary>
    private const int MaxLength = 4 * 1024 * 1024;

    private static readonly string[] SystemPaths =
    {
        "/etc/ssl/certs/ca-certificates.crt", // Debian, Ubuntu, Arch, Alpine
        "/etc/pki/tls/certs/ca-bundle.crt", // Fedora, Red Hat
        "/etc/ssl/ca-bundle.pem", // openSUSE
        "/etc/ssl/cert.pem", // Alpine, BSD
    };

    /// <summary>Where it comes from, in words.</summary>
    public string Name => Path ?? "the list that comes with SonoranPush";

    /// <summary>Opens the bundle to use on this machine.</summary>
    public static CaBundle Open() =>
        Paths(Environment.GetEnvironmentVariable(EnvironmentVariable)).Select(TryRead).FirstOrDefault(bundle => bundle is not null)
        ?? ReadShipped();

    /// <summary>Candidate paths; the first readable one is used.</summary>
    /// <param name="chosen">The environment variable's value, or null.</param>
    public static IEnumerable<string> Paths(string? chosen) =>
        string.IsNullOrWhiteSpace(chosen) ? SystemPaths : SystemPaths.Prepend(chosen!);

    /// <summary>The list that comes with the resource.</summary>
    public static CaBundle ReadShipped()
    {
        using var stream = typeof(CaBundle).Assembly.GetManifestResourceStream(ShippedResource)!;
        return new CaBundle(null, ReadText(stream));
    }

    /// <summary>Reads a file.</summary>
    /// <returns>Null when there is none, or it cannot be read.</returns>
    public static CaBundle? TryRead(string path)
    {
        try
        {
            // Devices and pipes, which may block or never end, have no length.
            if (new FileInfo(path) is { Exists: true, Length: > 0 })
            {
                using var stream = File.OpenRead(path);
                return new CaBundle(path, ReadText(stream));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // Try the next one.
        }

        return null;
    }

    private static string ReadText(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var buffer = new char[Math.Min(stream.Length, MaxLength)];
        return new string(buffer, 0, reader.ReadBlock(buffer, 0, buffer.Length));
    }
}
