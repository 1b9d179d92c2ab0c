using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Takes over the state of another type or provider.</summary>
    internal Task<Proto.MoveResourceState.Types.Response> MoveResourceStateAsync(Proto.MoveResourceState.Types.Request request, ServerCallContext context) =>
        RpcCall.Resource("MoveResourceState", request.TargetTypeName).AnswerAsync(
            async () =>
            {
                var type = ResourceType(request.TargetTypeName);
                var result = await server.MoveResourceStateAsync(
                    new(
                        request.TargetTypeName,
                        request.SourceProviderAddress,
                        request.SourceTypeName,
                        request.SourceSchemaVersion,
                        request.SourceState?.Json.Memory ?? ReadOnlyMemory<byte>.Empty,
                        request.SourcePrivate.Memory),
                    context.CancellationToken);
                var response = new Proto.MoveResourceState.Types.Response
                {
                    TargetState = DynamicValueCodec.Encode(result.TargetState, type),
                    TargetPrivate = Bytes(result.TargetPrivate),
                    TargetIdentity = Identity(result.TargetIdentity, request.TargetTypeName),
                };
                response.Diagnostics.AddRange(result.Diagnostics);
                return response;
            },
            problem => new Proto.MoveResourceState.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
