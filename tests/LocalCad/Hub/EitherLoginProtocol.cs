using System.Buffers;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;

namespace LocalCad.Hub;

/// <summary>The JSON hub protocol with one leniency. A SignalR hub has no optional parameters, so a login under one name with
/// the other's argument count fails to bind; unless the rules are strict, such a record is read again as the other login.
/// Any thread.</summary>
internal sealed class EitherLoginProtocol(IOptions<JsonHubProtocolOptions> options, CadRules rules) : IHubProtocol
{
    private readonly JsonHubProtocol _json = new(options);

    public string Name => _json.Name;

    public int Version => _json.Version;

    public TransferFormat TransferFormat => _json.TransferFormat;

    public bool IsVersionSupported(int version) => _json.IsVersionSupported(version);

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => _json.GetMessageBytes(message);

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => _json.WriteMessage(message, output);

    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, out HubMessage message)
    {
        var record = input;
        if (!_json.TryParseMessage(ref input, binder, out message!))
        {
            return false;
        }

        if (!rules.StrictLogin
            && message is InvocationBindingFailureMessage failure
            && OtherLogin(failure.Target) is { } other
            && _json.TryParseMessage(ref record, new RenamingBinder(binder, other), out var again)
            && again is InvocationMessage login)
        {
            message = new InvocationMessage(login.InvocationId, other, login.Arguments);
        }

        return true;
    }

    private static string? OtherLogin(string target) =>
        target.Equals(nameof(CadHub.Authenticatev2), StringComparison.OrdinalIgnoreCase) ? nameof(CadHub.Authenticate)
        : target.Equals(nameof(CadHub.Authenticate), StringComparison.OrdinalIgnoreCase) ? nameof(CadHub.Authenticatev2)
        : null;

    private sealed class RenamingBinder(IInvocationBinder inner, string method) : IInvocationBinder
    {
        public Type GetReturnType(string invocationId) => inner.GetReturnType(invocationId);

        public Type GetStreamItemType(string streamId) => inner.GetStreamItemType(streamId);

        public IReadOnlyList<Type> GetParameterTypes(string methodName) => inner.GetParameterTypes(method);
    }
}
