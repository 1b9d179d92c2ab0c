using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Plans a create, an update or a destroy.</summary>
    internal Task<Proto.PlanResourceChange.Types.Response> PlanResourceChangeAsync(Proto.PlanResourceChange.Types.Request request, ServerCallContext context) =>
        RpcCall.Resource("PlanResourceChange", request.TypeName).AnswerAsync(
            async () =>
            {
                var type = ResourceType(request.TypeName);
                var result = await server.PlanResourceChangeAsync(
                    new(
                        request.TypeName,
                        Decode(request.PriorState, type, "prior state"),
                        Decode(request.ProposedNewState, type, "proposed new state"),
                        Decode(request.Config, type, "configuration"),
                        request.PriorPrivate.Memory)
                    {
                        PriorIdentity = Identity(request.PriorIdentity, request.TypeName),
                    },
                    context.CancellationToken);
                var response = new Proto.PlanResourceChange.Types.Response
                {
                    PlannedState = DynamicValueCodec.Encode(result.PlannedState, type),
                    PlannedPrivate = Bytes(result.PlannedPrivate),
                    PlannedIdentity = Identity(result.PlannedIdentity, request.TypeName),
                };
                response.RequiresReplace.Add(result.RequiresReplace.Select(DiagnosticMessages.ToMessage));
                response.Diagnostics.AddRange(result.Diagnostics);
                return response;
            },
            problem => new Proto.PlanResourceChange.Types.Response
            {
                PlannedState = request.PriorState,
                PlannedPrivate = request.PriorPrivate,
                PlannedIdentity = request.PriorIdentity,
                Diagnostics = { DiagnosticMessages.ToMessage(problem) },
            });
}
