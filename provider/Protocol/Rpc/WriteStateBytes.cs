using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Writes a state that comes in chunks; there are no state stores. The first chunk names the type, the others are read to their end so that the client can finish.</summary>
    internal async Task<Proto.WriteStateBytes.Types.Response> WriteStateBytesAsync(IAsyncStreamReader<Proto.WriteStateBytes.Types.RequestChunk> chunks, ServerCallContext context)
    {
        var typeName = string.Empty;
        while (await chunks.MoveNext(context.CancellationToken))
        {
            typeName = chunks.Current.Meta?.TypeName ?? typeName;
        }

        return await new RpcCall("WriteStateBytes", "tf_state_store_type", typeName).AnswerAsync(
            () => throw new DiagnosticException(UnknownType.StateStore(typeName)),
            problem => new Proto.WriteStateBytes.Types.Response { Diagnostics = { DiagnosticMessages.ToMessage(problem) } });
    }
}
