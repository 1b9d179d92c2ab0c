using Google.Protobuf.WellKnownTypes;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Renews an open ephemeral resource.</summary>
    internal Task<Proto.RenewEphemeralResource.Types.Response> RenewEphemeralResourceAsync(Proto.RenewEphemeralResource.Types.Request request, ServerCallContext context) =>
        new RpcCall("RenewEphemeralResource", "tf_ephemeral_resource_type", request.TypeName).AnswerAsync(
            async () =>
            {
                var result = await server.RenewEphemeralResourceAsync(new(request.TypeName, request.Private.Memory), context.CancellationToken);
                var response = new Proto.RenewEphemeralResource.Types.Response { RenewAt = result.RenewAt?.ToTimestamp(), Private = Bytes(result.Private) };
                response.Diagnostics.AddRange(result.Diagnostics);
                return response;
            },
            problem => new Proto.RenewEphemeralResource.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
