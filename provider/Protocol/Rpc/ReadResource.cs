using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Refreshes a resource. After an error the state and the private bytes are what came in: an empty answer would remove the resource.</summary>
    internal Task<Proto.ReadResource.Types.Response> ReadResourceAsync(Proto.ReadResource.Types.Request request, ServerCallContext context) =>
        RpcCall.Resource("ReadResource", request.TypeName).AnswerAsync(
            async () =>
            {
                var type = ResourceType(request.TypeName);
                var state = Decode(request.CurrentState, type, "state");
                var result = await server.ReadResourceAsync(new(request.TypeName, state, request.Private.Memory) { CurrentIdentity = Identity(request.CurrentIdentity, request.TypeName) }, context.CancellationToken);
                var response = new Proto.ReadResource.Types.Response
                {
                    NewState = DynamicValueCodec.Encode(result.NewState, type),
                    Private = Bytes(result.Private),
                    NewIdentity = Identity(result.NewIdentity, request.TypeName),
                };
                response.Diagnostics.AddRange(result.Diagnostics);
                return response;
            },
            problem => new Proto.ReadResource.Types.Response
            {
                NewState = request.CurrentState,
                Private = request.Private,
                NewIdentity = request.CurrentIdentity,
                Diagnostics = { DiagnosticMessages.ToMessage(problem) },
            });
}
