using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Deletes a state of a state store; there are none.</summary>
    internal Task<Proto.DeleteState.Types.Response> DeleteStateAsync(Proto.DeleteState.Types.Request request, ServerCallContext context) =>
        new RpcCall("DeleteState", "tf_state_store_type", request.TypeName).AnswerAsync(
            () => throw new DiagnosticException(UnknownType.StateStore(request.TypeName)),
            problem => new Proto.DeleteState.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
