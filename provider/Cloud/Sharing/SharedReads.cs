using VkCloud.BlockStorage;
using VkCloud.Compute;
using VkCloud.First;
using VkCloud.Network;
using VkCloud.Second;

namespace VkCloud;

/// <summary>Reads that many resources want in one run: each is made once, shared by all who ask meanwhile and for a while after. A failure is not kept, save
/// for callers of little patience (<see cref="Patience"/>).</summary>
/// <remarks>What an apply may change takes <c>since</c>: what was loaded before that moment is not good enough. A refusal must not rest on an older answer
/// (docs/design/planning.md).</remarks>
public sealed class SharedReads
{
    /// <summary>For <c>since</c>: nothing that was loaded before is good enough, not even what began at this very moment.</summary>
    public const long Anew = long.MaxValue;

    /// <summary>What changes with the cloud's own releases.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);

    /// <summary>What another resource of the same run may change. What was not found is not kept at all.</summary>
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(60);

    /// <summary>Long enough for the groups of one cluster to be refreshed together; every change through this process ends it at once.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(10);

    /// <summary>A run that has changed nothing plans by one sight of each cluster, however slow it is: what a plan shows is the state of one moment.</summary>
    private static readonly TimeSpan Plan = TimeSpan.FromDays(1);

    private readonly Shared<IReadOnlyList<Flavor>> flavors;
    private readonly Shared<IReadOnlyList<AvailabilityZone>> zones;
    private readonly Shared<IReadOnlyList<string>> versions;
    private readonly Shared<IReadOnlyList<VolumeType>> volumeTypes;
    private readonly Shared<ComputeQuota> quota;
    private readonly Shared<DiskQuota?> diskQuota;
    private readonly SharedByKey<string, CloudNetwork?> networks;
    private readonly SharedByKey<string, IReadOnlyList<Subnet>> subnetsOf;
    private readonly SharedByKey<string, Router?> routersOf;
    private readonly SharedByKey<string, Cluster?> clusters;
    private readonly Shared<IReadOnlyList<ClusterTemplate>> clusterTemplates;
    private readonly Shared<IReadOnlyList<SecurityPolicyTemplate>> policyTemplates;
    private readonly Shared<IReadOnlyList<SecurityPolicyTemplate>> firstGenerationPolicyTemplates;
    private readonly SharedByKey<string, Cluster?> firstGenerationClusters;
    private readonly SharedByKey<string, GroupsOfCluster> firstGenerationGroups;
    private readonly Shared<IReadOnlyList<OfferedAddon>> addons;
    private readonly SharedByKey<string, OfferedAddon?> addonVersions;
    private readonly SharedByKey<string, IReadOnlyList<OfferedAddon>> firstGenerationAddons;
    private readonly SharedByKey<(string Cluster, string Id), OfferedAddon?> firstGenerationAddon;
    private readonly CloudConnection cloud;

    internal SharedReads(CloudConnection cloud, TimeProvider time)
    {
        this.cloud = cloud;
        flavors = Keep<IReadOnlyList<Flavor>>(async token => await cloud.Compute.ListFlavorsAsync(token).ToListAsync(token), time, Long);
        zones = Keep(cloud.Compute.ListAvailabilityZonesAsync, time, Long);
        versions = Keep(cloud.ManagedK8s.ListVersionsAsync, time, Long);
        volumeTypes = Keep(cloud.ManagedK8s.ListVolumeTypesAsync, time, Long);
        quota = Keep(cloud.Compute.GetQuotaAsync, time, Short);
        diskQuota = Keep(cloud.BlockStorage.GetQuotaAsync, time, Short);
        networks = new(cloud.Network.GetNetworkAsync, time, Short);
        subnetsOf = new(async (network, token) => await cloud.Network.ListSubnetsAsync(network, token).ToListAsync(token), time, Short);
        routersOf = new(cloud.Network.FindRouterAsync, time, Short);
        clusters = new(cloud.ManagedK8s.GetClusterAsync, time, AgeOfClusters);

        // A change of a group does not say whose it is.
        cloud.ManagedK8s.Changed += clusters.Forget;
        clusterTemplates = Keep<IReadOnlyList<ClusterTemplate>>(
            async token => await cloud.ContainerInfra.ListClusterTemplatesAsync(token).ToListAsync(token), time, Long);
        policyTemplates = Keep(cloud.ManagedK8s.ListSecurityPolicyTemplatesAsync, time, Long);
        firstGenerationPolicyTemplates = Keep<IReadOnlyList<SecurityPolicyTemplate>>(
            async token => await cloud.ContainerInfra.ListSecurityPolicyTemplatesAsync(token).ToListAsync(token), time, Long);
        firstGenerationClusters = new(cloud.ContainerInfra.GetClusterAsync, time, AgeOfClusters);
        firstGenerationGroups = new(
            async (cluster, token) => new(await cloud.ContainerInfra.ListNodeGroupsAsync(cluster, token, expanded: true).ToListAsync(token)),
            time,
            AgeOfClusters);
        addons = Keep(cloud.ManagedK8s.ListAddonsAsync, time, Long);
        addonVersions = new(cloud.ManagedK8s.GetAddonVersionAsync, time, Long);

        // They go with the cluster's version.
        firstGenerationAddons = new(async (cluster, token) => await cloud.Addons.ListOffersAsync(cluster, token).ToListAsync(token), time, Short);
        firstGenerationAddon = new((asked, token) => cloud.Addons.GetOfferAsync(asked.Cluster, asked.Id, token), time, Short);
        cloud.Addons.Changed += firstGenerationClusters.Forget;
        cloud.ContainerInfra.Changed += () =>
        {
            firstGenerationClusters.Forget();
            firstGenerationGroups.Forget();
            quota.Forget();
            diskQuota.Forget();
        };
    }

    public Task<IReadOnlyList<Flavor>> FlavorsAsync(CancellationToken cancellationToken) => flavors.GetAsync(cancellationToken);

    public Task<IReadOnlyList<AvailabilityZone>> AvailabilityZonesAsync(CancellationToken cancellationToken) => zones.GetAsync(cancellationToken);

    /// <summary>See <see cref="ManagedK8sClient.ListVersionsAsync"/>.</summary>
    public Task<IReadOnlyList<string>> VersionsAsync(CancellationToken cancellationToken) => versions.GetAsync(cancellationToken);

    public Task<IReadOnlyList<VolumeType>> VolumeTypesAsync(CancellationToken cancellationToken) => volumeTypes.GetAsync(cancellationToken);

    public Task<ComputeQuota> QuotaAsync(CancellationToken cancellationToken, long? since = null) => quota.GetAsync(cancellationToken, since);

    /// <summary>See <see cref="BlockStorageClient.GetQuotaAsync"/>.</summary>
    public Task<DiskQuota?> DiskQuotaAsync(CancellationToken cancellationToken, long? since = null) => diskQuota.GetAsync(cancellationToken, since);

    /// <returns>Null when there is no such network.</returns>
    public Task<CloudNetwork?> NetworkAsync(string id, CancellationToken cancellationToken, long? since = null) =>
        networks.GetAsync(id, cancellationToken, since);

    public Task<IReadOnlyList<Subnet>> SubnetsAsync(string networkId, CancellationToken cancellationToken, long? since = null) =>
        subnetsOf.GetAsync(networkId, cancellationToken, since);

    /// <summary>See <see cref="NetworkClient.FindRouterAsync"/>.</summary>
    /// <returns>Null when no router has a port in the subnet.</returns>
    public Task<Router?> RouterOfSubnetAsync(string subnetId, CancellationToken cancellationToken, long? since = null) =>
        routersOf.GetAsync(subnetId, cancellationToken, since);

    /// <summary>A cluster with its groups, for refreshes: one sight for a run that has changed nothing, later a few seconds old at most and never older than
    /// the last change made by this process.</summary>
    /// <returns>Null when there is no such cluster.</returns>
    public Task<Cluster?> ClusterAsync(string id, CancellationToken cancellationToken, long? since = null) => clusters.GetAsync(id, cancellationToken, since);

    /// <summary>What first-generation clusters are made from.</summary>
    public Task<IReadOnlyList<ClusterTemplate>> ClusterTemplatesAsync(CancellationToken cancellationToken) => clusterTemplates.GetAsync(cancellationToken);

    /// <summary>What security policies of the second generation are made from.</summary>
    public Task<IReadOnlyList<SecurityPolicyTemplate>> SecurityPolicyTemplatesAsync(CancellationToken cancellationToken) =>
        policyTemplates.GetAsync(cancellationToken);

    /// <summary>What security policies of the first generation are made from.</summary>
    public Task<IReadOnlyList<SecurityPolicyTemplate>> FirstGenerationSecurityPolicyTemplatesAsync(CancellationToken cancellationToken) =>
        firstGenerationPolicyTemplates.GetAsync(cancellationToken);

    /// <summary>A first-generation cluster, as fresh as <see cref="ClusterAsync"/>'s.</summary>
    /// <returns>Null when there is no such cluster.</returns>
    public Task<Cluster?> FirstGenerationClusterAsync(string uuid, CancellationToken cancellationToken, long? since = null) =>
        firstGenerationClusters.GetAsync(uuid, cancellationToken, since);

    /// <summary>The groups of a first-generation cluster, as whole as the service lists them and as fresh as <see cref="ClusterAsync"/>'s.</summary>
    public Task<GroupsOfCluster> FirstGenerationNodeGroupsAsync(string clusterId, CancellationToken cancellationToken, long? since = null) =>
        firstGenerationGroups.GetAsync(clusterId, cancellationToken, since);

    /// <summary>The second generation's catalogue of add-ons.</summary>
    public Task<IReadOnlyList<OfferedAddon>> AddonsAsync(CancellationToken cancellationToken) => addons.GetAsync(cancellationToken);

    /// <summary>A version of the second generation's catalogue.</summary>
    /// <returns>Null when there is none.</returns>
    public Task<OfferedAddon?> AddonVersionAsync(string versionId, CancellationToken cancellationToken) => addonVersions.GetAsync(versionId, cancellationToken);

    /// <summary>The add-ons that a first-generation cluster may have.</summary>
    public Task<IReadOnlyList<OfferedAddon>> FirstGenerationAddonsAsync(string clusterId, CancellationToken cancellationToken) =>
        firstGenerationAddons.GetAsync(clusterId, cancellationToken);

    /// <returns>Null when the cluster may not have it.</returns>
    public Task<OfferedAddon?> FirstGenerationAddonAsync(string clusterId, string id, CancellationToken cancellationToken) =>
        firstGenerationAddon.GetAsync((clusterId, id), cancellationToken);

    // After a change of ours a cluster moves on by itself.
    private TimeSpan AgeOfClusters() => cloud.ManagedK8s.HasChanged || cloud.ContainerInfra.HasChanged || cloud.Addons.HasChanged ? Moment : Plan;

    private static Shared<T> Keep<T>(Func<CancellationToken, Task<T>> load, TimeProvider time, TimeSpan age)
    {
        var until = DateTimeOffset.MinValue;
        return new(
            async cancellationToken =>
            {
                var value = await load(cancellationToken);
                until = time.GetUtcNow() + age;
                return value;
            },
            time,
            _ => until);
    }
}
