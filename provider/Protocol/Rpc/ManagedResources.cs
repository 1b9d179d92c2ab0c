using Grpc.Core;
using Terraform.Framework;
using Proto = Terraform.Protocol.Wire.Tfplugin6;

namespace Terraform.Protocol;

/// <summary>The life of a managed resource: read, planned, changed, upgraded, imported, moved.</summary>
public sealed partial class ProviderService
{
    /// <summary>Refreshes a resource. After an error the state and the private bytes are what came in: an empty answer would remove the resource.</summary>
    internal Task<Proto.ReadResource.Types.Response> ReadResourceAsync(Proto.ReadResource.Types.Request request, ServerCallContext context) =>
        RpcCall.Resource("ReadResource", request.TypeName).AnswerAsync(
            async () =>
            {
                var resource = Resource(request.TypeName);
                var state = Decode(request.CurrentState, resource.Schema.Type, "state");
                var asked = new ReadResourceRequest(request.TypeName, state, request.Private.Memory)
                {
                    CurrentIdentity = Identity(request.CurrentIdentity, resource),
                };
                var result = await server.ReadResourceAsync(asked, context.CancellationToken);
                return new Proto.ReadResource.Types.Response
                {
                    NewState = DynamicValueCodec.Encode(result.NewState, resource.Schema.Type),
                    Private = Bytes(result.Private),
                    NewIdentity = Identity(result.NewIdentity, resource),
                    Diagnostics = { result.Diagnostics },
                };
            },
            problem => new()
            {
                NewState = request.CurrentState,
                Private = request.Private,
                NewIdentity = request.CurrentIdentity,
                Diagnostics = { problem },
            });

    /// <summary>Plans a create, an update or a destroy.</summary>
    internal Task<Proto.PlanResourceChange.Types.Response> PlanResourceChangeAsync(Proto.PlanResourceChange.Types.Request request, ServerCallContext context) =>
        RpcCall.Resource("PlanResourceChange", request.TypeName).AnswerAsync(
            async () =>
            {
                var resource = Resource(request.TypeName);
                var type = resource.Schema.Type;
                var asked = new PlanResourceChangeRequest(
                    request.TypeName,
                    Decode(request.PriorState, type, "prior state"),
                    Decode(request.ProposedNewState, type, "proposed new state"),
                    Decode(request.Config, type, "configuration"),
                    request.PriorPrivate.Memory)
                {
                    PriorIdentity = Identity(request.PriorIdentity, resource),
                };
                var result = await server.PlanResourceChangeAsync(asked, context.CancellationToken);
                return new Proto.PlanResourceChange.Types.Response
                {
                    PlannedState = DynamicValueCodec.Encode(result.PlannedState, type),
                    PlannedPrivate = Bytes(result.PlannedPrivate),
                    PlannedIdentity = Identity(result.PlannedIdentity, resource),
                    RequiresReplace = { result.RequiresReplace.Select(DiagnosticMessages.ToMessage) },
                    Diagnostics = { result.Diagnostics },
                };
            },
            problem => new()
            {
                PlannedState = request.PriorState,
                PlannedPrivate = request.PriorPrivate,
                PlannedIdentity = request.PriorIdentity,
                Diagnostics = { problem },
            });

    /// <summary>Creates, updates or deletes. The answer always holds the state that is true as far as it is known, and the private bytes (plugin-protocol
    /// section 4.6).</summary>
    internal Task<Proto.ApplyResourceChange.Types.Response> ApplyResourceChangeAsync(
        Proto.ApplyResourceChange.Types.Request request, ServerCallContext context) =>
        RpcCall.Resource("ApplyResourceChange", request.TypeName).AnswerAsync(
            async () =>
            {
                var resource = Resource(request.TypeName);
                var type = resource.Schema.Type;
                var asked = new ApplyResourceChangeRequest(
                    request.TypeName,
                    Decode(request.PriorState, type, "prior state"),
                    Decode(request.PlannedState, type, "planned state"),
                    Decode(request.Config, type, "configuration"),
                    request.PlannedPrivate.Memory)
                {
                    PlannedIdentity = Identity(request.PlannedIdentity, resource),
                };
                var result = await server.ApplyResourceChangeAsync(asked, context.CancellationToken);
                LogUndelivered(asked, result, context.CancellationToken);
                return Encode(resource, asked, result);
            },

            // The prior state is null before a create, so nothing is stored; after an update or a delete that failed it is what state holds on to.
            problem => new()
            {
                NewState = request.PriorState,
                Private = request.PlannedPrivate,
                NewIdentity = request.PlannedIdentity,
                Diagnostics = { problem },
            });

    /// <summary>From here on the object may exist: a part of its state that has no form in bytes must not lose the rest.</summary>
    private static Proto.ApplyResourceChange.Types.Response Encode(Resource resource, ApplyResourceChangeRequest asked, ApplyResourceChangeResult result)
    {
        var response = new Proto.ApplyResourceChange.Types.Response
        {
            Private = Bytes(result.Private),
            NewIdentity = Identity(result.NewIdentity, resource),
        };
        try
        {
            response.NewState = DynamicValueCodec.Encode(result.NewState, resource.Schema.Type);
        }
        catch (CodecException e)
        {
            var rescued = StateRescue.Rescue(resource.Schema, result.NewState, asked.PlannedState, asked.PriorState, e);
            response.NewState = rescued.State;
            response.Diagnostics.Add(rescued.Diagnostics);
        }

        response.Diagnostics.Add(result.Diagnostics);
        return response;
    }

    /// <summary>When the client is gone nobody will store the answer: the log is the last place to say what exists.</summary>
    private static void LogUndelivered(ApplyResourceChangeRequest asked, ApplyResourceChangeResult result, CancellationToken gone)
    {
        if (gone.IsCancellationRequested && result.NewState is TfObject state && state.Attributes.TryGetValue("id", out var id) && id is TfString known)
        {
            PluginLog.Current.Undelivered(asked.TypeName, known.Text);
        }
    }

    /// <summary>Brings stored state to the present schema.</summary>
    internal Task<Proto.UpgradeResourceState.Types.Response> UpgradeResourceStateAsync(
        Proto.UpgradeResourceState.Types.Request request, ServerCallContext context) =>
        RpcCall.Resource("UpgradeResourceState", request.TypeName).AnswerAsync(
            async () =>
            {
                var resource = Resource(request.TypeName);
                var raw = request.RawState
                    ?? throw new DiagnosticException(Diagnostic.Error("Stored state is missing", $"Terraform sent no state of {request.TypeName} to read."));
                var asked = new UpgradeResourceStateRequest(
                    request.TypeName, request.Version, raw.Json.Memory, IsFlatmap: raw.Json.IsEmpty && raw.Flatmap.Count > 0);
                var result = await server.UpgradeResourceStateAsync(asked, context.CancellationToken);
                return new Proto.UpgradeResourceState.Types.Response
                {
                    UpgradedState = DynamicValueCodec.Encode(result.UpgradedState, resource.Schema.Type),
                    Diagnostics = { result.Diagnostics },
                };
            },
            problem => new() { Diagnostics = { problem } });

    /// <summary>Brings a stored identity to the present schema.</summary>
    internal Task<Proto.UpgradeResourceIdentity.Types.Response> UpgradeResourceIdentityAsync(
        Proto.UpgradeResourceIdentity.Types.Request request, ServerCallContext context) =>
        RpcCall.Resource("UpgradeResourceIdentity", request.TypeName).AnswerAsync(
            () =>
            {
                var type = provider.Resources.Find(request.TypeName)?.Identity?.Type
                    ?? throw new DiagnosticException(Diagnostic.UnknownIdentity(request.TypeName));
                var raw = request.RawIdentity ?? throw new DiagnosticException(
                    Diagnostic.Error("Stored identity is missing", $"Terraform sent no identity of {request.TypeName} to read."));
                var result = server.UpgradeResourceIdentity(new(request.TypeName, request.Version, raw.Json.Memory));
                return new Proto.UpgradeResourceIdentity.Types.Response
                {
                    UpgradedIdentity = IdentityMessages.ToMessage(result.UpgradedIdentity, type),
                    Diagnostics = { result.Diagnostics },
                };
            },
            problem => new() { Diagnostics = { problem } });

    /// <summary>Takes over an object that exists, by its id or by its identity.</summary>
    internal Task<Proto.ImportResourceState.Types.Response> ImportResourceStateAsync(
        Proto.ImportResourceState.Types.Request request, ServerCallContext context) =>
        RpcCall.Resource("ImportResourceState", request.TypeName).AnswerAsync(
            async () =>
            {
                var resource = Resource(request.TypeName);
                var identity = request.Id.Length == 0 ? Identity(request.Identity, resource) : TfValue.Null;
                if (request.Id.Length == 0 && request.Identity is not null && identity.IsNull)
                {
                    throw new DiagnosticException(Diagnostic.UnknownIdentity(request.TypeName));
                }

                var result = await server.ImportResourceStateAsync(new(request.TypeName, request.Id) { Identity = identity }, context.CancellationToken);
                return new Proto.ImportResourceState.Types.Response
                {
                    ImportedResources =
                    {
                        result.Imported.Select(imported => new Proto.ImportResourceState.Types.ImportedResource
                        {
                            TypeName = imported.TypeName,
                            State = DynamicValueCodec.Encode(imported.State, resource.Schema.Type),
                            Private = Bytes(imported.Private),
                            Identity = Identity(imported.Identity, resource),
                        }),
                    },
                    Diagnostics = { result.Diagnostics },
                };
            },
            problem => new() { Diagnostics = { problem } });

    /// <summary>Takes over the state of another type or provider.</summary>
    internal Task<Proto.MoveResourceState.Types.Response> MoveResourceStateAsync(Proto.MoveResourceState.Types.Request request, ServerCallContext context) =>
        RpcCall.Resource("MoveResourceState", request.TargetTypeName).AnswerAsync(
            async () =>
            {
                var resource = Resource(request.TargetTypeName);
                var asked = new MoveResourceStateRequest(
                    request.TargetTypeName,
                    request.SourceProviderAddress,
                    request.SourceTypeName,
                    request.SourceSchemaVersion,
                    request.SourceState?.Json.Memory ?? ReadOnlyMemory<byte>.Empty,
                    request.SourcePrivate.Memory);
                var result = await server.MoveResourceStateAsync(asked, context.CancellationToken);
                return new Proto.MoveResourceState.Types.Response
                {
                    TargetState = DynamicValueCodec.Encode(result.TargetState, resource.Schema.Type),
                    TargetPrivate = Bytes(result.TargetPrivate),
                    TargetIdentity = Identity(result.TargetIdentity, resource),
                    Diagnostics = { result.Diagnostics },
                };
            },
            problem => new() { Diagnostics = { problem } });

    /// <summary>Writes the configuration of an object that was imported or found; before 1.14 Terraform does it itself.</summary>
    internal Task<Proto.GenerateResourceConfig.Types.Response> GenerateResourceConfigAsync(
        Proto.GenerateResourceConfig.Types.Request request, ServerCallContext context) =>
        RpcCall.Resource("GenerateResourceConfig", request.TypeName).AnswerAsync(
            () =>
            {
                var type = Resource(request.TypeName).Schema.Type;
                var result = server.GenerateResourceConfig(new(request.TypeName, Decode(request.State, type, "state")));
                return new Proto.GenerateResourceConfig.Types.Response
                {
                    Config = DynamicValueCodec.Encode(result.Config, type),
                    Diagnostics = { result.Diagnostics },
                };
            },
            problem => new() { Diagnostics = { problem } });
}
