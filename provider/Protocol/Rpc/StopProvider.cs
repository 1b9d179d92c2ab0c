using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>The practitioner has interrupted: running operations end soon with what they have, and Terraform waits for them.</summary>
    internal Task<Proto.StopProvider.Types.Response> StopProviderAsync(Proto.StopProvider.Types.Request request, ServerCallContext context) =>
        new RpcCall("StopProvider").AnswerAsync(
            () =>
            {
                lifetime.Stop();
                return Task.FromResult(new Proto.StopProvider.Types.Response());
            },
            problem => new Proto.StopProvider.Types.Response { Error = problem.Summary });
}
