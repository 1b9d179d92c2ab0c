using VkCloud;

namespace Vkcc;

/// <summary><c>vkcc_cluster</c>: a managed Kubernetes cluster, its control plane.</summary>
internal sealed class ClusterResource(VkccProvider provider) : Resource<ClusterModel>
{
    public const string Name = "vkcc_cluster";

    private Session Session => provider.Session;

    public override string TypeName => Name;

    public override OperationTimeouts Timeouts => ClusterSchema.Timeouts;

    public override IdentitySchema Identity => ObjectIdentity.Schema;

    public override IReadOnlyList<StateMove> StateMoves => ClusterMoves.All;

    protected override Schema DeclareSchema() => ClusterSchema.Declare();

    protected override void Remember(ClusterModel state)
    {
        provider.Remember(state.Id, state.Uuid, state.Name);
        if (state is { Id.IsKnown: true, Name.IsKnown: true } && state.DeletionProtection.Is(true))
        {
            provider.RememberProtected(state.Id.Value, state.Name.Value);
        }
    }

    protected override void Validate(ValidateContext<ClusterModel> context) =>
        context.Diagnostics.AddRange(ClusterRules.All.Check(Phase.Configuration, Subject<ClusterModel, ClusterSeen>.Of(context.Config)));

    protected override Task PlanAsync(PlanContext<ClusterModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync("Planning the cluster", () => ClusterPlanning.PlanAsync(context, Session, cancellationToken));

    protected override Task PlanDestroyAsync(PlanDestroyContext<ClusterModel> context, CancellationToken cancellationToken)
    {
        Session.Clusters.Settle(context.Prior.Id.ValueOr(string.Empty));
        context.Diagnostics.Add(ProtectionRules.NoDestroy(context.Prior));
        return Task.CompletedTask;
    }

    protected override Task CreateAsync(CreateContext<ClusterModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync(
            $"Creating cluster \"{NamePrefix.Shown(context.Plan.Name, context.Plan.NamePrefix)}\"",
            () => new ClusterCreation(Session, context).RunAsync(cancellationToken));

    protected override Task ReadAsync(ReadContext<ClusterModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync($"Reading cluster {context.State.Id}", async () =>
        {
            using var reading = Session.Clusters.Reading(context.State.Id.Value);
            if (await FindAsync(context, cancellationToken) is not { } cluster)
            {
                Session.Clusters.Settle(context.State.Id.Value);
                Session.Managed.TryRemove(context.State.Id.Value, out _);
                context.Diagnostics.Add(CloudErrors.Gone("Cluster", context.State.Name, context.State.Id));
                context.Remove();
                return;
            }

            if (cluster.IsAtRest)
            {
                // What an earlier apply had to leave to the cloud has come to its end.
                context.Private.IsUnfinished = false;
            }

            Session.Managed[cluster.Id] = true;
            Session.Absence.Saw(cluster);
            if (cluster.NodeGroups is { } groups)
            {
                // A few tell as much as all.
                context.Private.KnownGroups = [.. groups.Select(g => g.Id).Order(StringComparer.Ordinal).Take(3)];
            }

            var state = WithPutOffUpgrade(await ReadAsync(cluster, context.State, context, cancellationToken), context);
            context.SaveState(state with { MovedFrom = MovedZones.Noted(context.State.MovedFrom, context.State.AvailabilityZones, state.AvailabilityZones) });
        });

    protected override Task UpdateAsync(UpdateContext<ClusterModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync($"Updating cluster \"{context.Prior.Name}\"", async () =>
        {
            var (prior, plan) = (context.Prior, context.Plan);
            var id = prior.Id.Value;

            // What Terraform alone knows needs no cloud: a cluster that takes no changes can be unprotected, and then destroyed.
            context.SaveState(prior with { DeletionProtection = plan.DeletionProtection, Timeouts = plan.Timeouts });
            using var turn = await Session.Queues.EnterAsync(id, context, cancellationToken);
            var clock = new OperationClock(Session.Time, context.Timeout);
            var work = new ClusterWork(Session, $"cluster \"{prior.Name}\"", id, clock);
            try
            {
                var cluster = (await work.UntilAtRestAsync(cancellationToken)).Cluster!;
                context.Private.IsUnfinished = true;

                foreach (var step in await ClusterStep.NeededAsync(work, prior, plan, cluster, context.Private, cancellationToken))
                {
                    cluster = await step.Run(cluster, cancellationToken);
                    context.SaveState(await ReadAsync(cluster, step.Settle(context.Saved ?? prior), context, cancellationToken));
                }

                context.Private.IsUnfinished = false;
                var putOff = context.Private.PutOffUpgrade;
                context.Diagnostics.Add(VersionRules.PutOff(prior.Name, plan.Version, putOff?.Runs, putOff is { IsGivenUp: true }));
                var result = await ReadAsync(cluster, plan, context, cancellationToken);
                context.SaveResult(putOff is null ? result : result with { Version = plan.Version });
            }
            catch (WaitException e)
            {
                throw new DiagnosticException(CloudErrors.Explain($"Updating cluster \"{prior.Name}\"", e, clock, "update"), e);
            }
        });

    protected override Task DeleteAsync(DeleteContext<ClusterModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync($"Deleting cluster \"{context.State.Name}\"", async () =>
        {
            // A plan refuses this already; the second half of a forced replacement (taint, -replace) has no plan of its own.
            DiagnosticException.ThrowIfAny(ProtectionRules.NoDestroy(context.State));

            var id = context.State.Id.Value;
            using var departure = Session.Departures.Begin(id);
            await Place.CheckAsync(Session, $"Cluster \"{context.State.Name}\"", context.State.Region, context.State.ProjectId, cancellationToken);
            Session.Absence.Learn(context.State.Id, context.State.Uuid, context.State.Name);
            using var turn = await Session.Queues.EnterAsync(id, context, cancellationToken);
            var clock = new OperationClock(Session.Time, context.Timeout);
            var work = new ClusterWork(Session, $"cluster \"{context.State.Name}\"", id, clock);
            var gone = false;
            try
            {
                gone = await DeletionWork.DeleteAsync(work, token => Session.Of(id).DeleteClusterAsync(id, token), cancellationToken) is null;
            }
            catch (WaitException e)
            {
                throw new DiagnosticException(CloudErrors.Explain($"Deleting cluster \"{context.State.Name}\"", e, clock, "delete"), e);
            }
            finally
            {
                context.Diagnostics.AddRange(gone ? [] : WorkerRules.LeftBehind(context.State.Name, Session.Clusters.LeftTo(id)));
            }
        });

    protected override Task ImportAsync(ImportContext<ClusterModel> context, CancellationToken cancellationToken) =>
        ClusterImport.RunAsync(context, Session, cancellationToken);

    /// <returns>Null when it is proven gone.</returns>
    private async Task<Cluster?> FindAsync(ReadContext<ClusterModel> context, CancellationToken cancellationToken)
    {
        var (state, id) = (context.State, context.State.Id.Value);
        Session.HasRefreshed = true;
        if (await Session.Of(id).SharedClusterAsync(id, cancellationToken) is { } cluster)
        {
            return cluster;
        }

        await Place.CheckAsync(Session, $"Cluster \"{state.Name}\"", state.Region, state.ProjectId, cancellationToken);
        Session.Absence.Learn(state.Id, state.Uuid, state.Name);
        return await Session.Absence.RecheckClusterAsync(id, context.Private.KnownGroups, cancellationToken);
    }

    /// <summary>What a refresh makes of the version: the one asked for as long as the cluster runs what it ran when the upgrade was put off, the cluster's own
    /// as soon as it is another.</summary>
    private static ClusterModel WithPutOffUpgrade(ClusterModel read, ReadContext<ClusterModel> context)
    {
        if (context.Private.PutOffUpgrade is var (runs, _) && KubernetesVersion.SameMeaning(read.Version.ValueOr(string.Empty), runs))
        {
            return read with { Version = context.State.Version };
        }

        context.Private.PutOffUpgrade = null;
        return read;
    }

    private Task<ClusterModel> ReadAsync(Cluster cluster, ClusterModel stored, StatefulContext<ClusterModel> context, CancellationToken cancellationToken) =>
        ClusterReading.ReadAsync(Session, cluster, stored, context.Private, context.Diagnostics, cancellationToken);
}
