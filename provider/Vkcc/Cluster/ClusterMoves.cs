using System.Text.Json;

namespace Vkcc;

/// <summary>Clusters of the official provider as ours. Kubeconfig, addresses of machines, passwords of registries stay behind: what is not named here is not read.</summary>
internal static class ClusterMoves
{
    public const string First = "vkcs_kubernetes_cluster";

    public const string Second = "vkcs_kubernetes_cluster_v2";

    public static IReadOnlyList<StateMove> All { get; } =
    [
        new(OfficialProvider.Address, Second, OfficialProvider.Versions, (_, state) => FromSecond(new SourceState(Second, state))),
        new(OfficialProvider.Address, First, OfficialProvider.Versions, (_, state) => FromFirst(new SourceState(First, state))),
    ];

    private static JsonElement FromSecond(SourceState source)
    {
        var (zones, masters, flavor) = (source.TextSet("availability_zones"), source.Number("master_count"), source.Text("master_flavor"));
        return ToState(new ClusterModel
        {
            Id = source.Needed("id"),
            Uuid = source.Text("uuid"),
            Name = source.Text("name"),
            Generation = 2,
            Description = source.Text("description"),
            Version = source.Text("version"),
            ClusterType = source.Text("cluster_type"),
            MasterCount = masters,
            AvailabilityZones = zones,
            MasterFlavor = flavor,
            MasterFlavorActual = flavor,
            NetworkId = source.Text("network_id"),
            SubnetId = source.Text("subnet_id"),
            LoadbalancerSubnetId = source.Text("loadbalancer_subnet_id"),
            ExternalNetworkId = source.Text("external_network_id"),
            PublicIp = source.Flag("public_ip").OrWhenNull(false),
            PodsCidr = source.Text("pods_ipv4_cidr"),
            NetworkPlugin = source.Text("network_plugin"),
            ApiAllowedCidrs = source.TextSet("loadbalancer_allowed_cidrs"),
            InsecureRegistries = source.TextSet("insecure_registries"),
            Labels = source.TextMap("labels"),
            DeletionProtection = false,
            Timeouts = source.Timeouts(),
            ProjectId = source.Text("project_id"),
            Region = source.Text("region"),
            Status = source.Text("status"),
            CreatedAt = source.Text("created_at"),
            ApiAddress = source.Text("api_address"),
            PublicAddress = source.Text("api_lb_fip"),
            PrivateAddress = source.Text("api_lb_vip"),
            MasterPlacement = ClusterReading.Kept(SpreadRules.Placement(zones, masters)),
            FaultTolerance = ClusterReading.Kept(SpreadRules.FaultTolerance(zones, masters)),
        });
    }

    private static JsonElement FromFirst(SourceState source)
    {
        var zones = source.Text("availability_zone") is { IsKnown: true } zone ? SourceState.SetOf([zone.Value]) : source.TextSet("availability_zones");
        var (masters, flavor, status) = (source.Number("master_count"), source.Text("master_flavor"), source.Text("status"));
        return ToState(new ClusterModel
        {
            Id = source.Needed("id"),

            // The first generation has one id for both.
            Uuid = source.Needed("id"),
            Name = source.Text("name"),
            Generation = 1,
            ClusterTemplateId = source.Text("cluster_template_id"),
            ClusterType = source.Text("cluster_type").OrWhenNull(TopologyRules.Standard),
            MasterCount = masters,
            AvailabilityZones = zones,
            MasterFlavor = flavor,
            MasterFlavorActual = flavor,
            NetworkId = source.Text("network_id"),
            SubnetId = source.Text("subnet_id"),
            LoadbalancerSubnetId = source.Text("loadbalancer_subnet_id"),
            ExternalNetworkId = source.Text("external_network_id"),
            PublicIp = source.Flag("floating_ip_enabled").OrWhenNull(false),
            PodsCidr = source.Text("pods_network_cidr"),

            // Without a name in the API: the first generation has no other.
            NetworkPlugin = ClusterSchema.Calico,
            InsecureRegistries = source.TextSet("insecure_registries"),

            // The configured ones; all_labels has the platform's too.
            Labels = source.TextMap("labels"),
            Keypair = source.Text("keypair"),
            DnsDomain = source.Text("dns_domain"),
            SecurityPolicySync = source.Flag("sync_security_policy"),
            PowerState = status.Is("RUNNING") ? "running" : status.Is("SHUTOFF") ? "stopped" : TfValue<string>.Null,
            DeletionProtection = false,
            Timeouts = source.Timeouts(),
            ProjectId = source.Text("project_id"),
            Region = source.Text("region"),
            Status = status,
            CreatedAt = source.Text("created_at"),
            ApiAddress = source.Text("api_address"),
            PublicAddress = source.Text("api_lb_fip"),
            PrivateAddress = source.Text("api_lb_vip"),
            MasterPlacement = ClusterReading.Kept(SpreadRules.Placement(zones, masters)),
            FaultTolerance = ClusterReading.Kept(SpreadRules.FaultTolerance(zones, masters)),
        });
    }

    private static JsonElement ToState(ClusterModel state) => SourceState.ToState(state.ToObject(), ClusterSchema.Declare());
}
