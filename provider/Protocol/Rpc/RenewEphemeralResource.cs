using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Renews an open ephemeral resource; there are none.</summary>
    internal Task<Proto.RenewEphemeralResource.Types.Response> RenewEphemeralResourceAsync(Proto.RenewEphemeralResource.Types.Request request, ServerCallContext context) =>
        new RpcCall("RenewEphemeralResource", "tf_ephemeral_resource_type", request.TypeName).AnswerAsync(
            () => throw new DiagnosticException(UnknownType.EphemeralResource(request.TypeName)),
            problem => new Proto.RenewEphemeralResource.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
