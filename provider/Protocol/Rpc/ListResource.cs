using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Lists objects as a stream of events; there are no list resources. An event with an error ends the list.</summary>
    internal async Task ListResourceAsync(Proto.ListResource.Types.Request request, IServerStreamWriter<Proto.ListResource.Types.Event> events, ServerCallContext context)
    {
        var last = await new RpcCall("ListResource", "tf_list_resource_type", request.TypeName).AnswerAsync(
            () => throw new DiagnosticException(UnknownType.ListResource(request.TypeName)),
            problem => new Proto.ListResource.Types.Event { Diagnostic = { DiagnosticMessages.ToMessage(problem) } });
        await events.WriteAsync(last, context.CancellationToken);
    }
}
