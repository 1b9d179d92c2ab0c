using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Checks an ephemeral resource's block.</summary>
    internal Task<Proto.ValidateEphemeralResourceConfig.Types.Response> ValidateEphemeralResourceConfigAsync(Proto.ValidateEphemeralResourceConfig.Types.Request request, ServerCallContext context) =>
        new RpcCall("ValidateEphemeralResourceConfig", "tf_ephemeral_resource_type", request.TypeName).AnswerAsync(
            async () =>
            {
                var config = Decode(request.Config, EphemeralResourceType(request.TypeName), "configuration");
                var result = await server.ValidateEphemeralResourceConfigAsync(new(request.TypeName, config), context.CancellationToken);
                var response = new Proto.ValidateEphemeralResourceConfig.Types.Response();
                response.Diagnostics.AddRange(result.Diagnostics);
                return response;
            },
            problem => new Proto.ValidateEphemeralResourceConfig.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
