using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Not announced: Terraform writes the configuration of imported objects itself.</summary>
    internal Task<Proto.GenerateResourceConfig.Types.Response> GenerateResourceConfigAsync(Proto.GenerateResourceConfig.Types.Request request, ServerCallContext context) =>
        new RpcCall("GenerateResourceConfig", "tf_resource_type", request.TypeName).AnswerAsync(
            () => throw new DiagnosticException(UnknownType.GeneratedConfig(request.TypeName)),
            problem => new Proto.GenerateResourceConfig.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
