using System;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;
using SonoranPush.Diagnostics;
using SonoranPush.Hosting;

namespace SonoranPush.Locations.Postals;

/// <summary>Takes over the postal codes of the installed postal resource: the file is found by its manifest's
/// <c>postal_file</c>, read on the tick and parsed on the pool. Tick thread only.</summary>
internal sealed class PostalLoader
{
    private const string MetadataKey = "postal_file";

    private readonly ILogger _log;
    private string _resource = string.Empty;
    private Task<PostalMap?>? _reading;

    /// <summary>Creates a loader that has nothing to do.</summary>
    public PostalLoader(ILogger log) => _log = log;

    /// <summary>Begins to load: two crossings. Does nothing when the resource is not there.</summary>
    /// <param name="host">The server.</param>
    /// <param name="resource">The postal resource's name; empty for none.</param>
    public void Begin(IScriptHost host, string resource)
    {
        if (resource.Length > 0
            && host.ReadMetadataOf(resource, MetadataKey) is { Length: > 0 } file
            && host.ReadFileOf(resource, file) is { Length: > 0 } json)
        {
            _resource = resource;
            _reading = Task.Run(() => PostalFile.Read(json));
        }
    }

    /// <summary>Passes the postal codes on once they are read.</summary>
    public void Pass(Action<PostalMap> use)
    {
        if (_reading is not { IsCompleted: true } reading)
        {
            return;
        }

        _reading = null;
        if (reading.Status == TaskStatus.RanToCompletion && reading.Result is { } postals)
        {
            Log.PostalsLoaded(_log, _resource, postals.Count);
            use(postals);
        }
        else
        {
            _ = reading.Exception;
            Log.PostalsUnreadable(_log, _resource);
        }
    }
}
