using VkCloud;
using VkCloud.Compute;

namespace Vkcc;

/// <summary>The questions about a planned node group.</summary>
internal sealed class NodeGroupQuestions(PlanContext<NodeGroupModel> context, Session session, CancellationToken cancellationToken)
    : MemberQuestions<NodeGroupModel>(context, session, cancellationToken)
{
    /// <summary>What is known of a new group without asking.</summary>
    public NodeGroupSeen BeforeNew() => new()
    {
        IsNameGivenTwice = Plan.ClusterId.IsKnown && Plan.Name.IsKnown
            && !Session.Tally.Claim(new(NodeGroupResource.Name, Plan.ClusterId.Value, Plan.Name.Value), Context.Call),
    };

    /// <param name="since">See <see cref="RuleList.JudgeAsync"/>.</param>
    public async Task<NodeGroupSeen> OfNewAsync(NodeGroupSeen seen, long? since)
    {
        if (!Session.ChecksOnline)
        {
            return seen;
        }

        LiveChecks.LeaveToApply(MayBeApply);

        // Asked side by side: a plan waits for the slowest answer, not for their sum.
        var zones = AskAsync("the region's zones", token => Session.Cloud.Shared.AvailabilityZones.GetAsync(token));
        var flavors = FlavorsAsync();
        var types = AskAsync("the disk types", token => Session.Cloud.Shared.VolumeTypes.GetAsync(token));
        var quota = AddMachinesAsync();
        var cluster = GenerationRules.Of(Plan.ClusterId).IsKnown ? WithClusterAsync(seen, since) : WithCalledAsync(seen);
        await Task.WhenAll(zones, flavors, types, quota, cluster);
        return await cluster with { Zones = await zones, Flavors = await flavors, DiskTypes = await types, Quota = await quota };

        async Task<QuotaSight?> AddMachinesAsync() =>
            await flavors is { } known ? await AddToQuotaAsync(Plan.Generation, Machines(Plan, known), since) : null;
    }

    /// <param name="since">See <see cref="RuleList.JudgeAsync"/>.</param>
    public async Task<NodeGroupSeen> OfChangeAsync(NodeGroupModel prior, NodeGroupSeen seen, long? since)
    {
        var scales = Plan.NodeCount != prior.NodeCount || Plan.Autoscale != prior.Autoscale;
        var isOtherFlavor = Plan.Flavor != prior.Flavor;
        var grows = (scales || isOtherFlavor) && prior.CurrentNodeCount.IsKnown;
        if (!Session.ChecksOnline
            || !(grows || (isOtherFlavor && Plan.Flavor.IsKnown))
            || await FlavorsAsync() is not { } flavors)
        {
            return seen;
        }

        // Where the flavor that is is not known, neither is by how much another exceeds it.
        var known = FlavorOf(flavors, prior.Flavor) is null ? [] : flavors;
        return seen with
        {
            Flavors = flavors,
            Quota = grows
                ? await GrowQuotaAsync(
                    Plan.Generation,
                    Machines(prior.CurrentNodeCount, prior, known),
                    scales ? Machines(Plan, known) : Machines(prior.CurrentNodeCount, Plan, known),
                    since)
                : null,
        };
    }

    /// <summary>A group that will be destroyed first, and leaves room for the one that takes its place.</summary>
    /// <param name="since">See <see cref="RuleList.JudgeAsync"/>.</param>
    public async Task<NodeGroupSeen> OfReplacementAsync(NodeGroupModel prior, NodeGroupSeen seen, long? since)
    {
        if (Session.ChecksOnline && await FlavorsAsync() is { } flavors)
        {
            GiveBackQuota(prior.Generation, Machines(prior.CurrentNodeCount, prior, flavors));
        }

        // To another cluster, its own is replaced too, or has it no more: no successor comes to that.
        return Session.ChecksOnline && GenerationRules.IsSecond(prior.Generation) && Plan.ClusterId == prior.ClusterId
            ? seen with
            {
                Sight = await SightAsync(Session, prior.ClusterId.ValueOr(string.Empty), Session.Second, since, Context.Diagnostics, CancellationToken),
                ReplacedId = prior.Id.ValueOr(string.Empty),
            }
            : seen;
    }

    /// <summary>A group that is to be destroyed. Its plan comes before that of its cluster, so whether that goes as well is not known.</summary>
    public static async Task<NodeGroupSeen> OfDestructionAsync(
        NodeGroupModel prior, Session session, NodeGroupSeen seen, long? since, DiagnosticBag bag, CancellationToken cancellationToken)
    {
        LiveChecks.LeaveToApply(true);
        return session.ChecksOnline && prior.ClusterId is { IsKnown: true, Value: var id }
            ? seen with { Sight = await SightAsync(session, id, session.Of(id), since, bag, cancellationToken) }
            : seen;
    }

    private static Task<Sight?> SightAsync(
        Session session, string clusterId, Generation generation, long? since, DiagnosticBag bag, CancellationToken cancellationToken) =>
        session.Checks.AskAsync(
            $"cluster {clusterId}", async token => new Sight(await generation.SharedWithGroupsAsync(clusterId, token, since)), bag, cancellationToken);

    private async Task<NodeGroupSeen> WithCalledAsync(NodeGroupSeen seen) => seen with { Called = await CalledAsync() };

    private async Task<NodeGroupSeen> WithClusterAsync(NodeGroupSeen seen, long? since)
    {
        var id = Plan.ClusterId.Value;
        seen = seen with
        {
            Sight = await SightAsync(Session, id, Session.Of(id), since, Context.Diagnostics, CancellationToken),
            IsClusterNew = Session.Made.ContainsKey(id),
        };
        if (seen.Cluster is not { } cluster)
        {
            return seen;
        }

        var called = Plan.Name.IsKnown ? cluster.NodeGroups?.Called(Plan.Name.Value) ?? [] : [];
        return seen with
        {
            // Of the same name and ours: it is replaced, by force (taint, -replace, replace_triggered_by) or for a change.
            ReplacedId = GenerationRules.IsSecond(Plan.Generation) ? called.FirstOrDefault(g => Session.Managed.ContainsKey(g.Id))?.Id : null,

            // A group that this run has read from state is no stranger: it may be the one that is being replaced.
            Namesake = await Stranger.OfAsync(
                Session, called.Select(g => (g.Id, Plan.Name.Value)).Cast<(string, string)?>().FirstOrDefault(), CancellationToken),
            Strangers = !Plan.Name.IsKnown && Plan.NamePrefix.IsKnown && cluster.NodeGroups is { } groups
                ? await Stranger.WithPrefixAsync(Session, Plan.NamePrefix.Value, groups.Select(g => (g.Id, g.Name)), CancellationToken)
                : [],
            Network = await NetworkOfAsync(cluster, since),
        };
    }

    /// <summary>REG-4. On the second generation every network is on Sprut.</summary>
    private async Task<NetworkSight?> NetworkOfAsync(Cluster cluster, long? since) =>
        GenerationRules.IsFirst(Plan.Generation) && Plan.AvailabilityZone.Is(NetworkRules.SprutZone) && cluster.NetworkId is { } id
            ? await AskAsync(
                $"the SDN of network {id}", async token => new NetworkSight(await Session.Cloud.Shared.Networks.GetAsync(id, token, since), [], null))
            : null;

    /// <summary>What the nodes and their disks come to, the fewest that there can be; nothing where that is not known.</summary>
    private static QuotaRules.Resources Machines(NodeGroupModel group, IReadOnlyList<Flavor> flavors) =>
        Machines(group.NodeCount.IsKnown ? group.NodeCount : group.Autoscale.IsKnown ? group.Autoscale.Value.Min : TfValue<long>.Null, group, flavors);

    private static QuotaRules.Resources Machines(TfValue<long> nodes, NodeGroupModel group, IReadOnlyList<Flavor> flavors)
    {
        var count = nodes.ValueOr(0);
        var machines = FlavorOf(flavors, group.Flavor) is { } flavor ? QuotaRules.Resources.Of(flavor, count) : QuotaRules.Resources.None;
        return group.DiskSize.IsKnown
            ? machines.Plus(QuotaRules.Resources.OfDisks(group.DiskType.IsKnown ? group.DiskType.Value : null, group.DiskSize.Value, count))
            : machines;
    }

    private static Flavor? FlavorOf(IReadOnlyList<Flavor> flavors, TfValue<string> nameOrId) =>
        nameOrId.IsKnown ? flavors.FirstOrDefault(f => f.Id == nameOrId.Value || f.Name == nameOrId.Value) : null;
}
