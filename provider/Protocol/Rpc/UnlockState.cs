using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Unlocks a state in a state store; there are none.</summary>
    internal Task<Proto.UnlockState.Types.Response> UnlockStateAsync(Proto.UnlockState.Types.Request request, ServerCallContext context) =>
        new RpcCall("UnlockState", "tf_state_store_type", request.TypeName).AnswerAsync(
            () => throw new DiagnosticException(UnknownType.StateStore(request.TypeName)),
            problem => new Proto.UnlockState.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
