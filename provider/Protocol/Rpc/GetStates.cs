using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Lists the states of a state store; there are none.</summary>
    internal Task<Proto.GetStates.Types.Response> GetStatesAsync(Proto.GetStates.Types.Request request, ServerCallContext context) =>
        new RpcCall("GetStates", "tf_state_store_type", request.TypeName).AnswerAsync(
            () => throw new DiagnosticException(UnknownType.StateStore(request.TypeName)),
            problem => new Proto.GetStates.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
