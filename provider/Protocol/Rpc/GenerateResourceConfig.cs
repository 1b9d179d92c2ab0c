using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Writes the configuration of an object that was imported or found; before 1.14 Terraform does it itself.</summary>
    internal Task<Proto.GenerateResourceConfig.Types.Response> GenerateResourceConfigAsync(Proto.GenerateResourceConfig.Types.Request request, ServerCallContext context) =>
        RpcCall.Resource("GenerateResourceConfig", request.TypeName).AnswerAsync(
            () =>
            {
                var type = ResourceType(request.TypeName);
                var result = server.GenerateResourceConfig(new(request.TypeName, Decode(request.State, type, "state")));
                var response = new Proto.GenerateResourceConfig.Types.Response { Config = DynamicValueCodec.Encode(result.Config, type) };
                response.Diagnostics.AddRange(result.Diagnostics);
                return Task.FromResult(response);
            },
            problem => new Proto.GenerateResourceConfig.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
