using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Checks a list block; there are no list resources.</summary>
    internal Task<Proto.ValidateListResourceConfig.Types.Response> ValidateListResourceConfigAsync(Proto.ValidateListResourceConfig.Types.Request request, ServerCallContext context) =>
        new RpcCall("ValidateListResourceConfig", "tf_list_resource_type", request.TypeName).AnswerAsync(
            () => throw new DiagnosticException(UnknownType.ListResource(request.TypeName)),
            problem => new Proto.ValidateListResourceConfig.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
