using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

public sealed partial class ProviderService
{
    /// <summary>Creates, updates or deletes. The answer always holds the state that is true as far as it is known, and the private bytes (plugin-protocol section 4.6).</summary>
    internal Task<Proto.ApplyResourceChange.Types.Response> ApplyResourceChangeAsync(Proto.ApplyResourceChange.Types.Request request, ServerCallContext context) =>
        RpcCall.Resource("ApplyResourceChange", request.TypeName).AnswerAsync(
            async () =>
            {
                var schema = server.FindResourceSchema(request.TypeName) ?? throw new DiagnosticException(UnknownType.Resource(request.TypeName));
                var asked = new ApplyResourceChangeRequest(
                    request.TypeName,
                    Decode(request.PriorState, schema.Type, "prior state"),
                    Decode(request.PlannedState, schema.Type, "planned state"),
                    Decode(request.Config, schema.Type, "configuration"),
                    request.PlannedPrivate.Memory)
                {
                    PlannedIdentity = Identity(request.PlannedIdentity, request.TypeName),
                };
                var result = await server.ApplyResourceChangeAsync(asked, context.CancellationToken);
                LogUndelivered(asked, result, context.CancellationToken);
                return Encode(schema, server.FindIdentityType(request.TypeName), asked, result);
            },

            // The prior state is null before a create, so nothing is stored; after an update or a delete that failed it is what state holds on to.
            problem => new Proto.ApplyResourceChange.Types.Response
            {
                NewState = request.PriorState,
                Private = request.PlannedPrivate,
                NewIdentity = request.PlannedIdentity,
                Diagnostics = { DiagnosticMessages.ToMessage(problem) },
            });

    /// <summary>From here on the object may exist: a part of its state that has no form in bytes must not lose the rest.</summary>
    private static Proto.ApplyResourceChange.Types.Response Encode(Schema schema, TfObjectType? identity, ApplyResourceChangeRequest asked, ApplyResourceChangeResult result)
    {
        var response = new Proto.ApplyResourceChange.Types.Response { Private = Bytes(result.Private), NewIdentity = IdentityMessages.ToMessage(result.NewIdentity, identity) };
        try
        {
            response.NewState = DynamicValueCodec.Encode(result.NewState, schema.Type);
        }
        catch (CodecException e)
        {
            var rescued = StateRescue.Rescue(schema, result.NewState, asked.PlannedState, asked.PriorState, e);
            response.NewState = rescued.State;
            response.Diagnostics.AddRange(rescued.Diagnostics);
        }

        response.Diagnostics.AddRange(result.Diagnostics);
        return response;
    }

    /// <summary>When the client is gone nobody will store the answer: the log is the last place to say what exists.</summary>
    private static void LogUndelivered(ApplyResourceChangeRequest asked, ApplyResourceChangeResult result, CancellationToken gone)
    {
        if (gone.IsCancellationRequested && result.NewState is TfObject state && state.Attributes.TryGetValue("id", out var id) && id is TfString known)
        {
            PluginLog.Write(LogLevel.Error, "Terraform is gone and cannot be told what exists", ("tf_resource_type", asked.TypeName), ("id", known.Text));
        }
    }
}
