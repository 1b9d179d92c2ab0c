using System.Security.Cryptography;

namespace Vkcc.Simulator;

/// <summary>Everything that can change. Not safe for threads: the door lets one call in at a time.</summary>
internal sealed class World(SimulatedClock clock, Speed speed, Store store)
{
    public SimulatedClock Clock { get; } = clock;

    public Speed Speed { get; } = speed;

    private Lifecycle SecondLifecycle => field ??= new(Transitions.Second, Speed.Instant, IsOpen);

    private Lifecycle FirstLifecycle => field ??= new(Transitions.First, Speed.Instant, IsOpen);

    private AddonLifecycle SecondAddons => field ??= new(AddonLifecycle.Second, Speed.Instant);

    private AddonLifecycle FirstAddons => field ??= new(AddonLifecycle.First, Speed.Instant);

    public List<Second.Cluster> SecondClusters => store.SecondClusters;

    public List<First.Cluster> FirstClusters => store.FirstClusters;

    public HashSet<string> ClosedProjects => store.ClosedProjects;

    public List<Token> Tokens => store.Tokens;

    public Dictionary<string, Quotas> Quotas => store.Quotas;

    public HashSet<string> FailedZones => store.FailedZones;

    public Networking Networking => store.Networking;

    public IEnumerable<SimulatedCluster> AllClusters => store.AllClusters;

    public Offers Offers { get; init; } = new();

    /// <summary>Not saved, as faults are not.</summary>
    public Habits Habits { get; set; } = new();

    /// <summary>Null while no scenario is played.</summary>
    public Schedule? Schedule { get; set; }

    /// <summary>The kubeconfig of <c>--kubeconfig</c>, which is every cluster's then; null lets each answer by itself.</summary>
    public string? HandedOut { get; set; }

    /// <summary>Where the clusters' Kubernetes APIs listen.</summary>
    public ClusterEndpoints Endpoints { get; } = new();

    /// <summary>Something changed since the state was last saved.</summary>
    public bool Changed { get; set; }

    /// <summary>The state machine of a cluster and its node groups.</summary>
    public Lifecycle Lifecycle(SimulatedCluster cluster) => cluster.Generation == 1 ? FirstLifecycle : SecondLifecycle;

    /// <summary>The state machine of a cluster's add-ons.</summary>
    public AddonLifecycle Addons(SimulatedCluster cluster) => cluster.Generation == 1 ? FirstAddons : SecondAddons;

    public Quotas QuotasOf(string region) => Quotas.GetValueOrDefault(region) ?? new Quotas();

    public bool IsOpen(string zone) => !FailedZones.Contains(zone);

    /// <summary>Lets everything happen that is due by now, in the order of its times.</summary>
    public void Settle()
    {
        var now = Clock.Now;
        while (Schedule is { Next: { } step } schedule && schedule.TimeOf(step) <= now)
        {
            Settle(schedule.TimeOf(step));
            Clock.At(schedule.TimeOf(step), step.Play);
            Changed = true;
        }

        Settle(now);
    }

    private void Settle(DateTimeOffset now)
    {
        foreach (var cluster in AllClusters)
        {
            Changed |= Lifecycle(cluster).Settle(cluster, now) | Addons(cluster).Settle(cluster, now);
        }

        SecondClusters.RemoveAll(cluster => cluster.Gone);
        FirstClusters.RemoveAll(cluster => cluster.Gone);
    }

    /// <summary>Fails or restores a zone; what is done in it, or on a control plane without majority, stands still meanwhile (SPREAD-5).</summary>
    public void SetZone(string zone, bool failed)
    {
        Changed |= failed ? FailedZones.Add(zone) : FailedZones.Remove(zone);
        foreach (var cluster in AllClusters)
        {
            cluster.SetZone(zone, failed);
            cluster.PauseOrResume(Clock.Now, IsOpen);
        }
    }

    /// <summary>Whether a cluster of either generation stands in this network, or reaches out through it.</summary>
    public bool UsesNetwork(string id) =>
        SecondClusters.Exists(cluster => cluster.Api.NetworkConfig.Engine?.SprutEngine is { } sprut && (sprut.NetworkId == id || sprut.ExternalNetworkId == id))
        || FirstClusters.Exists(cluster => cluster.Api.NetworkId == id || cluster.Api.ExternalNetworkId == id);

    /// <summary>Those with their nodes or their balancer in this subnet.</summary>
    public IEnumerable<SimulatedCluster> ClustersIn(string subnetId) =>
    [
        .. SecondClusters.Where(cluster => IsIn(cluster, subnetId)),
        .. FirstClusters.Where(cluster => IsIn(cluster, subnetId)),
    ];

    public bool UsesSubnet(string id) => ClustersIn(id).Any();

    /// <summary>Whether a cluster with a public address has its nodes or its balancer in this subnet.</summary>
    public bool NeedsWayOut(string subnetId) =>
        SecondClusters.Exists(cluster => cluster.ReservedExternalIp.Length > 0 && IsIn(cluster, subnetId))
        || FirstClusters.Exists(cluster => cluster.ReservedFip.Length > 0 && IsIn(cluster, subnetId));

    private static bool IsIn(Second.Cluster cluster, string subnetId) =>
        cluster.NodesSubnetId == subnetId || cluster.Api.LoadBalancerConfig.OctaviaEngine?.LoadbalancerSubnetId == subnetId;

    private static bool IsIn(First.Cluster cluster, string subnetId) =>
        cluster.NodesSubnetId == subnetId || cluster.Api.LoadbalancerSubnetId == subnetId;

    /// <summary>Addresses of a region that somebody holds: routers, clusters of either generation, and DHCP.</summary>
    public IEnumerable<string> TakenAddresses(string region)
    {
        var held = HeldAddresses(region);
        return
        [
            .. held,
            .. Networking.Subnets
                .Where(subnet => subnet.Region == region && subnet.EnableDhcp)
                .Select(subnet => AddressPool.Lowest(subnet, held))
                .OfType<string>(),
        ];
    }

    /// <summary>Those without DHCP's, which has the lowest that is left in each of its subnets.</summary>
    public HashSet<string> HeldAddresses(string region) =>
    [
        .. from router in Networking.Routers
           where router.Region == region
           from ip in router.ExternalGatewayInfo?.ExternalFixedIps ?? []
           select ip.IpAddress,
        .. Networking.Subnets.Where(subnet => subnet.Region == region).Select(subnet => subnet.GatewayIp).OfType<string>(),
        .. Networking.Ports.Where(port => port.Region == region).SelectMany(port => port.FixedIps).Select(ip => ip.IpAddress),
        .. SecondClusters.Where(cluster => cluster.Region == region).SelectMany(cluster => (string[])[cluster.ReservedInternalIp, cluster.ReservedExternalIp]),
        .. FirstClusters
            .Where(cluster => cluster.Region == region)
            .SelectMany(cluster => (string[])[cluster.ReservedVip, cluster.ReservedFip, .. cluster.ReservedMasterIps]),
        .. from cluster in AllClusters
           where cluster.Region == region
           from groups in cluster.NodeGroups
           from node in groups.Nodes
           select node.Address,
    ];

    /// <summary>A KSUID: seconds since 2014-05-13T16:53:20Z and 16 random bytes, in base 62.</summary>
    public string NewKsuid() => Ksuid.Create(Clock.Now, RandomNumberGenerator.GetBytes(Ksuid.PayloadLength));

    public Store Save() => store with { Clock = Clock.Now };
}
