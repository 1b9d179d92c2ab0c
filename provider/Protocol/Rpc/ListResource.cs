using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Lists objects as a stream of events. An event with an error ends the list; a client that has enough cancels the call.</summary>
    internal async Task ListResourceAsync(Proto.ListResource.Types.Request request, IServerStreamWriter<Proto.ListResource.Types.Event> events, ServerCallContext context)
    {
        // Each event goes out as soon as it is there; what the net catches is the last.
        var last = await new RpcCall("ListResource", "tf_list_resource_type", request.TypeName).AnswerAsync<Proto.ListResource.Types.Event?>(
            async () =>
            {
                var config = Decode(request.Config, ListResourceType(request.TypeName), "configuration");
                var type = ResourceType(request.TypeName);
                await foreach (var found in server.ListResourceAsync(new(request.TypeName, config, request.IncludeResourceObject, request.Limit), context.CancellationToken))
                {
                    await events.WriteAsync(ToMessage(found, type, request.TypeName), context.CancellationToken);
                }

                return null;
            },
            problem => new Proto.ListResource.Types.Event { Diagnostic = { DiagnosticMessages.ToMessage(problem) } });
        if (last is not null && !context.CancellationToken.IsCancellationRequested)
        {
            await events.WriteAsync(last, context.CancellationToken);
        }
    }

    private Proto.ListResource.Types.Event ToMessage(ListResourceEvent found, TfObjectType type, string typeName)
    {
        var message = new Proto.ListResource.Types.Event { Identity = Identity(found.Identity, typeName), DisplayName = UnicodeText.Repair(found.DisplayName) };
        if (!found.Resource.IsNull)
        {
            message.ResourceObject = DynamicValueCodec.Encode(found.Resource, type);
        }

        message.Diagnostic.AddRange(found.Diagnostics);
        return message;
    }

    /// <exception cref="DiagnosticException">There is no such type.</exception>
    private TfObjectType ListResourceType(string typeName) =>
        (server.FindListResourceSchema(typeName) ?? throw new DiagnosticException(UnknownType.ListResource(typeName))).Type;
}
