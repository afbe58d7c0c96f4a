using System;
using SonoranPush.Contracts;

namespace SonoranPush.PushEvents.Http;

/// <summary>Whether push events are taken over HTTP too.</summary>
internal enum HttpListener
{
    /// <summary>If the resource bears the name that the CAD posts to.</summary>
    Auto,

    /// <summary>Always: a proxy, say, leads the CAD's requests to this resource's name.</summary>
    On,

    /// <summary>Never.</summary>
    Off,
}

/// <summary>The CAD's other way to this server, for the time in which there is no session.</summary>
internal sealed class HttpOptions
{
    /// <summary>Take push events over HTTP? Default auto.</summary>
    public HttpListener Listener { get; set; }

    /// <summary>Longest body in bytes: less than what the hub may send, because here anybody in the world may send it, and the server
    /// hands it over on its main thread. Default 1 MiB; 4 KiB to 4 MiB, for the server itself takes no more than 5 MB.</summary>
    public int MessageBytes { get; set; } = 1024 * 1024;

    /// <summary>Is it on in a resource of this name? The CAD posts to <c>/sonorancad/event</c>, and the server leads a request to
    /// the resource that its path names, in that very spelling.</summary>
    public bool IsOnIn(string resourceName) => Listener == HttpListener.On
        || (Listener == HttpListener.Auto && resourceName.Equals(OfficialContract.ResourceName, StringComparison.Ordinal));
}
