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
        bag.Add(OfferRules.VersionSupported(plan.Version, Today(session)));
        bag.AddRange(zones.Select(zone => OfferRules.ZoneRetires(zone, zonePath)));
        bag.Add(plan.MasterFlavor.IsKnown ? OfferRules.FlavorForZone(plan.Generation, plan.MasterFlavor.Value, zones, AttributePath.Root("master_flavor")) : null);
        bag.Add(plan.Name.IsKnown && !session.Checks.Claim($"cluster {plan.Name.Value}") ? NameRules.GivenTwice("cluster", plan.Name.Value) : null);
        if (!session.ChecksOnline)
        {
            return;
        }

        // Asked side by side: a plan waits for the slowest answer, not for their sum.
        var checks = session.Checks;
        var generation = session.Of(plan.Generation);
        var versions = FirstGenerationChecks.Apply(plan)
            ? FirstGenerationChecks.NewAsync(plan, session, bag, cancellationToken)
            : checks.AskAsync("the versions that are offered", session.Cloud.Shared.VersionsAsync, bag, cancellationToken);
        var regionZones = checks.AskAsync("the region's zones", session.Cloud.Shared.AvailabilityZonesAsync, bag, cancellationToken);
        var flavors = checks.AskAsync(LiveChecks.Flavors, session.Cloud.Shared.FlavorsAsync, bag, cancellationToken);
        var names = plan.Name.IsKnown
            ? checks.AskAsync(generation.NameQuestion(plan.Name.Value), token => generation.CalledAsync(plan.Name.Value, token), bag, cancellationToken)
            : Task.FromResult<IReadOnlyList<Cluster>?>(null);
        var quota = checks.AskAsync(QuotaChecks.Question, session.Cloud.Shared.QuotaAsync, bag, cancellationToken);
        var network = LookAtNetworkAsync(plan, session, bag, cancellationToken);
        var external = LookAtExternalNetworkAsync(plan, session, bag, cancellationToken);
        await Task.WhenAll(versions, regionZones, flavors, names, quota, network, external);

        bag.Add(OfferRules.VersionOffered(plan.Version, await versions));
        CheckZones(plan, session, zones, await regionZones, bag);
        CheckFlavor(plan, await flavors, bag);
        CheckNetwork(plan, await network, bag);
        bag.Add(plan.ExternalNetworkId.IsKnown ? NetworkRules.IsExternal(plan.Generation, plan.ExternalNetworkId.Value, await external) : null);
        bag.Add(NetworkRules.ExternalOfSameSdn(plan.Generation, await network, await external));
        QuotaChecks.Add(session, plan.Generation, Machines(plan, await flavors), await quota, bag);
        CheckName(plan, session, context.Private[ClusterCreation.Uuid], await names, bag);
    }

    /// <returns>The versions that are offered; null when the version does not change, or they could not be asked for.</returns>
    public static async Task<IReadOnlyCollection<string>?> ChangedAsync(PlanContext<ClusterModel> context, ClusterModel prior, Session session, CancellationToken cancellationToken)
    {
        var (plan, bag) = (context.Plan, context.Diagnostics);
        IReadOnlyCollection<string>? offered = null;
        var isOtherVersion = plan.Version.IsKnown && plan.Version != prior.Version;
        bag.Add(isOtherVersion && VersionRules.NoDowngrade(prior.Version, plan.Version) is null ? OfferRules.VersionSupported(plan.Version, Today(session)) : null);
        if (FirstGenerationChecks.Apply(plan))
        {
            offered = await FirstGenerationChecks.ChangedAsync(plan, prior, session, bag, cancellationToken);
        }
        else if (isOtherVersion && session.ChecksOnline)
        {
            offered = await session.Checks.AskAsync("the versions that are offered", session.Cloud.Shared.VersionsAsync, bag, cancellationToken);
            bag.Add(OfferRules.VersionOffered(plan.Version, offered));
        }

        var isOtherTemplate = plan.ClusterTemplateId.IsKnown && plan.ClusterTemplateId != prior.ClusterTemplateId;
        if (session.ChecksOnline && (isOtherVersion || isOtherTemplate)
            && (await session.Checks.AskAsync($"the groups of cluster {prior.Id}", LookAsync, bag, cancellationToken))?.Cluster is { } cluster)
        {
            // Only of the second generation is it known that it keeps its version (design.md section 8).
            bag.Add(GenerationRules.IsSecond(plan.Generation) ? VersionRules.NeedsWorkers(cluster) : null);
            bag.Add(VersionRules.NoHeadroom(cluster.NodeGroups, AttributePath.Root(isOtherVersion ? "version" : "cluster_template_id")));
        }

        if (session.ChecksOnline && plan.MasterFlavor.IsKnown && plan.MasterFlavor != prior.MasterFlavor
            && await session.Checks.AskAsync(LiveChecks.Flavors, session.Cloud.Shared.FlavorsAsync, bag, cancellationToken) is { } flavors)
        {
            CheckFlavor(plan, flavors, bag);
            await QuotaChecks.GrowAsync(session, plan.Generation, Machines(prior, flavors), Machines(plan with { MasterFlavorActual = TfValue<string>.Null }, flavors), bag, cancellationToken);
            bag.Add(OfferRules.ShrinksMasters(Only(flavors, prior.MasterFlavorActual), Only(flavors, plan.MasterFlavor)));
        }

        return offered;

        async Task<Sight> LookAsync(CancellationToken token)
        {
            var generation = session.Of(prior.Id.Value);
            return await generation.SharedClusterAsync(prior.Id.Value, token) is { } cluster
                ? new Sight(cluster with { NodeGroups = await generation.NodeGroupsAsync(cluster, token) }, null)
                : new Sight(null, null);
        }
    }

    /// <summary>A cluster that will be destroyed first leaves room for the one that takes its place.</summary>
    public static async Task ReplacedAsync(PlanContext<ClusterModel> context, ClusterModel prior, Session session, CancellationToken cancellationToken)
    {
        if (session.ChecksOnline)
        {
            var flavors = await session.Checks.AskAsync(LiveChecks.Flavors, session.Cloud.Shared.FlavorsAsync, context.Diagnostics, cancellationToken);
            QuotaChecks.GiveBack(session, prior.Generation, Machines(prior, flavors));
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

    private static void CheckNetwork(ClusterModel plan, NetworkSight? sight, DiagnosticBag bag)
    {
        bag.Add(plan.NetworkId.IsKnown ? NetworkRules.IsSprut(plan.Generation, plan.NetworkId.Value, sight) : null);
        bag.AddRange(GenerationRules.IsFirst(plan.Generation) ? ClusterRequests.Texts(plan.AvailabilityZones).Select(zone => NetworkRules.ZoneNeedsSprut(zone, sight, AttributePath.Root("availability_zones"))) : []);
        bag.Add(NetworkRules.SubnetBelongs(plan.SubnetId, sight, "subnet_id"));
        if (plan.LoadbalancerSubnetId != plan.SubnetId)
        {
            bag.Add(NetworkRules.SubnetBelongs(plan.LoadbalancerSubnetId, sight, "loadbalancer_subnet_id"));
        }

        bag.Add(NetworkRules.IsRouted(plan.PublicIp, sight));
        bag.Add(NetworkRules.PodsApart(plan.PodsCidr, sight));
        bag.Add(NetworkRules.NodesOutsideServices(plan.SubnetId, sight));
    }

    /// <summary>NAME-3. A cluster that this run has read from state is no stranger: it may be the one that is being replaced. One that is being deleted is waited for.</summary>
    /// <param name="uuid">Ours: a cluster with it is the one that an earlier attempt of this very plan made.</param>
    private static void CheckName(ClusterModel plan, Session session, string? uuid, IReadOnlyList<Cluster>? clusters, DiagnosticBag bag)
    {
        if (plan.Name.IsKnown
            && clusters?.FirstOrDefault(c => c.Name == plan.Name.Value && !c.IsLeaving && c.Uuid != uuid && !session.Managed.ContainsKey(c.Id)) is { } stranger)
        {
            bag.Add(session.Absence.IsProven(stranger.Id)
                ? CloudErrors.GoneAndThere("Cluster", plan.Name.Value, stranger.Id)
                : CloudErrors.NameTaken("cluster", ClusterResource.Name, plan.Name.Value, stranger.Id, null));
        }
    }

    private static async Task<NetworkSight?> LookAtNetworkAsync(ClusterModel plan, Session session, DiagnosticBag bag, CancellationToken cancellationToken)
    {
        if (!plan.NetworkId.IsKnown)
        {
            return null;
        }

        var id = plan.NetworkId.Value;
        var sight = await session.Checks.AskAsync($"network {id}", LookAsync, bag, cancellationToken);
        if (sight?.Network is null || !plan.PublicIp.Is(true))
        {
            return sight;
        }

        var (nodes, balancers) = (IsRoutedAsync(plan.SubnetId), IsRoutedAsync(plan.LoadbalancerSubnetId));
        return sight with { IsSubnetRouted = await nodes, IsBalancerSubnetRouted = await balancers };

        async Task<bool?> IsRoutedAsync(TfValue<string> subnetId)
        {
            if (!subnetId.IsKnown || sight.Subnets.FirstOrDefault(s => s.Id == subnetId.Value) is not { } subnet)
            {
                return null;
            }

            return await session.Checks.AskAsync<object>(
                $"the router of subnet {subnet.Id}",
                async token => await session.Cloud.Network.FindRouterAsync(subnet, token) is { ExternalNetworkId: not null },
                bag,
                cancellationToken) as bool?;
        }

        async Task<NetworkSight> LookAsync(CancellationToken token)
        {
            var network = await session.Cloud.Shared.NetworkAsync(id, token);
            return new NetworkSight(network, network is null ? [] : await session.Cloud.Shared.SubnetsAsync(id, token), null);
        }
    }

    private static async Task<NetworkSight?> LookAtExternalNetworkAsync(ClusterModel plan, Session session, DiagnosticBag bag, CancellationToken cancellationToken)
    {
        if (!plan.ExternalNetworkId.IsKnown)
        {
            return null;
        }

        var id = plan.ExternalNetworkId.Value;
        return await session.Checks.AskAsync(
            $"external network {id}", async token => new NetworkSight(await session.Cloud.Shared.NetworkAsync(id, token), [], null), bag, cancellationToken);
    }

    /// <summary>What the masters are made of; nothing where that is not known.</summary>
    private static QuotaRules.Resources Machines(ClusterModel cluster, IReadOnlyCollection<Flavor>? flavors)
    {
        var flavor = cluster.MasterFlavorActual.IsKnown ? cluster.MasterFlavorActual : cluster.MasterFlavor;
        return flavors is not null && cluster.MasterCount.IsKnown && Only(flavors, flavor) is { } found
            ? QuotaRules.Resources.Of(found, cluster.MasterCount.Value)
            : QuotaRules.Resources.None;
    }

    private static Flavor? Only(IReadOnlyCollection<Flavor> flavors, TfValue<string> nameOrId) =>
        !nameOrId.IsKnown ? null
        : flavors.FirstOrDefault(f => f.Id == nameOrId.Value) ?? (flavors.Where(f => f.Name == nameOrId.Value).ToList() is [var only] ? only : null);

    private static DateOnly Today(Session session) => DateOnly.FromDateTime(session.Time.GetUtcNow().UtcDateTime);
}
