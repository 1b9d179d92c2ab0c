using VkCloud;

namespace Vkcc;

/// <summary>Creates a node group exactly once and sees it through until its cluster is RUNNING again.</summary>
internal sealed class NodeGroupCreation(Session session, CreateContext<NodeGroupModel> context, ClusterQueues queues)
{
    private const int MostCalls = 3;

    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(45);

    private readonly NodeGroupModel plan = context.Plan with { Name = NamePrefix.Completed(context.Plan.Name, context.Plan.NamePrefix) };
    private readonly Generation generation = session.Of(context.Plan.ClusterId.Value);
    private OperationClock clock = new(session.Time, context.Timeout);

    private string Doing => $"Creating node group \"{plan.Name}\"";

    private string Subject => $"node group \"{plan.Name}\"";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var clusterId = plan.ClusterId.Value;
        var flavorId = await session.Flavors.IdOfAsync(plan.Flavor.Value, AttributePath.Root("flavor"), cancellationToken);
        var (turn, id) = await CreateInTurnAsync(clusterId, flavorId, cancellationToken);
        using var mine = turn;

        // Saved before waiting: whatever happens from here on, Terraform holds a group that it can go on with, not an orphan (LIFE-4).
        ClusterDeparture.End(context.Private);
        GroupFlavors.Remember(context.Private, flavorId);
        Unfinished.Begin(context.Private, "create");
        context.SaveState((plan with { Id = id, Generation = generation.Number, Status = ClusterStatus.Reconciling.Word }).WithoutUnknowns());
        try
        {
            var work = new ClusterWork(session, Subject, clusterId, id, clock) { IsEnough = group => NodeGroupReading.IsComplete(group, plan) };
            var sight = await work.UntilShownAsync(seen => seen.Group is not null, cancellationToken);
            Unfinished.End(context.Private);
            Place.Note(context.Private, session, sight.Cluster!);
            var flavor = await GroupFlavors.ReadAsync(session, sight.Group!.FlavorId, plan.Flavor, context.Private, context.Diagnostics, cancellationToken);
            context.SaveResult(NodeGroupReading.Read(sight.Group, sight.Cluster!, plan, flavor));
        }
        catch (WaitException e) when (e.Outcome is WaitOutcome.Failed or WaitOutcome.Missing)
        {
            // The cloud itself gave up on it, or does not show it. An error marks the resource as tainted, and the next apply replaces what is broken or gone.
            throw new DiagnosticException(CloudErrors.Explain(Doing, e, clock, "create"), e);
        }
        catch (Exception e) when (e is WaitException { Outcome: WaitOutcome.GoOn } or ApiException or OperationCanceledException)
        {
            // As with clusters: an error would taint a group that is coming up; the mark in private state lets the next apply go on (docs/design/resume.md).
            context.Diagnostics.Add(CloudErrors.StillUnderWay(Subject, id, (e as WaitException)?.LastStatus is { } status ? status : TfValue<string>.Null, e, clock, "create"));
        }
    }

    /// <summary>Creates the group when it is its turn; what has its name and is deleted by this very run is waited for, out of turn.</summary>
    private async Task<(ClusterQueues.Turn Turn, string Id)> CreateInTurnAsync(string clusterId, string flavorId, CancellationToken cancellationToken)
    {
        while (true)
        {
            var turn = await queues.EnterAsync(clusterId, context, cancellationToken);
            try
            {
                clock = new(session.Time, context.Timeout);
                var (id, stranger) = await CreateWhenFreeAsync(clusterId, flavorId, cancellationToken);
                if (id is not null)
                {
                    var held = turn;
                    turn = null;
                    return (held, id);
                }

                turn.Dispose();
                if (!await session.Departures.UntilGoneAsync(stranger!.Id, cancellationToken))
                {
                    throw Taken(stranger, null);
                }
            }
            finally
            {
                turn?.Dispose();
            }
        }
    }

    /// <summary>Waits for the cluster, posts, and when the answer got lost looks for the group by name before posting again.</summary>
    /// <returns>The new group's id, or the group that has its name.</returns>
    private async Task<(string? Id, NodeGroup? Stranger)> CreateWhenFreeAsync(string clusterId, string flavorId, CancellationToken cancellationToken)
    {
        var name = plan.Name.Value;
        var work = new ClusterWork(session, $"the cluster of {Subject}", clusterId, null, clock);
        ApiException? lost = null;
        try
        {
            for (var calls = 1; ; calls++)
            {
                var cluster = (await work.UntilFreeAsync(cancellationToken)).Cluster!;
                session.HadWorkers.TryAdd(clusterId, !VersionRules.HasNoWorkers(cluster));
                if (Named(await generation.NodeGroupsAsync(cluster, cancellationToken), name) is [var there, ..])
                {
                    // After a lost answer it is shown later than it was looked for.
                    return lost is null ? (null, there) : (await OursAsync(there, flavorId, lost), null);
                }

                try
                {
                    string? id = null;
                    await work.CallWhenFreeAsync(async token => id = generation.Checked(await generation.CreateNodeGroupAsync(plan, flavorId, token), "node groups"), cancellationToken);
                    return (id, null);
                }
                catch (ApiException e) when (e.OutcomeUnknown || (lost is not null && e.Kind == ApiFailureKind.Conflict))
                {
                    lost ??= e;

                    if (await FindTwinAsync(clusterId, name, e) is { } twin)
                    {
                        return (await OursAsync(twin, flavorId, e), null);
                    }

                    if (cancellationToken.IsCancellationRequested || (calls == MostCalls && !e.OutcomeUnknown))
                    {
                        throw Uncertain(clusterId, name, lost, "the cluster shows no group of this name yet");
                    }

                    if (calls == MostCalls)
                    {
                        throw;
                    }
                }
            }
        }
        catch (WaitException e)
        {
            // Nothing was created yet.
            throw new DiagnosticException(ClusterNotReady(clusterId, e), e);
        }
    }

    /// <summary>The cluster's group of this name, looked for several times, since the service may show a new group late.</summary>
    /// <remarks>An interrupt does not end the looks, only their own short limit: what may have been created must be found, or told.</remarks>
    private async Task<NodeGroup?> FindTwinAsync(string clusterId, string name, ApiException cause)
    {
        using var limit = new CancellationTokenSource(LongestLook, session.Time);
        try
        {
            for (var looks = 1; ; looks++)
            {
                // By its name, and among the groups of its cluster: neither look alone proves that there is none.
                var named = await generation.GroupsCalledAsync(clusterId, name, limit.Token);
                var cluster = named.Count > 0 ? null : await generation.ClusterAsync(clusterId, limit.Token);
                var groups = cluster is null ? named : await generation.NodeGroupsAsync(cluster, limit.Token) ?? named;
                if (Named(groups, name) is [var twin, ..])
                {
                    return twin;
                }

                if (looks == MostCalls)
                {
                    return null;
                }

                await Task.Delay(TimeSpan.FromSeconds(looks), session.Time, limit.Token);
            }
        }
        catch (Exception e) when (e is ApiException or OperationCanceledException)
        {
            throw Uncertain(clusterId, name, cause, e.Message);
        }
    }

    /// <summary>A moment ago, while it was our turn, the cluster had no group of this name. What has it now is ours if it is what was asked for; somebody else may have been faster.</summary>
    private async Task<string> OursAsync(NodeGroup twin, string flavorId, ApiException cause)
    {
        using var limit = new CancellationTokenSource(LongestLook, session.Time);
        try
        {
            // The cluster need not show all that the group itself does.
            var whole = await generation.NodeGroupAsync(twin.Id, limit.Token) ?? twin;
            return generation.IsMadeOf(whole, plan, flavorId) ? whole.Id : throw Taken(whole, cause);
        }
        catch (Exception e) when (e is ApiException or OperationCanceledException)
        {
            throw Uncertain(plan.ClusterId.Value, plan.Name.Value, cause, $"node group {twin.Id} has the name, and could not be looked at: {e.Message}");
        }
    }

    private DiagnosticException Taken(NodeGroup stranger, ApiException? cause) =>
        new(CloudErrors.NameTaken("node group", NodeGroupResource.Name, plan.Name.Value, stranger.Id, cause), cause);

    private static DiagnosticException Uncertain(string clusterId, string name, ApiException cause, string look) =>
        new(CloudErrors.CreationUncertain("node group", NodeGroupResource.Name, name, $"cluster {clusterId}", cause, look), cause);

    private Diagnostic ClusterNotReady(string clusterId, WaitException e) => e.Outcome switch
    {
        WaitOutcome.Missing => Diagnostic.Error(
            "Cluster does not exist",
            $"{Doing} needs cluster {clusterId}, which does not exist in this project and region (any more).",
            AttributePath.Root("cluster_id")),
        WaitOutcome.Failed => Diagnostic.Error(
            "Cluster takes no changes",
            $"{Doing} needs cluster {clusterId} to be RUNNING; it is {e.LastStatus}{(e.Reason is { } reason ? $" ({reason})" : string.Empty)}. Nothing was created.",
            AttributePath.Root("cluster_id")),
        _ => Diagnostic.Error(
            "Timed out waiting for VK Cloud",
            $"{Doing} did not begin: cluster {clusterId} was still {e.LastStatus ?? "busy"} after {Words.Duration(clock.Elapsed)}, and takes changes only when RUNNING. Nothing was created. "
                + $"Apply again when it is, or raise timeouts.create (now {Words.Duration(clock.Timeout)}).",
            AttributePath.Root("cluster_id")),
    };

    private static List<NodeGroup> Named(IReadOnlyList<NodeGroup>? groups, string name) => [.. (groups ?? []).Where(g => g.Name == name)];
}
