using SonoranPush.Contracts;

namespace SonoranPush.PushEvents.Http;

/// <summary>When push events are accepted over HTTP.</summary>
internal enum HttpListener
{
    /// <summary>On, if the resource has the name that the CAD posts to.</summary>
    Auto,

    /// <summary>On; for example behind a proxy that rewrites the path to this resource's name.</summary>
    On,

    /// <summary>Off.</summary>
    Off,
}

/// <summary>Options of push events over HTTP, which the CAD uses while there is no session.</summary>
internal sealed class HttpOptions
{
    /// <summary>When push events are accepted over HTTP. Default auto.</summary>
    public HttpListener Listener { get; set; }

    /// <summary>Longest body in bytes. Less than the limit of the hub, because anyone can send a request, and the server delivers it on its
    /// main thread. Default 1 MiB; 4 KiB to 4 MiB (the server accepts at most 5 MB).</summary>
    public int MessageBytes { get; set; } = 1024 * 1024;

    /// <summary>Returns true if it is on in a resource of this name. The CAD posts to <c>/sonorancad/event</c>, and the server routes a
    /// request to the resource named in its path, case-sensitively.</summary>
    public bool IsOnIn(string resourceName) => Listener == HttpListener.On
        || (Listener == HttpListener.Auto && resourceName.Equals(OfficialContract.ResourceName, StringComparison.Ordinal));
}
