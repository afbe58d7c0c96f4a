using System.Reflection;
using System.Security.Cryptography.X509Certificates;

namespace SonoranPush.Session.Tls;

/// <summary>The certificate authorities that Mono's TLS library trusts in this AppDomain, beside those of Mono's own store. No
/// other resource is touched. Any thread, one at a time.</summary>
internal sealed class TrustAnchors
{
    /// <summary>Most anchors. Each one costs every handshake about 7 KB that Mono never frees; a hub needs one or two.</summary>
    private const int MaxCount = 6;

    private readonly PropertyInfo _anchors;
    private readonly object _settings;

    private TrustAnchors(PropertyInfo anchors, object settings)
    {
        _anchors = anchors;
        _settings = settings;
    }

    /// <summary>Finds Mono's collection of trust anchors.</summary>
    /// <returns>Null on a runtime without one, which needs none.</returns>
    public static TrustAnchors? Find()
    {
        // Among the loaded assemblies only: the start has loaded all, and the server's resolver must not be called from a pool thread.
        var settings = AppDomain.CurrentDomain.GetAssemblies()
            .FirstOrDefault(assembly => assembly.GetName().Name == "Mono.Security")
            ?.GetType("Mono.Security.Interface.MonoTlsSettings");
        return settings?.GetProperty("TrustAnchors") is { } anchors
            && settings.GetProperty("DefaultSettings")?.GetValue(null) is { } defaults
                ? new TrustAnchors(anchors, defaults)
                : null;
    }

    /// <summary>Adds authorities; the oldest are removed when there are too many.</summary>
    /// <returns>Those that were new.</returns>
    public IReadOnlyList<X509Certificate2> Install(IEnumerable<X509Certificate2> roots)
    {
        var present = (_anchors.GetValue(_settings) as X509CertificateCollection)?.OfType<X509Certificate2>().ToList() ?? new();
        var added = roots.Where(root => present.TrueForAll(known => known.Thumbprint != root.Thumbprint)).ToList();
        if (added.Count > 0)
        {
            // Always a new collection: handshakes on other threads may be reading the old one.
            var all = present.Concat(added).Skip(present.Count + added.Count - MaxCount);
            _anchors.SetValue(_settings, new X509CertificateCollection(all.ToArray<X509Certificate>()));
        }

        return added;
    }

    /// <summary>Removes them all. An empty collection would cost every handshake as much as one with roots.</summary>
    public void Clear() => _anchors.SetValue(_settings, null);
}
