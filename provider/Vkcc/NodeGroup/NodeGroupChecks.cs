using VkCloud;
using VkCloud.Compute;

namespace Vkcc;

/// <summary>Holds a planned node group against the cloud. Nothing is asked about what does not change.</summary>
internal static class NodeGroupChecks
{
    private const int ManyGroups = 50;

    public static async Task NewAsync(PlanContext<NodeGroupModel> context, Session session, CancellationToken cancellationToken)
    {
        var (plan, bag) = (context.Plan, context.Diagnostics);
        var zonePath = AttributePath.Root("availability_zone");
        if (plan.AvailabilityZone.IsKnown)
        {
            bag.Add(OfferRules.ZoneRetires(plan.AvailabilityZone.Value, zonePath));
            bag.Add(plan.Flavor.IsKnown ? OfferRules.FlavorForZone(plan.Generation, plan.Flavor.Value, [plan.AvailabilityZone.Value], AttributePath.Root("flavor")) : null);
        }

        bag.Add(plan.ClusterId.IsKnown && plan.Name.IsKnown && !session.Tally.Claim($"group {plan.ClusterId.Value} {plan.Name.Value}", context.Call) ? NameRules.GivenTwice("node group of the cluster", plan.Name.Value) : null);
        if (!session.ChecksOnline)
        {
            return;
        }

        // In the plan inside an apply the cluster is known, and nothing was refreshed before. A group that is replaced with create_before_destroy is deposed by then, and an error of that plan
        // would leave it so for good; after an error of the creation core puts it back. So whether its name and its cluster are there is left to the creation then (docs/design/planning.md).
        var mayBeApply = plan.ClusterId.IsKnown && (session.IsApplying || !session.HasRefreshed);
        LiveChecks.LeaveToApply(mayBeApply);

        // Asked side by side: a plan waits for the slowest answer, not for their sum.
        var checks = session.Checks;
        var zones = checks.AskAsync("the region's zones", session.Cloud.Shared.AvailabilityZonesAsync, bag, cancellationToken);
        var flavors = session.Flavors.AtPlanAsync(bag, cancellationToken);
        var types = checks.AskAsync("the disk types", session.Cloud.Shared.VolumeTypesAsync, bag, cancellationToken);
        var quota = AddToQuotaAsync();
        var cluster = GenerationRules.Of(plan.ClusterId).IsKnown ? CheckClusterAsync() : AnswerNameAsync();
        await Task.WhenAll(zones, flavors, types, quota, cluster);

        if (plan.AvailabilityZone.IsKnown)
        {
            bag.Add(OfferRules.ZoneExists(plan.AvailabilityZone.Value, await zones, zonePath));
        }

        bag.Add(OfferRules.DiskTypeOffered(plan.DiskType, plan.AvailabilityZone, await types));
        if (plan.Flavor.IsKnown && await flavors is { } all)
        {
            bag.Add(OfferRules.FlavorExists(plan.Flavor.Value, all, AttributePath.Root("flavor")));
        }

        async Task CheckClusterAsync()
        {
            var said = new DiagnosticBag();
            await checks.JudgeAsync(since => AskClusterAsync(plan, session, since, bag, cancellationToken), said);
            bag.AddRange(said.Select(d => mayBeApply && CloudErrors.IsOfIdentity(d) ? d with { Severity = DiagnosticSeverity.Warning } : d));
        }

        // It is an error whatever is found, and people write the name.
        async Task AnswerNameAsync()
        {
            if (GenerationRules.ClusterIdForm(plan.ClusterId) is { } wrong && plan.ClusterId.Value is { Length: > 0 } text
                && await checks.AskAsync($"the clusters named \"{text}\"", token => Inventory.ClustersAsync(session, text, token), bag, cancellationToken) is { } found
                && found.NotAName(text, AttributePath.Root("cluster_id")) is { } answer)
            {
                bag.Replace(RuleId.Sign(wrong, "NAME-4"), RuleId.Sign(answer, "NAME-4"));
            }
        }

        async Task AddToQuotaAsync()
        {
            if (await flavors is { } known)
            {
                await QuotaChecks.AddAsync(session, plan.Generation, Machines(plan, known), context.Call, bag, cancellationToken);
            }
        }
    }

    public static async Task ChangedAsync(PlanContext<NodeGroupModel> context, NodeGroupModel prior, Session session, CancellationToken cancellationToken)
    {
        var (plan, bag) = (context.Plan, context.Diagnostics);
        if (session.ChecksOnline && plan.Flavor.IsKnown && plan.Flavor != prior.Flavor
            && await session.Flavors.AtPlanAsync(bag, cancellationToken) is { } flavors)
        {
            bag.Add(OfferRules.FlavorExists(plan.Flavor.Value, flavors, AttributePath.Root("flavor")));
        }

        var scales = plan.NodeCount != prior.NodeCount || plan.Autoscale != prior.Autoscale;
        if (session.ChecksOnline && (scales || plan.Flavor != prior.Flavor) && prior.CurrentNodeCount.IsKnown
            && await session.Flavors.AtPlanAsync(bag, cancellationToken) is { } all)
        {
            // Where the flavor that is is not known, neither is by how much another exceeds it.
            var known = Find(all, prior.Flavor) is null ? [] : all;
            await QuotaChecks.GrowAsync(
                session,
                plan.Generation,
                Machines(prior.CurrentNodeCount, prior, known),
                scales ? Machines(plan, known) : Machines(prior.CurrentNodeCount, plan, known),
                context.Call,
                bag,
                cancellationToken);
        }
    }

    /// <summary>A group that is to be destroyed. Its plan comes before that of its cluster, so whether that goes as well is not known.</summary>
    public static async Task LeavesAsync(NodeGroupModel prior, Session session, DiagnosticBag bag, CancellationToken cancellationToken)
    {
        LiveChecks.LeaveToApply(true);
        if (session.ChecksOnline && prior.ClusterId is { IsKnown: true, Value: var id }
            && await session.Checks.AskAsync($"cluster {id}", token => session.Of(id).SharedWithGroupsAsync(id, token), bag, cancellationToken) is { } cluster)
        {
            bag.Add(WorkerRules.LetsNoneGo(prior.Name, cluster.Status));
        }
    }

    /// <summary>A group that will be destroyed first leaves room for the one that takes its place.</summary>
    public static async Task ReplacedAsync(PlanContext<NodeGroupModel> context, NodeGroupModel prior, Session session, CancellationToken cancellationToken)
    {
        if (session.ChecksOnline && await session.Flavors.AtPlanAsync(context.Diagnostics, cancellationToken) is { } flavors)
        {
            QuotaChecks.GiveBack(session, prior.Generation, Machines(prior.CurrentNodeCount, prior, flavors), context.Call);
        }

        var clusterId = prior.ClusterId.ValueOr(string.Empty);
        if (session.ChecksOnline && GenerationRules.IsSecond(prior.Generation)
            && await session.Checks.AskAsync($"cluster {clusterId}", token => session.Second.SharedWithGroupsAsync(clusterId, token), context.Diagnostics, cancellationToken) is { } cluster)
        {
            SayWorkersAway(cluster, prior.Id.ValueOr(string.Empty), session, context.Diagnostics);
        }
    }

    /// <summary>UPG-12. Said once of a group, which a replacement plans twice.</summary>
    private static void SayWorkersAway(Cluster cluster, string groupId, Session session, DiagnosticBag bag)
    {
        if (cluster.NodeGroups is { } groups && groups.WithId(groupId) is { Scale.Size: > 0 } own && groups.All(g => g.Id == groupId || g.Scale?.Size == 0))
        {
            session.Checks.WarnOnce($"workers of {groupId}", WorkerRules.WorkersAway(own.Name ?? groupId), bag);
        }
    }

    /// <summary>What the nodes and their disks come to, the fewest that there can be; nothing where that is not known.</summary>
    private static QuotaRules.Resources Machines(NodeGroupModel group, IReadOnlyList<Flavor> flavors) =>
        Machines(group.NodeCount.IsKnown ? group.NodeCount : group.Autoscale.IsKnown ? group.Autoscale.Value.Min : TfValue<long>.Null, group, flavors);

    private static QuotaRules.Resources Machines(TfValue<long> nodes, NodeGroupModel group, IReadOnlyList<Flavor> flavors)
    {
        var count = nodes.ValueOr(0);
        var machines = Find(flavors, group.Flavor) is { } flavor ? QuotaRules.Resources.Of(flavor, count) : QuotaRules.Resources.None;
        return group.DiskSize.IsKnown ? machines.Plus(QuotaRules.Resources.OfDisks(group.DiskType.IsKnown ? group.DiskType.Value : null, group.DiskSize.Value, count)) : machines;
    }

    private static Flavor? Find(IReadOnlyList<Flavor> flavors, TfValue<string> nameOrId) =>
        nameOrId.IsKnown ? flavors.FirstOrDefault(f => f.Id == nameOrId.Value || f.Name == nameOrId.Value) : null;

    /// <summary>What the cluster says to a new group.</summary>
    private static async Task<IReadOnlyList<Diagnostic?>> AskClusterAsync(NodeGroupModel plan, Session session, long? since, DiagnosticBag bag, CancellationToken cancellationToken)
    {
        var id = plan.ClusterId.Value;
        var sight = await session.Checks.AskAsync($"cluster {id}", async token => new Sight(await session.Of(id).SharedWithGroupsAsync(id, token, since)), bag, cancellationToken);
        if (sight is null)
        {
            return [];
        }

        if (sight.Cluster is not { } cluster)
        {
            return
            [
                Diagnostic.Error("Unknown cluster", $"There is no cluster {plan.ClusterId} in this project and region. Use the attribute id of a vkcc_cluster, or of data \"vkcc_cluster\".", AttributePath.Root("cluster_id")),
            ];
        }

        // Of a cluster that this apply has made the plan could not know.
        var isNews = session.Made.ContainsKey(id);
        var others = cluster.NodeGroups?.Where(g => g.Name != plan.Name.ValueOr(string.Empty)).Select(g => g.AvailabilityZone).ToList() ?? [];
        if (cluster.NodeGroups?.Count >= ManyGroups)
        {
            session.Checks.WarnOnce($"many groups in {id}", WorkerRules.ManyGroups(cluster.NodeGroups.Count) with { IsNews = isNews }, bag);
        }

        // Of the same name and ours: it is replaced, by force (taint, -replace, replace_triggered_by) or for a change.
        if (GenerationRules.IsSecond(plan.Generation) && plan.Name.IsKnown && cluster.NodeGroups?.Called(plan.Name.Value).FirstOrDefault(g => session.Managed.ContainsKey(g.Id)) is { } replaced)
        {
            SayWorkersAway(cluster, replaced.Id, session, bag);
        }

        await SayOutsideOfStateAsync(plan, session, cluster, bag, cancellationToken);
        return
        [
            PowerRules.NewGroupOfStoppedCluster(cluster.Status.Word),
            await CheckNameAsync(plan, session, cluster, cancellationToken),
            WorkerRules.SpreadWorkers(cluster.ClusterType == ClusterType.Regional, plan.AvailabilityZone, others) is { } spread ? spread with { IsNews = isNews } : null,
            await CheckSdnAsync(plan, session, cluster, since, bag, cancellationToken),
        ];
    }

    /// <summary>NAME-3. A group that this run has read from state is no stranger: it may be the one that is being replaced.</summary>
    private static async Task<Diagnostic?> CheckNameAsync(NodeGroupModel plan, Session session, Cluster cluster, CancellationToken cancellationToken)
    {
        if (!plan.Name.IsKnown || cluster.NodeGroups?.Called(plan.Name.Value).FirstOrDefault() is not { } named
            || !await session.IsStrangerAsync(named.Id, cancellationToken))
        {
            return null;
        }

        return session.Absence.IsProven(named.Id)
            ? CloudErrors.GoneAndThere("Node group", plan.Name.Value, named.Id)
            : CloudErrors.NameTaken("node group", NodeGroupResource.Name, plan.Name.Value, named.Id, null);
    }

    /// <summary>NAME-3, for a name that is not chosen yet. Said once of a group, however many new ones have its prefix.</summary>
    private static async Task SayOutsideOfStateAsync(NodeGroupModel plan, Session session, Cluster cluster, DiagnosticBag bag, CancellationToken cancellationToken)
    {
        if (plan.Name.IsKnown || !plan.NamePrefix.IsKnown || cluster.NodeGroups is not { } groups)
        {
            return;
        }

        var strangers = groups.Where(g => NamePrefix.MayBeChosen(plan.NamePrefix.Value, g.Name) && !session.Managed.ContainsKey(g.Id)).ToList();
        if (strangers.Count > 0)
        {
            // Gives those of the state that are being read a moment, once for all.
            await session.IsStrangerAsync(strangers[0].Id, cancellationToken);
            foreach (var group in strangers.Where(g => !session.Managed.ContainsKey(g.Id)))
            {
                session.Checks.WarnOnce($"outside of state: {group.Id}", CloudErrors.OutsideOfState("Node group", NodeGroupResource.Name, plan.NamePrefix.Value, group.Name!, group.Id), bag);
            }
        }
    }

    /// <summary>REG-4. On the second generation every network is on Sprut.</summary>
    private static async Task<Diagnostic?> CheckSdnAsync(NodeGroupModel plan, Session session, Cluster cluster, long? since, DiagnosticBag bag, CancellationToken cancellationToken)
    {
        if (!GenerationRules.IsFirst(plan.Generation) || !plan.AvailabilityZone.Is(NetworkRules.SprutZone) || cluster.NetworkId is not { } id)
        {
            return null;
        }

        var sight = await session.Checks.AskAsync($"the SDN of network {id}", async token => new NetworkSight(await session.Cloud.Shared.NetworkAsync(id, token, since), [], null), bag, cancellationToken);
        return NetworkRules.ZoneNeedsSprut(NetworkRules.SprutZone, sight, AttributePath.Root("availability_zone"));
    }
}
