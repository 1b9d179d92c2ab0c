using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Closes an open ephemeral resource; there are none.</summary>
    internal Task<Proto.CloseEphemeralResource.Types.Response> CloseEphemeralResourceAsync(Proto.CloseEphemeralResource.Types.Request request, ServerCallContext context) =>
        new RpcCall("CloseEphemeralResource", "tf_ephemeral_resource_type", request.TypeName).AnswerAsync(
            () => throw new DiagnosticException(UnknownType.EphemeralResource(request.TypeName)),
            problem => new Proto.CloseEphemeralResource.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
