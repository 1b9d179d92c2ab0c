using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Closes an open ephemeral resource, with the bytes of its open.</summary>
    internal Task<Proto.CloseEphemeralResource.Types.Response> CloseEphemeralResourceAsync(Proto.CloseEphemeralResource.Types.Request request, ServerCallContext context) =>
        new RpcCall("CloseEphemeralResource", "tf_ephemeral_resource_type", request.TypeName).AnswerAsync(
            async () =>
            {
                var result = await server.CloseEphemeralResourceAsync(new(request.TypeName, request.Private.Memory), context.CancellationToken);
                var response = new Proto.CloseEphemeralResource.Types.Response();
                response.Diagnostics.AddRange(result.Diagnostics);
                return response;
            },
            problem => new Proto.CloseEphemeralResource.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
