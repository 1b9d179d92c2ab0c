using Google.Protobuf.WellKnownTypes;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Opens an ephemeral resource.</summary>
    internal Task<Proto.OpenEphemeralResource.Types.Response> OpenEphemeralResourceAsync(Proto.OpenEphemeralResource.Types.Request request, ServerCallContext context) =>
        new RpcCall("OpenEphemeralResource", "tf_ephemeral_resource_type", request.TypeName).AnswerAsync(
            async () =>
            {
                var type = EphemeralResourceType(request.TypeName);
                var result = await server.OpenEphemeralResourceAsync(new(request.TypeName, Decode(request.Config, type, "configuration")), context.CancellationToken);
                var response = new Proto.OpenEphemeralResource.Types.Response
                {
                    Result = DynamicValueCodec.Encode(result.Result, type),
                    RenewAt = result.RenewAt?.ToTimestamp(),
                    Private = Bytes(result.Private),
                };
                response.Diagnostics.AddRange(result.Diagnostics);
                return response;
            },
            problem => new Proto.OpenEphemeralResource.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
