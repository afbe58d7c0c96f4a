#if NETFRAMEWORK
using System.Collections.Concurrent;
using System.Reflection;
using CitizenFX.Core.Runtime;

namespace FxServer.Host.Resources;

/// <summary>The host's hand inside a resource's AppDomain: loads scripts from bytes and, when nothing else finds an assembly, looks for
/// it by simple name in the folders of the scripts. Like the original it does so without a lock.</summary>
internal sealed class DomainScripts : MarshalByRefObject
{
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _lateResolutions = new();
    private readonly int _mainThread = Environment.CurrentManagedThreadId;
    private HostFiles? _files;
    private ResourceRuntime? _runtime;

    public DomainScripts() => AppDomain.CurrentDomain.AssemblyResolve += Resolve;

    public override object? InitializeLifetimeService() => null;

    // Not in the constructor: what it takes can only be resolved once the handler is in place.
    public ResourceRuntime Open(IServer server, HostFiles files, string name, int instance)
    {
        _files = files;
        _runtime = new ResourceRuntime(server, name, instance, _ => true);
        AppDomain.CurrentDomain.UnhandledException += (_, e) =>
            _runtime.Report(FaultKind.UnhandledException, "Unhandled exception", (Exception)e.ExceptionObject);
        Console.SetOut(new ResourceConsole(_runtime));
        return _runtime;
    }

    public void Load(string scriptFile)
    {
        _folders.Add(Path.GetDirectoryName(scriptFile)!);
        _runtime!.Start(Assembly.Load(_files!.Read(scriptFile)));
    }

    public string[] GetLateResolutions() => _lateResolutions.ToArray();

    private Assembly? Resolve(object sender, ResolveEventArgs request)
    {
        string name = new AssemblyName(request.Name).Name;

        // What a server has in its own library folder: here, what the host has brought.
        Assembly? loaded = AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(assembly => assembly.GetName().Name == name);
        if (loaded is not null)
        {
            return loaded;
        }

        if (Environment.CurrentManagedThreadId != _mainThread)
        {
            _lateResolutions.Enqueue(name);
        }

        byte[]? bytes = _folders
            .Select(folder => _files?.Read(Path.Combine(folder, name + ".dll")))
            .FirstOrDefault(found => found is not null);
        return bytes is null ? null : Assembly.Load(bytes);
    }
}
#endif
