using System.Globalization;
using VkCloud;
using VkCloud.Compute;
using VkCloud.Network;

namespace Vkcc;

/// <summary>Holds a planned cluster against the cloud. Nothing is asked about what does not change.</summary>
internal static class ClusterChecks
{
    public static async Task NewAsync(PlanContext<ClusterModel> context, Session session, CancellationToken cancellationToken)
    {
        var (plan, bag) = (context.Plan, context.Diagnostics);
        var zones = ClusterRequests.Texts(plan.AvailabilityZones);
        var zonePath = AttributePath.Root("availability_zones");
        bag.AddRange(zones.Select(zone => OfferRules.ZoneRetires(zone, zonePath)));
        bag.Add(plan.MasterFlavor.IsKnown ? OfferRules.FlavorForZone(plan.Generation, plan.MasterFlavor.Value, zones, AttributePath.Root("master_flavor")) : null);
        bag.Add(plan.Name.IsKnown && !session.Tally.Claim($"cluster {plan.Name.Value}", context.Call) ? NameRules.GivenTwice("cluster", plan.Name.Value) : null);
        if (!session.ChecksOnline)
        {
            return;
        }

        // Asked side by side: a plan waits for the slowest answer, not for their sum.
        var checks = session.Checks;
        var versions = FirstGenerationChecks.Apply(plan)
            ? FirstGenerationChecks.NewAsync(plan, session, bag, cancellationToken)
            : VersionsAsync(session, bag, cancellationToken);
        var regionZones = checks.AskAsync("the region's zones", session.Cloud.Shared.AvailabilityZonesAsync, bag, cancellationToken);
        var flavors = session.Flavors.AtPlanAsync(bag, cancellationToken);
        var names = plan.Name.IsKnown
            ? checks.AskAsync($"the clusters named \"{plan.Name.Value}\"", token => session.Of(plan.Generation).CalledAsync(plan.Name.Value, token), bag, cancellationToken)
            : Task.FromResult<IReadOnlyList<Cluster>?>(null);
        var quota = AddToQuotaAsync();
        var network = checks.JudgeAsync(since => CheckNetworkAsync(plan, session, since, bag, cancellationToken), bag);
        var outside = SayOutsideOfStateAsync(plan, session, bag, cancellationToken);
        await Task.WhenAll(versions, regionZones, flavors, names, quota, network, outside);

        bag.Add(OfferRules.VersionOffered(plan.Version, await versions));
        bag.Add(OfferRules.VersionSupported(plan.Version, Today(session), await versions));
        CheckZones(plan, session, zones, await regionZones, bag);
        CheckFlavor(plan, await flavors, bag);

        // Where nothing was refreshed this may be the plan inside an apply, in which a cluster that is replaced with create_before_destroy (a node group that has it passes it on) is deposed. An error of that
        // plan would leave it so; after an error of the creation, which says the same, core puts it back (docs/design/planning.md).
        var taken = await CheckNameAsync(plan, session, context.Private[ClusterCreation.Uuid], await names, cancellationToken);
        bag.Add(session.HasRefreshed || taken is null ? taken : taken with { Severity = DiagnosticSeverity.Warning });

        async Task AddToQuotaAsync() =>
            await QuotaChecks.AddAsync(session, plan.Generation, Machines(plan, await flavors).Plus(MasterDisks(plan)), context.Call, bag, cancellationToken);
    }

    /// <returns>The versions that are offered; null when the version does not change, or they could not be asked for.</returns>
    public static async Task<IReadOnlyCollection<string>?> ChangedAsync(PlanContext<ClusterModel> context, ClusterModel prior, Session session, CancellationToken cancellationToken)
    {
        var (plan, bag) = (context.Plan, context.Diagnostics);
        IReadOnlyCollection<string>? offered = null;
        var isOtherVersion = plan.Version.IsKnown && plan.Version != prior.Version;
        if (FirstGenerationChecks.Apply(plan))
        {
            offered = await FirstGenerationChecks.ChangedAsync(plan, prior, session, bag, cancellationToken);
        }
        else if (isOtherVersion && session.ChecksOnline)
        {
            offered = await VersionsAsync(session, bag, cancellationToken);
            bag.Add(OfferRules.VersionOffered(plan.Version, offered));
        }

        bag.Add(isOtherVersion ? OfferRules.VersionSupported(plan.Version, Today(session), offered) : null);
        var isOtherTemplate = plan.ClusterTemplateId.IsKnown && plan.ClusterTemplateId != prior.ClusterTemplateId;
        if (session.ChecksOnline && (isOtherVersion || isOtherTemplate)
            && await WithGroupsAsync(prior.Id.Value, session, bag, cancellationToken) is { } cluster)
        {
            bag.Add(VersionRules.NoHeadroom(cluster.NodeGroups, AttributePath.Root(isOtherVersion ? "version" : "cluster_template_id")));
        }

        if (session.ChecksOnline && plan.MasterFlavor.IsKnown && plan.MasterFlavor != prior.MasterFlavor
            && await session.Flavors.AtPlanAsync(bag, cancellationToken) is { } flavors)
        {
            CheckFlavor(plan, flavors, bag);
            var (before, after) = (Machines(prior, flavors), Machines(plan with { MasterFlavorActual = TfValue<string>.Null }, flavors));
            await QuotaChecks.GrowAsync(session, plan.Generation, before == QuotaRules.Resources.None ? after : before, after, context.Call, bag, cancellationToken);
            bag.Add(OfferRules.ShrinksMasters(Only(flavors, prior.MasterFlavorActual), Only(flavors, plan.MasterFlavor)));
        }

        return offered;
    }

    /// <summary>Whether the cluster had workers when this run first saw it; null when that could not be learned.</summary>
    public static async Task<bool?> HadWorkersAsync(string id, Session session, DiagnosticBag bag, CancellationToken cancellationToken) =>
        session.HadWorkers.TryGetValue(id, out var had) ? had
        : await WithGroupsAsync(id, session, bag, cancellationToken) is { NodeGroups: not null } cluster ? session.HadWorkers.GetOrAdd(id, !VersionRules.HasNoWorkers(cluster))
        : null;

    /// <summary>A cluster that will be destroyed first leaves room for the one that takes its place.</summary>
    public static async Task ReplacedAsync(PlanContext<ClusterModel> context, ClusterModel prior, Session session, CancellationToken cancellationToken)
    {
        if (session.ChecksOnline)
        {
            QuotaChecks.GiveBack(session, prior.Generation, Machines(prior, await session.Flavors.AtPlanAsync(context.Diagnostics, cancellationToken)).Plus(MasterDisks(prior)), context.Call);
        }
    }

    private static void CheckZones(ClusterModel plan, Session session, IReadOnlyList<string> zones, IReadOnlyCollection<AvailabilityZone>? offered, DiagnosticBag bag)
    {
        if (OfferRules.RegionHasThreeZones(plan.ClusterType, session.Region.ValueOr(string.Empty), offered) is { } tooFew)
        {
            bag.Add(tooFew);
            return;
        }

        bag.AddRange(zones.Select(zone => OfferRules.ZoneExists(zone, offered, AttributePath.Root("availability_zones"))));
    }

    private static void CheckFlavor(ClusterModel plan, IReadOnlyCollection<Flavor>? flavors, DiagnosticBag bag)
    {
        if (plan.MasterFlavor.IsKnown && flavors is not null)
        {
            var path = AttributePath.Root("master_flavor");
            bag.Add(OfferRules.FlavorExists(plan.MasterFlavor.Value, flavors, path));
            bag.Add(OfferRules.NoGpuMasters(Only(flavors, plan.MasterFlavor), path));
        }
    }

    private static async Task<IReadOnlyList<Diagnostic?>> CheckNetworkAsync(ClusterModel plan, Session session, long? since, DiagnosticBag bag, CancellationToken cancellationToken)
    {
        var (looking, lookingOut) = (LookAtNetworkAsync(plan, session, since, bag, cancellationToken), LookAtExternalNetworkAsync(plan, session, since, bag, cancellationToken));
        var (sight, external) = (await looking, await lookingOut);
        return
        [
            plan.NetworkId.IsKnown ? NetworkRules.IsSprut(plan.Generation, plan.NetworkId.Value, sight) : null,
            .. GenerationRules.IsFirst(plan.Generation) ? ClusterRequests.Texts(plan.AvailabilityZones).Select(zone => NetworkRules.ZoneNeedsSprut(zone, sight, AttributePath.Root("availability_zones"))) : [],
            NetworkRules.SubnetBelongs(plan.SubnetId, sight, "subnet_id"),
            plan.LoadbalancerSubnetId == plan.SubnetId ? null : NetworkRules.SubnetBelongs(plan.LoadbalancerSubnetId, sight, "loadbalancer_subnet_id"),
            NetworkRules.IsRouted(plan.PublicIp, sight),
            NetworkRules.PodsApart(plan.PodsCidr, sight),
            NetworkRules.NodesOutsideServices(plan.SubnetId, sight),
            plan.ExternalNetworkId.IsKnown ? NetworkRules.IsExternal(plan.Generation, plan.ExternalNetworkId.Value, external) : null,
            NetworkRules.ExternalOfSameSdn(plan.Generation, sight, external),
        ];
    }

    /// <summary>NAME-3. A cluster that this run has read from state is no stranger: it may be the one that is being replaced. One that is being deleted is waited for.</summary>
    /// <param name="uuid">Ours: a cluster with it is the one that an earlier attempt of this very plan made.</param>
    private static async Task<Diagnostic?> CheckNameAsync(ClusterModel plan, Session session, string? uuid, IReadOnlyList<Cluster>? clusters, CancellationToken cancellationToken) =>
        plan.Name.IsKnown && !session.IsApplying && clusters?.FirstOrDefault(c => c.Name == plan.Name.Value && !c.IsLeaving && c.Uuid != uuid) is { } named
            && await session.IsStrangerAsync(named.Id, cancellationToken)
            ? session.Absence.IsProven(named.Id)
                ? CloudErrors.GoneAndThere("Cluster", plan.Name.Value, named.Id)
                : CloudErrors.NameTaken("cluster", ClusterResource.Name, plan.Name.Value, named.Id, null)
            : null;

    /// <summary>NAME-3, for a name that is not chosen yet. Said once of a cluster, however many new ones have its prefix.</summary>
    private static async Task SayOutsideOfStateAsync(ClusterModel plan, Session session, DiagnosticBag bag, CancellationToken cancellationToken)
    {
        if (plan.Name.IsKnown || !plan.NamePrefix.IsKnown || !plan.Generation.IsKnown
            || await session.Checks.AskAsync($"the clusters of generation {plan.Generation}", session.Of(plan.Generation).ClustersAsync, bag, cancellationToken) is not { } clusters)
        {
            return;
        }

        var strangers = clusters.Where(c => !c.IsLeaving && NamePrefix.MayBeChosen(plan.NamePrefix.Value, c.Name) && !session.Managed.ContainsKey(c.Id)).ToList();
        if (strangers.Count > 0)
        {
            // Gives those of the state that are being read a moment, once for all.
            await session.IsStrangerAsync(strangers[0].Id, cancellationToken);
            foreach (var cluster in strangers.Where(c => !session.Managed.ContainsKey(c.Id)))
            {
                session.Checks.WarnOnce(
                    $"outside of state: {cluster.Id}", CloudErrors.OutsideOfState("Cluster", ClusterResource.Name, plan.NamePrefix.Value, cluster.Name!, cluster.Id), bag);
            }
        }
    }

    private static Task<Cluster?> WithGroupsAsync(string id, Session session, DiagnosticBag bag, CancellationToken cancellationToken) =>
        session.Checks.AskAsync($"the groups of cluster {id}", token => session.Of(id).SharedWithGroupsAsync(id, token), bag, cancellationToken);

    private static Task<IReadOnlyList<string>?> VersionsAsync(Session session, DiagnosticBag bag, CancellationToken cancellationToken) =>
        session.Checks.AskAsync("the versions that are offered", session.Cloud.Shared.VersionsAsync, bag, cancellationToken);

    private static async Task<NetworkSight?> LookAtNetworkAsync(ClusterModel plan, Session session, long? since, DiagnosticBag bag, CancellationToken cancellationToken)
    {
        if (!plan.NetworkId.IsKnown)
        {
            return null;
        }

        var id = plan.NetworkId.Value;
        var sight = await session.Checks.AskAsync($"network {id}", LookAsync, bag, cancellationToken);
        if (sight?.Network is null || !plan.PublicIp.Is(true))
        {
            return sight is { Network: null } ? sight with { Named = await NamedAsync(id, session, bag, cancellationToken) } : sight;
        }

        var (nodes, balancers) = (IsRoutedAsync(plan.SubnetId), IsRoutedAsync(plan.LoadbalancerSubnetId));
        return sight with { IsSubnetRouted = await nodes, IsBalancerSubnetRouted = await balancers };

        async Task<bool?> IsRoutedAsync(TfValue<string> subnetId)
        {
            if (!subnetId.IsKnown || sight.Subnets.FirstOrDefault(s => s.Id == subnetId.Value) is not { } subnet)
            {
                return null;
            }

            return (await session.Checks.AskAsync(
                $"the router of subnet {subnet.Id}",
                async token => new NetworkSight(null, [], await session.Cloud.Shared.RouterOfSubnetAsync(subnet.Id, token, since) is { ExternalNetworkId: not null }),
                bag,
                cancellationToken))?.IsSubnetRouted;
        }

        async Task<NetworkSight> LookAsync(CancellationToken token)
        {
            var network = await session.Cloud.Shared.NetworkAsync(id, token, since);
            return new NetworkSight(network, network is null ? [] : await session.Cloud.Shared.SubnetsAsync(id, token, since), null);
        }
    }

    /// <summary>Networks that have for a name what was given for an id.</summary>
    private static async Task<IReadOnlyList<CloudNetwork>> NamedAsync(string id, Session session, DiagnosticBag bag, CancellationToken cancellationToken) =>
        CloudId.IsUuid(id)
            ? []
            : await session.Checks.AskAsync($"the networks named \"{Words.Shortened(id)}\"", async token => await session.Cloud.Network.ListNetworksAsync(id, null, token).ToListAsync(token), bag, cancellationToken) ?? [];

    private static async Task<NetworkSight?> LookAtExternalNetworkAsync(ClusterModel plan, Session session, long? since, DiagnosticBag bag, CancellationToken cancellationToken)
    {
        if (!plan.ExternalNetworkId.IsKnown)
        {
            return null;
        }

        var id = plan.ExternalNetworkId.Value;
        var sight = await session.Checks.AskAsync(
            $"external network {id}", async token => new NetworkSight(await session.Cloud.Shared.NetworkAsync(id, token, since), [], null), bag, cancellationToken);
        return NetworkRules.IsExternal(plan.Generation, id, sight) is null
            ? sight
            : sight! with
            {
                Externals = await session.Checks.AskAsync("the external networks", async token => await session.Cloud.Network.ListNetworksAsync(null, true, token).ToListAsync(token), bag, cancellationToken) ?? [],
            };
    }

    /// <summary>What the masters are made of; nothing where that is not known.</summary>
    private static QuotaRules.Resources Machines(ClusterModel cluster, IReadOnlyCollection<Flavor>? flavors)
    {
        var flavor = cluster.MasterFlavorActual.IsKnown ? cluster.MasterFlavorActual : cluster.MasterFlavor;
        return flavors is not null && cluster.MasterCount.IsKnown && Only(flavors, flavor) is { } found
            ? QuotaRules.Resources.Of(found, cluster.MasterCount.Value)
            : QuotaRules.Resources.None;
    }

    /// <summary>The masters' disks: of the first generation what its labels say, with the service's own defaults (MST-2); what the second takes is not told before.</summary>
    private static QuotaRules.Resources MasterDisks(ClusterModel cluster)
    {
        if (!GenerationRules.IsFirst(cluster.Generation) || !cluster.MasterCount.IsKnown || cluster.Labels.IsUnknown)
        {
            return QuotaRules.Resources.None;
        }

        var masters = cluster.MasterCount.Value;
        return QuotaRules.Resources.OfDisks(Label("cluster_node_volume_type") ?? "ceph-ssd", Size("master_volume_size", 50), masters)
            .Plus(QuotaRules.Resources.OfDisks(null, Size("etcd_volume_size", 10), masters));

        string? Label(string key) => cluster.Labels.IsKnown && cluster.Labels.Value.TryGetValue(key, out var value) && value.IsKnown ? value.Value : null;

        long Size(string key, long otherwise) => long.TryParse(Label(key), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : otherwise;
    }

    private static Flavor? Only(IReadOnlyCollection<Flavor> flavors, TfValue<string> nameOrId) => nameOrId.IsKnown ? FlavorRules.Only(flavors, nameOrId.Value) : null;

    public static DateOnly Today(Session session) => DateOnly.FromDateTime(session.Time.GetUtcNow().UtcDateTime);
}
