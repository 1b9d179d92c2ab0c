using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Reads a state in chunks; there are no state stores.</summary>
    internal async Task ReadStateBytesAsync(Proto.ReadStateBytes.Types.Request request, IServerStreamWriter<Proto.ReadStateBytes.Types.Response> chunks, ServerCallContext context)
    {
        var only = await new RpcCall("ReadStateBytes", "tf_state_store_type", request.TypeName).AnswerAsync(
            () => throw new DiagnosticException(UnknownType.StateStore(request.TypeName)),
            problem => new Proto.ReadStateBytes.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
        await chunks.WriteAsync(only, context.CancellationToken);
    }
}
