namespace Vkcc;

/// <summary>Clusters of the official provider as ours. Kubeconfig, addresses of machines, passwords of registries stay behind: what is not named here is not
/// read.</summary>
internal static class ClusterMoves
{
    public const string First = "vkcs_kubernetes_cluster";

    public const string Second = "vkcs_kubernetes_cluster_v2";

    public static IReadOnlyList<StateMove> All { get; } =
    [
        OfficialProvider.Move(Second, FromSecond, ClusterSchema.Declare),
        OfficialProvider.Move(First, FromFirst, ClusterSchema.Declare),
    ];

    private static ClusterModel FromSecond(SourceState source) => Common(source, source.TextSet("availability_zones")) with
    {
        Uuid = source.Text("uuid"),
        Generation = 2,
        Description = source.Text("description"),
        Version = source.Text("version"),
        ClusterType = source.Text("cluster_type"),
        PublicIp = source.Flag("public_ip").OrWhenNull(false),
        PodsCidr = source.Text("pods_ipv4_cidr"),
        NetworkPlugin = source.Text("network_plugin"),
        ApiAllowedCidrs = source.TextSet("loadbalancer_allowed_cidrs"),
    };

    private static ClusterModel FromFirst(SourceState source)
    {
        var zones = source.Text("availability_zone") is { IsKnown: true } zone ? SourceState.SetOf([zone.Value]) : source.TextSet("availability_zones");
        var status = source.Text("status");
        return Common(source, zones) with
        {
            // The first generation has one id for both.
            Uuid = source.Needed("id"),
            Generation = 1,
            ClusterTemplateId = source.Text("cluster_template_id"),
            ClusterType = source.Text("cluster_type").OrWhenNull(TopologyRules.Standard),
            PublicIp = source.Flag("floating_ip_enabled").OrWhenNull(false),
            PodsCidr = source.Text("pods_network_cidr"),

            // Without a name in the API: the first generation has no other.
            NetworkPlugin = ClusterSchema.Calico,
            Keypair = source.Text("keypair"),
            DnsDomain = source.Text("dns_domain"),
            SecurityPolicySync = source.Flag("sync_security_policy"),
            PowerState = status.Is("RUNNING") ? "running" : status.Is("SHUTOFF") ? "stopped" : TfValue<string>.Null,
        };
    }

    /// <summary>What both types call the same.</summary>
    private static ClusterModel Common(SourceState source, TfStringSet zones)
    {
        var (masters, flavor) = (source.Number("master_count"), source.Text("master_flavor"));
        return new()
        {
            Id = source.Needed("id"),
            Name = source.Text("name"),
            MasterCount = masters,
            AvailabilityZones = zones,
            MasterFlavor = flavor,
            MasterFlavorActual = flavor,
            NetworkId = source.Text("network_id"),
            SubnetId = source.Text("subnet_id"),
            LoadbalancerSubnetId = source.Text("loadbalancer_subnet_id"),
            ExternalNetworkId = source.Text("external_network_id"),
            InsecureRegistries = source.TextSet("insecure_registries"),

            // The configured ones; all_labels of the first generation has the platform's too.
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
        };
    }
}
