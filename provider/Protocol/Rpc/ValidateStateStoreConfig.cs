using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Checks the configuration of a state store; there are none.</summary>
    internal Task<Proto.ValidateStateStore.Types.Response> ValidateStateStoreConfigAsync(Proto.ValidateStateStore.Types.Request request, ServerCallContext context) =>
        new RpcCall("ValidateStateStoreConfig", "tf_state_store_type", request.TypeName).AnswerAsync(
            () => throw new DiagnosticException(UnknownType.StateStore(request.TypeName)),
            problem => new Proto.ValidateStateStore.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
