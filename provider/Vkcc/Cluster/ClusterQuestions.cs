using System.Globalization;
using VkCloud;
using VkCloud.Compute;
using VkCloud.First;
using VkCloud.Network;

namespace Vkcc;

/// <summary>The questions about a planned cluster.</summary>
internal sealed class ClusterQuestions(PlanContext<ClusterModel> context, Session session, CancellationToken cancellationToken)
    : Questions<ClusterModel>(context, session, cancellationToken)
{
    /// <summary>What is known of a new cluster without asking.</summary>
    public ClusterSeen BeforeNew() => BeforeChange() with
    {
        IsNameGivenTwice = Plan.Name.IsKnown && !Session.Tally.Claim(new(ClusterResource.Name, null, Plan.Name.Value), Context.Call),
    };

    /// <summary>What is known of a change without asking.</summary>
    public ClusterSeen BeforeChange() => new() { Today = DateOnly.FromDateTime(Session.Time.GetUtcNow().UtcDateTime), Region = Session.Region };

    /// <param name="since">See <see cref="RuleList.JudgeAsync"/>.</param>
    public async Task<ClusterSeen> OfNewAsync(ClusterSeen seen, long? since)
    {
        if (!Session.ChecksOnline)
        {
            return seen;
        }

        // Asked side by side: a plan waits for the slowest answer, not for their sum.
        var flavors = FlavorsAsync();
        var quota = AddMachinesAsync();
        var (network, externalNetwork) = (LookAtNetworkAsync(since), LookAtExternalNetworkAsync(since));
        var others = since is null ? AskOnceAsync() : Task.FromResult(seen);
        await Task.WhenAll(flavors, quota, network, externalNetwork, others);
        return await others with { Flavors = await flavors, Quota = await quota, Network = await network, ExternalNetwork = await externalNetwork };

        async Task<QuotaSight> AddMachinesAsync() =>
            await AddToQuotaAsync(Plan.Generation, Machines(Plan, await flavors).Plus(MasterDisks(Plan)), since);

        // No answer to these is older than this plan, or changes before the cloud's next release.
        async Task<ClusterSeen> AskOnceAsync()
        {
            var offers = WithOffersAsync(seen);
            var zones = AskAsync("the region's zones", token => Session.Cloud.Shared.AvailabilityZones.GetAsync(token));
            var (namesake, strangers) = (NamesakeAsync(), StrangersAsync());
            await Task.WhenAll(offers, zones, namesake, strangers);
            return await offers with { Zones = await zones, Namesake = await namesake, Strangers = await strangers };
        }
    }

    /// <param name="prior">With the version that the cluster runs.</param>
    /// <param name="since">See <see cref="RuleList.JudgeAsync"/>.</param>
    public async Task<ClusterSeen> OfChangeAsync(ClusterModel prior, ClusterSeen seen, long? since)
    {
        if (!Session.ChecksOnline)
        {
            return seen;
        }

        var isOtherVersion = Plan.Version.IsKnown && Plan.Version != prior.Version;
        if (GenerationRules.IsFirst(Plan.Generation) ? Plan.Version != prior.Version || Plan.ClusterTemplateId != prior.ClusterTemplateId : isOtherVersion)
        {
            seen = await WithOffersAsync(seen);
        }

        if (isOtherVersion || (Plan.ClusterTemplateId.IsKnown && Plan.ClusterTemplateId != prior.ClusterTemplateId))
        {
            var (groups, unfit) = (WithGroupsAsync(prior.Id.Value), UnfitAddonsAsync(prior.Id.Value));
            await Task.WhenAll(groups, unfit);
            seen = seen with { Groups = (await groups)?.NodeGroups, UnfitAddons = await unfit };
        }

        if (Plan.MasterFlavor.IsKnown && Plan.MasterFlavor != prior.MasterFlavor && await FlavorsAsync() is { } flavors)
        {
            var (before, after) = (Machines(prior, flavors), Machines(Plan with { MasterFlavorActual = TfValue<string>.Null }, flavors));
            seen = seen with
            {
                Flavors = flavors,
                Quota = await GrowQuotaAsync(Plan.Generation, before == QuotaRules.Resources.None ? after : before, after, since),
            };
        }

        return seen;
    }

    /// <summary>Whether the cluster had workers when this run first saw it; null when that could not be learned.</summary>
    public async Task<bool?> HadWorkersAsync(string id) =>
        Session.HadWorkers.TryGetValue(id, out var had) ? had
        : await WithGroupsAsync(id) is { NodeGroups: not null } cluster ? Session.HadWorkers.GetOrAdd(id, !VersionRules.HasNoWorkers(cluster))
        : null;

    /// <summary>The template that a first-generation cluster runs, also one that is not offered any more; null when it could not be asked for.</summary>
    public async Task<ClusterTemplate?> RunningTemplateAsync(ClusterModel prior) =>
        Session.ChecksOnline && prior.ClusterTemplateId.IsKnown
            ? await AskForTemplatesAsync(token => Session.Templates.FindAsync(prior.ClusterTemplateId.Value, token))
            : null;

    /// <summary>A cluster that will be destroyed first leaves room for the one that takes its place.</summary>
    public async Task GiveBackAsync(ClusterModel prior)
    {
        if (Session.ChecksOnline)
        {
            GiveBackQuota(prior.Generation, Machines(prior, await FlavorsAsync()).Plus(MasterDisks(prior)));
        }
    }

    private async Task<ClusterSeen> WithOffersAsync(ClusterSeen seen)
    {
        if (!GenerationRules.IsFirst(Plan.Generation))
        {
            return seen with { Versions = await AskAsync("the versions that are offered", token => Session.Cloud.Shared.Versions.GetAsync(token)) };
        }

        ApiException? refusal = null;
        var templates = await AskForTemplatesAsync<IReadOnlyList<ClusterTemplate>>(ReadAsync);
        return seen with { Templates = templates, Refusal = refusal, Versions = templates is { Count: > 0 } ? TemplateRules.Versions(templates) : null };

        // Being refused here is not "could not be asked": the project has no first generation.
        async Task<IReadOnlyList<ClusterTemplate>> ReadAsync(CancellationToken token)
        {
            try
            {
                return await Session.Cloud.Shared.ClusterTemplates.GetAsync(token);
            }
            catch (ApiException e) when (e.Kind is ApiFailureKind.Forbidden or ApiFailureKind.NoEndpoint)
            {
                refusal = e;
                return [];
            }
        }
    }

    private Task<T?> AskForTemplatesAsync<T>(Func<CancellationToken, Task<T>> read)
        where T : class?
        => AskAsync("the cluster templates that are offered", read);

    private Task<Cluster?> WithGroupsAsync(string id) =>
        AskAsync($"the groups of cluster {id}", token => Session.Of(id).SharedWithGroupsAsync(id, token));

    /// <summary>UPG-10. The first generation does not tell what an add-on runs on.</summary>
    /// <remarks>Terraform reads and plans the add-ons of the state after their cluster, so which of these are among them is not known yet.</remarks>
    private async Task<IReadOnlyList<OfferedAddon>?> UnfitAddonsAsync(string id) => GenerationRules.IsFirst(Plan.Generation)
        ? null
        : await AskAsync<IReadOnlyList<OfferedAddon>>($"the add-ons of cluster {id}", async token =>
        {
            var addons = Session.Of(id).Addons;
            List<OfferedAddon> unfit = [];
            foreach (var installed in (await addons.InstalledAsync(id, token)).Where(addon => addon.VersionId is not null))
            {
                if (await addons.OfferAsync(id, installed.VersionId!, token) is { } offer && !offer.Supports(Plan.Version.Value))
                {
                    unfit.Add(offer);
                }
            }

            return unfit;
        });

    /// <summary>NAME-3. A cluster that this run has read from state is no stranger: it may be the one that is being replaced. One that is being deleted is
    /// waited for, and one with our uuid is what an earlier attempt of this very plan made.</summary>
    private async Task<Stranger?> NamesakeAsync()
    {
        if (!Plan.Name.IsKnown)
        {
            return null;
        }

        var name = Plan.Name.Value;
        var clusters = await AskAsync($"the clusters named \"{name}\"", token => Session.Of(Plan.Generation).CalledAsync(name, token));
        var uuid = Context.Private.ChosenUuid;
        return !Session.IsApplying && clusters?.FirstOrDefault(c => c.Name == name && !c.IsLeaving && c.Uuid != uuid) is { } named
            ? await Stranger.OfAsync(Session, (named.Id, name), CancellationToken)
            : null;
    }

    /// <summary>NAME-3, for a name that is not chosen yet.</summary>
    private async Task<ValueList<Stranger>> StrangersAsync() =>
        !Plan.Name.IsKnown && Plan.NamePrefix.IsKnown && Plan.Generation.IsKnown
            && await AskAsync($"the clusters of generation {Plan.Generation}", Session.Of(Plan.Generation).ClustersAsync) is { } clusters
            ? await Stranger.WithPrefixAsync(Session, Plan.NamePrefix.Value, clusters.Where(c => !c.IsLeaving).Select(c => (c.Id, c.Name)), CancellationToken)
            : [];

    private async Task<NetworkSight?> LookAtNetworkAsync(long? since)
    {
        if (!Plan.NetworkId.IsKnown)
        {
            return null;
        }

        var id = Plan.NetworkId.Value;
        var sight = await AskAsync($"network {id}", LookAsync);
        if (sight?.Network is null || !Plan.PublicIp.Is(true))
        {
            return sight is { Network: null } ? sight with { Named = await NamedAsync(id) } : sight;
        }

        var (nodes, balancers) = (IsRoutedAsync(Plan.SubnetId), IsRoutedAsync(Plan.LoadbalancerSubnetId));
        return sight with { IsSubnetRouted = await nodes, IsBalancerSubnetRouted = await balancers };

        async Task<bool?> IsRoutedAsync(TfValue<string> subnetId)
        {
            if (!subnetId.IsKnown || sight.Subnets.FirstOrDefault(s => s.Id == subnetId.Value) is not { } subnet)
            {
                return null;
            }

            return (await AskAsync($"the router of subnet {subnet.Id}", async token => new NetworkSight(
                null, [], await Session.Cloud.Shared.RouterOf.GetAsync(subnet.Id, token, since) is { ExternalNetworkId: not null })))?.IsSubnetRouted;
        }

        async Task<NetworkSight> LookAsync(CancellationToken token)
        {
            var network = await Session.Cloud.Shared.Networks.GetAsync(id, token, since);
            return new NetworkSight(network, network is null ? [] : await Session.Cloud.Shared.SubnetsOf.GetAsync(id, token, since), null);
        }
    }

    /// <summary>Networks that have for a name what was given for an id.</summary>
    private async Task<IReadOnlyList<CloudNetwork>> NamedAsync(string id) =>
        CloudId.IsUuid(id)
            ? []
            : await AskAsync(
                $"the networks named \"{Words.Shortened(id)}\"",
                async token => await Session.Cloud.Network.ListNetworksAsync(id, null, token).ToListAsync(token)) ?? [];

    private async Task<NetworkSight?> LookAtExternalNetworkAsync(long? since)
    {
        if (!Plan.ExternalNetworkId.IsKnown)
        {
            return null;
        }

        var id = Plan.ExternalNetworkId.Value;
        var sight = await AskAsync(
            $"external network {id}", async token => new NetworkSight(await Session.Cloud.Shared.Networks.GetAsync(id, token, since), [], null));
        return NetworkRules.IsExternal(Plan.Generation, Plan.ExternalNetworkId, sight) is null
            ? sight
            : sight! with
            {
                Externals = await AskAsync(
                    "the external networks",
                    async token => await Session.Cloud.Network.ListNetworksAsync(null, true, token).ToListAsync(token)) ?? [],
            };
    }

    /// <summary>What the masters are made of; nothing where that is not known.</summary>
    private static QuotaRules.Resources Machines(ClusterModel cluster, IReadOnlyCollection<Flavor>? flavors)
    {
        var flavor = cluster.MasterFlavorActual.IsKnown ? cluster.MasterFlavorActual : cluster.MasterFlavor;
        return cluster.MasterCount.IsKnown && FlavorRules.Only(flavors, flavor) is { } found
            ? QuotaRules.Resources.Of(found, cluster.MasterCount.Value)
            : QuotaRules.Resources.None;
    }

    /// <summary>The masters' disks: of the first generation what its labels say, with the service's own defaults (MST-2); what the second takes is not told
    /// before.</summary>
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
}
