using LocalCad.Hub;
using Microsoft.AspNetCore.SignalR;

namespace LocalCad.Faults;

/// <summary>Applies the faults that concern one hub call and its answer. Any thread.</summary>
internal sealed class FaultFilter(CadFaults faults) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocation, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var method = invocation.HubMethodName;
        if (faults.Fails(method))
        {
            // SignalR turns it into the completion error of a method that broke down.
            throw new InvalidOperationException("A fault was asked for.");
        }

        var gone = invocation.Context.ConnectionAborted;
        if (faults.LoginSilent && method is (nameof(CadHub.Authenticatev2) or nameof(CadHub.Authenticate)))
        {
            await faults.SilenceAsync(gone);
        }

        var answer = await next(invocation);
        await faults.DelayAnswerAsync(gone);
        return answer;
    }
}
