using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Brings stored state to the present schema.</summary>
    internal Task<Proto.UpgradeResourceState.Types.Response> UpgradeResourceStateAsync(Proto.UpgradeResourceState.Types.Request request, ServerCallContext context) =>
        RpcCall.Resource("UpgradeResourceState", request.TypeName).AnswerAsync(
            async () =>
            {
                var type = ResourceType(request.TypeName);
                var raw = request.RawState ?? throw new DiagnosticException(Diagnostic.Error("Stored state is missing", $"Terraform sent no state of {request.TypeName} to read."));
                var result = await server.UpgradeResourceStateAsync(
                    new(request.TypeName, request.Version, raw.Json.Memory, IsFlatmap: raw.Json.IsEmpty && raw.Flatmap.Count > 0), context.CancellationToken);
                var response = new Proto.UpgradeResourceState.Types.Response { UpgradedState = DynamicValueCodec.Encode(result.UpgradedState, type) };
                response.Diagnostics.AddRange(result.Diagnostics);
                return response;
            },
            problem => new Proto.UpgradeResourceState.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
