using Microsoft.Extensions.Logging;
using SonoranPush.Diagnostics;
using SonoranPush.Hosting;

namespace SonoranPush.Locations.Postals;

/// <summary>Loads the postal codes of the installed postal resource, again whenever that resource starts. Its manifest's <c>postal_file</c>
/// names the file, which is read on the main thread and parsed on the pool. Main thread only.</summary>
internal sealed class PostalLoader
{
    private const string MetadataKey = "postal_file";

    private readonly IScriptHost _host;
    private readonly ILogger _log;
    private string _resource = string.Empty;
    private string _file = string.Empty;
    private bool _isDue;
    private bool _isStopped;
    private Task<PostalMap?>? _parsing;

    public PostalLoader(IScriptHost host, ILogger log)
    {
        _host = host;
        _log = log;
    }

    /// <summary>Sets the postal resource. Two crossings when there is one.</summary>
    /// <param name="resource">Its name; empty for none.</param>
    public void Use(string resource)
    {
        _resource = resource;
        _isDue = resource.Length > 0 && _host.IsStarted(resource);
    }

    /// <summary>Call when a resource starts. Its files are read in the next tick, when it has started.</summary>
    public void ResourceStarted(string name) => _isDue |= IsPostalResource(name);

    /// <summary>Call when a resource stops.</summary>
    public void ResourceStopped(string name)
    {
        if (IsPostalResource(name))
        {
            _isDue = false;
            _isStopped = true;
            _parsing = null;
        }
    }

    /// <summary>Loads the postal codes when that is due: two crossings then.</summary>
    /// <param name="use">Receives the parsed postal codes, and null when their resource has stopped.</param>
    public void Tick(Action<PostalMap?> use)
    {
        if (_isStopped)
        {
            _isStopped = false;
            use(null);
        }

        if (_isDue)
        {
            _isDue = false;
            Begin();
        }

        if (_parsing is { IsCompleted: true } parsed)
        {
            _parsing = null;
            Finish(parsed, use);
        }
    }

    private void Begin()
    {
        if (_host.ReadMetadataOf(_resource, MetadataKey) is not { Length: > 0 } file)
        {
            Log.PostalsUnreadable(_log, _resource, $"its manifest has no {MetadataKey}");
            return;
        }

        _file = WithoutLeadingSlash(file);
        if (_host.ReadFileOf(_resource, _file) is { Length: > 0 } json)
        {
            _parsing = Task.Run(() => PostalFile.Read(json));
        }
        else
        {
            Log.PostalsUnreadable(_log, _resource, $"the file {_file} is missing, empty or outside the resource's folder");
        }
    }

    private void Finish(Task<PostalMap?> parsed, Action<PostalMap?> use)
    {
        // An exception of the parser is not thrown on the main thread.
        var postals = parsed.Status == TaskStatus.RanToCompletion ? parsed.Result : null;
        _ = parsed.Exception;
        if (postals is { Count: > 0 })
        {
            Log.PostalsLoaded(_log, _resource, postals.Count);
            use(postals);
        }
        else
        {
            Log.PostalsUnreadable(_log, _resource, $"the file {_file} is not a JSON array of x, y and code");
        }
    }

    private bool IsPostalResource(string name) => _resource.Length > 0 && name.Equals(_resource, StringComparison.OrdinalIgnoreCase);

    // Server builds of June 2026 return nothing for a file with one.
    private static string WithoutLeadingSlash(string file)
    {
        var start = 0;
        while (start < file.Length && (file[start] is '/' or '\\' || (file[start] == '.' && start + 1 < file.Length && file[start + 1] is '/' or '\\')))
        {
            start++;
        }

        return file.Substring(start);
    }
}
