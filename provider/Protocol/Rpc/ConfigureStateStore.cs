using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Configures a state store; there are none.</summary>
    internal Task<Proto.ConfigureStateStore.Types.Response> ConfigureStateStoreAsync(Proto.ConfigureStateStore.Types.Request request, ServerCallContext context) =>
        new RpcCall("ConfigureStateStore", "tf_state_store_type", request.TypeName).AnswerAsync(
            () => throw new DiagnosticException(UnknownType.StateStore(request.TypeName)),
            problem => new Proto.ConfigureStateStore.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
}
