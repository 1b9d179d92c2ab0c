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

    internal SharedReads(CloudConnection cloud, TimeProvider time)
    {
        Flavors = Keep<IReadOnlyList<Flavor>>(async token => await cloud.Compute.ListFlavorsAsync(token).ToListAsync(token), Long);
        AvailabilityZones = Keep(cloud.Compute.ListAvailabilityZonesAsync, Long);
        Versions = Keep(cloud.ManagedK8s.ListVersionsAsync, Long);
        VolumeTypes = Keep(cloud.ManagedK8s.ListVolumeTypesAsync, Long);
        Quota = Keep(cloud.Compute.GetQuotaAsync, Short);
        DiskQuota = Keep(cloud.BlockStorage.GetQuotaAsync, Short);
        Networks = new(cloud.Network.GetNetworkAsync, time, () => Short);
        SubnetsOf = new(async (network, token) => await cloud.Network.ListSubnetsAsync(network, token).ToListAsync(token), time, () => Short);
        RouterOf = new(cloud.Network.FindRouterAsync, time, () => Short);

        Clusters = new(cloud.ManagedK8s.GetClusterAsync, time, AgeOfClusters);
        SecurityPolicyTemplates = Keep(cloud.ManagedK8s.ListSecurityPolicyTemplatesAsync, Long);
        Addons = Keep(cloud.ManagedK8s.ListAddonsAsync, Long);
        AddonVersions = new(cloud.ManagedK8s.GetAddonVersionAsync, time, () => Long);

        // A change of a group does not say whose it is.
        cloud.ManagedK8s.Changed += Clusters.Forget;

        FirstGenerationClusters = new(cloud.ContainerInfra.GetClusterAsync, time, AgeOfClusters);
        FirstGenerationGroupsOf = new(
            async (cluster, token) => new(await cloud.ContainerInfra.ListNodeGroupsAsync(cluster, token, expanded: true).ToListAsync(token)),
            time,
            AgeOfClusters);
        ClusterTemplates = Keep<IReadOnlyList<ClusterTemplate>>(
            async token => await cloud.ContainerInfra.ListClusterTemplatesAsync(token).ToListAsync(token), Long);
        FirstGenerationSecurityPolicyTemplates = Keep<IReadOnlyList<SecurityPolicyTemplate>>(
            async token => await cloud.ContainerInfra.ListSecurityPolicyTemplatesAsync(token).ToListAsync(token), Long);

        // They go with the cluster's version.
        FirstGenerationAddonsOf = new(async (cluster, token) => await cloud.Addons.ListOffersAsync(cluster, token).ToListAsync(token), time, () => Short);
        FirstGenerationAddonVersions = new((asked, token) => cloud.Addons.GetOfferAsync(asked.Cluster, asked.Id, token), time, () => Short);
        cloud.Addons.Changed += FirstGenerationClusters.Forget;
        cloud.ContainerInfra.Changed += () =>
        {
            FirstGenerationClusters.Forget();
            FirstGenerationGroupsOf.Forget();
            Quota.Forget();
            DiskQuota.Forget();
        };

        Shared<T> Keep<T>(Func<CancellationToken, Task<T>> load, TimeSpan age) => new(load, time, (_, loaded) => loaded + age);

        // After a change of ours a cluster moves on by itself.
        TimeSpan AgeOfClusters() => cloud.ManagedK8s.HasChanged || cloud.ContainerInfra.HasChanged || cloud.Addons.HasChanged ? Moment : Plan;
    }

    public Shared<IReadOnlyList<Flavor>> Flavors { get; }

    public Shared<IReadOnlyList<AvailabilityZone>> AvailabilityZones { get; }

    /// <summary>See <see cref="ManagedK8sClient.ListVersionsAsync"/>.</summary>
    public Shared<IReadOnlyList<string>> Versions { get; }

    public Shared<IReadOnlyList<VolumeType>> VolumeTypes { get; }

    public Shared<ComputeQuota> Quota { get; }

    /// <summary>See <see cref="BlockStorageClient.GetQuotaAsync"/>.</summary>
    public Shared<DiskQuota?> DiskQuota { get; }

    /// <summary>By id; null when there is none.</summary>
    public SharedByKey<string, CloudNetwork?> Networks { get; }

    public SharedByKey<string, IReadOnlyList<Subnet>> SubnetsOf { get; }

    /// <summary>By subnet; see <see cref="NetworkClient.FindRouterAsync"/>.</summary>
    public SharedByKey<string, Router?> RouterOf { get; }

    /// <summary>Clusters with their groups, for refreshes: one sight for a run that has changed nothing, later a few seconds old at most and never older than
    /// the last change made by this process. Null when there is none.</summary>
    public SharedByKey<string, Cluster?> Clusters { get; }

    public Shared<IReadOnlyList<SecurityPolicyTemplate>> SecurityPolicyTemplates { get; }

    /// <summary>The second generation's catalogue of add-ons.</summary>
    public Shared<IReadOnlyList<OfferedAddon>> Addons { get; }

    /// <summary>Versions of the second generation's catalogue, by id; null when there is none.</summary>
    public SharedByKey<string, OfferedAddon?> AddonVersions { get; }

    /// <summary>As fresh as <see cref="Clusters"/>; null when there is none.</summary>
    public SharedByKey<string, Cluster?> FirstGenerationClusters { get; }

    /// <summary>As whole as the service lists them and as fresh as <see cref="Clusters"/>.</summary>
    public SharedByKey<string, GroupsOfCluster> FirstGenerationGroupsOf { get; }

    /// <summary>What first-generation clusters are made from.</summary>
    public Shared<IReadOnlyList<ClusterTemplate>> ClusterTemplates { get; }

    public Shared<IReadOnlyList<SecurityPolicyTemplate>> FirstGenerationSecurityPolicyTemplates { get; }

    /// <summary>The add-ons that a first-generation cluster may have.</summary>
    public SharedByKey<string, IReadOnlyList<OfferedAddon>> FirstGenerationAddonsOf { get; }

    /// <summary>Null when the cluster may not have it.</summary>
    public SharedByKey<(string Cluster, string Id), OfferedAddon?> FirstGenerationAddonVersions { get; }
}
