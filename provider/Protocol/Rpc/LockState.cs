using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Locks a state in a state store; there are none.</summary>
    internal Task<Proto.LockState.Types.Response> LockStateAsync(Proto.LockState.Types.Request request, ServerCallContext context) =>
        new RpcCall("LockState", "tf_state_store_type", request.TypeName).AnswerAsync(
            () => throw new DiagnosticException(UnknownType.StateStore(request.TypeName)),
            problem => new Proto.LockState.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
