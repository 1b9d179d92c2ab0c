using VkCloud;

namespace Vkcc;

/// <summary><c>vkcc_node_group</c>: a group of equal worker nodes of a cluster.</summary>
internal sealed class NodeGroupResource(VkccProvider provider) : Resource<NodeGroupModel>
{
    public const string Name = "vkcc_node_group";

    private Session Session => provider.Session;

    public override string TypeName => Name;

    public override OperationTimeouts Timeouts => NodeGroupSchema.Timeouts;

    public override IdentitySchema Identity => ObjectIdentity.Schema;

    public override IReadOnlyList<StateMove> StateMoves => NodeGroupMoves.All;

    protected override Schema DeclareSchema() => NodeGroupSchema.Declare();

    protected override void Remember(NodeGroupModel state) => provider.Remember(state.Id, state.Uuid, state.Name);

    protected override void Validate(ValidateContext<NodeGroupModel> context) =>
        context.Diagnostics.AddRange(NodeGroupRules.All.Check(Phase.Configuration, Subject<NodeGroupModel, NodeGroupSeen>.Of(context.Config)));

    protected override Task PlanAsync(PlanContext<NodeGroupModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync("Planning the node group", () => NodeGroupPlanning.PlanAsync(context, Session, cancellationToken));

    protected override Task PlanDestroyAsync(PlanDestroyContext<NodeGroupModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync("Planning the node group", () => NodeGroupChecks.LeavesAsync(context.Prior, Session, context.Diagnostics, cancellationToken));

    protected override Task CreateAsync(CreateContext<NodeGroupModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync($"Creating node group \"{NamePrefix.Shown(context.Plan.Name, context.Plan.NamePrefix)}\"", () => new NodeGroupCreation(Session, context, provider.Queues).RunAsync(cancellationToken));

    protected override Task ReadAsync(ReadContext<NodeGroupModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync($"Reading node group {context.State.Id}", async () =>
        {
            if (await FindAsync(context, cancellationToken) is not ({ } group, { } cluster))
            {
                Session.Managed.TryRemove(context.State.Id.Value, out _);
                context.Diagnostics.Add(CloudErrors.Gone("Node group", context.State.Name, context.State.Id));
                context.Remove();
                return;
            }

            if (cluster.IsAtRest)
            {
                // What an earlier apply had to leave to the cloud has come to its end.
                Unfinished.End(context.Private);
            }

            Session.Managed[group.Id] = true;
            Session.Absence.Saw(group.Id, group.Uuid, group.Name);
            Place.Note(context.Private, Session, cluster);
            var state = await ReadAsync(group, cluster, context.State, context, cancellationToken);
            context.SaveState(state with
            {
                MovedFrom = MovedZones.Noted(context.State.MovedFrom, MovedZones.One(context.State.AvailabilityZone), MovedZones.One(state.AvailabilityZone)),
            });
        });

    protected override Task UpdateAsync(UpdateContext<NodeGroupModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync($"Updating node group \"{context.Prior.Name}\"", async () =>
        {
            var (prior, plan) = (context.Prior, context.Plan);
            var flavorId = await GroupFlavors.IdOfAsync(Session, plan.Flavor, prior.Flavor, context.Private, cancellationToken);
            using var turn = await provider.Queues.EnterAsync(prior.ClusterId.Value, context, cancellationToken);
            var clock = new OperationClock(Session.Time, context.Timeout);
            var work = Work(prior, clock);
            try
            {
                var sight = await work.UntilFreeAsync(cancellationToken);
                if (sight.Group is not { } group)
                {
                    throw new DiagnosticException(Diagnostic.Error(
                        "Node group is gone", $"Node group \"{prior.Name}\" does not exist any more. Somebody else may have deleted it; the next plan creates it again."));
                }

                Unfinished.Begin(context.Private, "update");
                var wanted = GroupScaling.One(plan, prior, group.Scale);
                sight = await Session.Of(group.Id).ChangeNodeGroupAsync(work, wanted, flavorId, sight, cancellationToken);
                Unfinished.End(context.Private);
                GroupFlavors.Remember(context.Private, flavorId);
                var result = await ReadAsync(sight.Group!, sight.Cluster!, plan, context, cancellationToken);
                context.SaveResult(wanted == plan ? result : result with { NodeCount = plan.NodeCount, Autoscale = plan.Autoscale });
            }
            catch (WaitException e)
            {
                throw new DiagnosticException(CloudErrors.Explain($"Updating node group \"{prior.Name}\"", e, clock, "update"), e);
            }
        });

    protected override Task DeleteAsync(DeleteContext<NodeGroupModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync($"Deleting node group \"{context.State.Name}\"", async () =>
        {
            var id = context.State.Id.Value;
            using var departure = Session.Departures.Begin(id);
            await CheckPlaceAsync(context.State, context.Private, cancellationToken);
            Session.Absence.Learn(context.State.Id, context.State.Uuid, context.State.Name);
            if (context.State.CurrentNodeCount is { IsKnown: true, Value: > 0 })
            {
                Session.HadWorkers.TryAdd(context.State.ClusterId.Value, true);
            }

            if (await DeleteInTurnAsync(context, cancellationToken) is not { } refusal)
            {
                return;
            }

            if (ClusterDeparture.IsNoted(context.Private, context.State))
            {
                Session.Clusters.LeaveToCluster(context.State.ClusterId.Value, $"\"{context.State.Name}\" (id {id})");
                context.Diagnostics.Add(WorkerRules.GoesWithCluster(context.State.Name, id));
                return;
            }

            // Where nothing tells Terraform what belongs to which cluster (cluster_id given as text), this very run may be deleting the cluster.
            if (!await Session.Departures.UntilGoneAsync(context.State.ClusterId.Value, cancellationToken) || await DeleteInTurnAsync(context, cancellationToken) is not null)
            {
                throw refusal;
            }
        });

    protected override Task ImportAsync(ImportContext<NodeGroupModel> context, CancellationToken cancellationToken) => NodeGroupImport.RunAsync(context, Session, cancellationToken);

    /// <returns>The refusal of a cluster that lets no group go by itself; null when the group is gone.</returns>
    private async Task<DiagnosticException?> DeleteInTurnAsync(DeleteContext<NodeGroupModel> context, CancellationToken cancellationToken)
    {
        using var turn = await provider.Queues.EnterAsync(context.State.ClusterId.Value, context, cancellationToken);
        var clock = new OperationClock(Session.Time, context.Timeout);
        try
        {
            return await DeletionWork.DeleteAsync(Work(context.State, clock), token => Session.Of(context.State.Id.Value).DeleteNodeGroupAsync(context.State.Id.Value, token), cancellationToken);
        }
        catch (WaitException e)
        {
            throw new DiagnosticException(CloudErrors.Explain($"Deleting node group \"{context.State.Name}\"", e, clock, "delete"), e);
        }
    }

    private ClusterWork Work(NodeGroupModel state, OperationClock clock) =>
        new(Session, $"node group \"{state.Name}\"", state.ClusterId.Value, state.Id.Value, clock);

    /// <summary>The group and its cluster, with one read per cluster for all of its groups; nulls when either is proven gone.</summary>
    private async Task<(NodeGroup? Group, Cluster? Cluster)> FindAsync(ReadContext<NodeGroupModel> context, CancellationToken cancellationToken)
    {
        var (state, id) = (context.State, context.State.Id.Value);
        Session.HasRefreshed = true;
        var generation = Session.Of(id);
        if (!state.ClusterId.IsKnown)
        {
            // After an import only the group itself knows its cluster, and there is nothing in state yet that could be lost.
            var imported = await generation.NodeGroupAsync(id, cancellationToken);
            return imported?.ClusterId is { } importedFrom ? (imported, await generation.SharedClusterAsync(importedFrom, cancellationToken)) : (null, null);
        }

        var clusterId = state.ClusterId.Value;
        Session.Absence.Learn(state.Id, state.Uuid, state.Name);
        var cluster = await generation.SharedClusterAsync(clusterId, cancellationToken);
        if (cluster is null)
        {
            await CheckPlaceAsync(state, context.Private, cancellationToken);
            cluster = await Session.Absence.RecheckClusterAsync(clusterId, [], cancellationToken);
        }

        if (cluster is null)
        {
            await Session.Absence.ExpectGoneWithClusterAsync(clusterId, id, cancellationToken);
            return (null, null);
        }

        var group = await generation.SharedGroupAsync(cluster, id, state, cancellationToken) ?? await generation.NodeGroupAsync(id, cancellationToken);
        if (group is null)
        {
            await CheckPlaceAsync(state, context.Private, cancellationToken);
            group = await Session.Absence.RecheckGroupAsync(cluster, id, cancellationToken);
        }

        return (group, cluster);
    }

    private Task CheckPlaceAsync(NodeGroupModel state, PrivateState @private, CancellationToken cancellationToken)
    {
        var (region, projectId) = Place.In(@private);
        return Place.CheckAsync(Session, $"Node group \"{state.Name}\"", region, projectId, cancellationToken);
    }

    private async Task<NodeGroupModel> ReadAsync(NodeGroup group, Cluster cluster, NodeGroupModel stored, StatefulContext<NodeGroupModel> context, CancellationToken cancellationToken)
    {
        var flavor = await GroupFlavors.ReadAsync(Session, group.FlavorId, stored.Flavor, context.Private, context.Diagnostics, cancellationToken);
        return NodeGroupReading.Read(group, cluster, stored, flavor);
    }
}
