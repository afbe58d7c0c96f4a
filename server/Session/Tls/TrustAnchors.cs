using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Security.Cryptography.X509Certificates;

namespace SonoranPush.Session.Tls;

/// <summary>The certificate authorities that Mono's TLS library trusts in this AppDomain, beside those of Mono's own store. No
/// other resource is touched. One thread at a time.</summary>
internal sealed class TrustAnchors
{
    /// <summary>Each of them costs every handshake some 7 KB that Mono never frees; a hub needs one or two.</summary>
    private const int MaxCount = 6;

    private readonly PropertyInfo _anchors;
    private readonly object _settings;
    private readonly List<X509Certificate2> _installed = new();

    private TrustAnchors(PropertyInfo anchors, object settings)
    {
        _anchors = anchors;
        _settings = settings;
    }

    /// <summary>Finds them.</summary>
    /// <returns>Null on a runtime that has no such thing, and needs none.</returns>
    public static TrustAnchors? Find()
    {
        // Among the loaded assemblies only: the start has loaded all that there are, and asking the server's resolver for one
        // from a pool thread is dangerous.
        var settings = AppDomain.CurrentDomain.GetAssemblies()
            .FirstOrDefault(assembly => assembly.GetName().Name == "Mono.Security")
            ?.GetType("Mono.Security.Interface.MonoTlsSettings");
        return settings?.GetProperty("TrustAnchors") is { } anchors
            && settings.GetProperty("DefaultSettings")?.GetValue(null) is { } defaults
                ? new TrustAnchors(anchors, defaults)
                : null;
    }

    /// <summary>Adds authorities; the oldest go when there are too many.</summary>
    /// <returns>Those that were not there yet.</returns>
    public IReadOnlyList<X509Certificate2> Install(IEnumerable<X509Certificate2> roots)
    {
        var added = roots.Where(root => _installed.TrueForAll(known => known.Thumbprint != root.Thumbprint)).ToList();
        _installed.AddRange(added);
        _installed.RemoveRange(0, Math.Max(0, _installed.Count - MaxCount));
        HandOver();
        return added;
    }

    /// <summary>Removes them all.</summary>
    public void Clear()
    {
        _installed.Clear();
        HandOver();
    }

    // Always a new collection: handshakes on other threads may be reading the old one. None rather than an empty one, which
    // would cost every handshake as much as one with roots.
    private void HandOver() => _anchors.SetValue(
        _settings, _installed.Count == 0 ? null : new X509CertificateCollection(_installed.ToArray<X509Certificate>()));
}
