using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Opens an ephemeral resource; there are none.</summary>
    internal Task<Proto.OpenEphemeralResource.Types.Response> OpenEphemeralResourceAsync(Proto.OpenEphemeralResource.Types.Request request, ServerCallContext context) =>
        new RpcCall("OpenEphemeralResource", "tf_ephemeral_resource_type", request.TypeName).AnswerAsync(
            () => throw new DiagnosticException(UnknownType.EphemeralResource(request.TypeName)),
            problem => new Proto.OpenEphemeralResource.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
