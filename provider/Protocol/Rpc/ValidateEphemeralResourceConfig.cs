using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Checks an ephemeral resource's block; there are none.</summary>
    internal Task<Proto.ValidateEphemeralResourceConfig.Types.Response> ValidateEphemeralResourceConfigAsync(Proto.ValidateEphemeralResourceConfig.Types.Request request, ServerCallContext context) =>
        new RpcCall("ValidateEphemeralResourceConfig", "tf_ephemeral_resource_type", request.TypeName).AnswerAsync(
            () => throw new DiagnosticException(UnknownType.EphemeralResource(request.TypeName)),
            problem => new Proto.ValidateEphemeralResourceConfig.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
