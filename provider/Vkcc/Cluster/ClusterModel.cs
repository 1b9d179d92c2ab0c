using VkCloud;

namespace Vkcc;

/// <summary>Configuration, plan and state of a <c>vkcc_cluster</c> (docs/resources/cluster.md).</summary>
internal sealed record ClusterModel : IModel<ClusterModel>
{
    public TfValue<string> Id { get; init; }

    public TfValue<string> Uuid { get; init; }

    public TfValue<string> Name { get; init; }

    public TfValue<string> NamePrefix { get; init; }

    public TfValue<long> Generation { get; init; }

    public TfValue<string> Description { get; init; }

    public TfValue<string> Version { get; init; }

    public TfValue<string> ClusterTemplateId { get; init; }

    public TfValue<string> ClusterType { get; init; }

    public TfValue<long> MasterCount { get; init; }

    public TfStringSet AvailabilityZones { get; init; }

    /// <summary>Name or id as configured; a floor while it does not change (MST-5, MST-8).</summary>
    public TfValue<string> MasterFlavor { get; init; }

    /// <summary>What the masters run on, as name or id in the form of <see cref="MasterFlavor"/>.</summary>
    public TfValue<string> MasterFlavorActual { get; init; }

    public TfValue<string> NetworkId { get; init; }

    public TfValue<string> SubnetId { get; init; }

    public TfValue<string> LoadbalancerSubnetId { get; init; }

    public TfValue<string> ExternalNetworkId { get; init; }

    public TfValue<bool> PublicIp { get; init; }

    public TfValue<string> PodsCidr { get; init; }

    public TfValue<string> NetworkPlugin { get; init; }

    public TfStringSet ApiAllowedCidrs { get; init; }

    public TfStringSet InsecureRegistries { get; init; }

    public TfStringMap Labels { get; init; }

    public TfValue<string> Keypair { get; init; }

    public TfValue<string> DnsDomain { get; init; }

    public TfValue<bool> SecurityPolicySync { get; init; }

    public TfValue<string> PowerState { get; init; }

    public TfValue<bool> DeletionProtection { get; init; }

    public TfValue<TimeoutsModel> Timeouts { get; init; }

    public TfValue<string> ProjectId { get; init; }

    public TfValue<string> Region { get; init; }

    public TfValue<string> Status { get; init; }

    /// <summary>Opaque text of the cloud.</summary>
    public TfValue<string> CreatedAt { get; init; }

    public TfValue<string> ApiAddress { get; init; }

    public TfValue<string> PublicAddress { get; init; }

    public TfValue<string> PrivateAddress { get; init; }

    /// <summary>See <see cref="MovedZones"/>.</summary>
    public TfStringSet MovedFrom { get; init; }

    /// <summary>Zone → number of masters (SPREAD-1).</summary>
    public TfValue<ValueMap<TfValue<long>>> MasterPlacement { get; init; }

    public TfValue<FaultToleranceModel> FaultTolerance { get; init; }

    public static ClusterModel From(TfObject value) => new()
    {
        Id = value.String("id"),
        Uuid = value.String("uuid"),
        Name = value.String("name"),
        NamePrefix = value.String("name_prefix"),
        Generation = value.Long("generation"),
        Description = value.String("description"),
        Version = value.String("version"),
        ClusterTemplateId = value.String("cluster_template_id"),
        ClusterType = value.String("cluster_type"),
        MasterCount = value.Long("master_count"),
        AvailabilityZones = value.StringSet("availability_zones"),
        MasterFlavor = value.String("master_flavor"),
        MasterFlavorActual = value.String("master_flavor_actual"),
        NetworkId = value.String("network_id"),
        SubnetId = value.String("subnet_id"),
        LoadbalancerSubnetId = value.String("loadbalancer_subnet_id"),
        ExternalNetworkId = value.String("external_network_id"),
        PublicIp = value.Bool("public_ip"),
        PodsCidr = value.String("pods_cidr"),
        NetworkPlugin = value.String("network_plugin"),
        ApiAllowedCidrs = value.StringSet("api_allowed_cidrs"),
        InsecureRegistries = value.StringSet("insecure_registries"),
        Labels = value.StringMap("labels"),
        Keypair = value.String("keypair"),
        DnsDomain = value.String("dns_domain"),
        SecurityPolicySync = value.Bool("security_policy_sync"),
        PowerState = value.String("power_state"),
        DeletionProtection = value.Bool("deletion_protection"),
        Timeouts = value.Nested<TimeoutsModel>("timeouts"),
        ProjectId = value.String("project_id"),
        Region = value.String("region"),
        Status = value.String("status"),
        CreatedAt = value.String("created_at"),
        ApiAddress = value.String("api_address"),
        PublicAddress = value.String("public_address"),
        PrivateAddress = value.String("private_address"),
        MovedFrom = value.StringSet("moved_from"),
        MasterPlacement = value.LongMap("master_placement"),
        FaultTolerance = value.Nested<FaultToleranceModel>("fault_tolerance"),
    };

    public TfObject ToObject() => TfObject.Of(
        ("id", Id.ToTf()),
        ("uuid", Uuid.ToTf()),
        ("name", Name.ToTf()),
        ("name_prefix", NamePrefix.ToTf()),
        ("generation", Generation.ToTf()),
        ("description", Description.ToTf()),
        ("version", Version.ToTf()),
        ("cluster_template_id", ClusterTemplateId.ToTf()),
        ("cluster_type", ClusterType.ToTf()),
        ("master_count", MasterCount.ToTf()),
        ("availability_zones", AvailabilityZones.ToTf()),
        ("master_flavor", MasterFlavor.ToTf()),
        ("master_flavor_actual", MasterFlavorActual.ToTf()),
        ("network_id", NetworkId.ToTf()),
        ("subnet_id", SubnetId.ToTf()),
        ("loadbalancer_subnet_id", LoadbalancerSubnetId.ToTf()),
        ("external_network_id", ExternalNetworkId.ToTf()),
        ("public_ip", PublicIp.ToTf()),
        ("pods_cidr", PodsCidr.ToTf()),
        ("network_plugin", NetworkPlugin.ToTf()),
        ("api_allowed_cidrs", ApiAllowedCidrs.ToTf()),
        ("insecure_registries", InsecureRegistries.ToTf()),
        ("labels", Labels.ToTf()),
        ("keypair", Keypair.ToTf()),
        ("dns_domain", DnsDomain.ToTf()),
        ("security_policy_sync", SecurityPolicySync.ToTf()),
        ("power_state", PowerState.ToTf()),
        ("deletion_protection", DeletionProtection.ToTf()),
        ("timeouts", Timeouts.ToTfObject()),
        ("project_id", ProjectId.ToTf()),
        ("region", Region.ToTf()),
        ("status", Status.ToTf()),
        ("created_at", CreatedAt.ToTf()),
        ("api_address", ApiAddress.ToTf()),
        ("public_address", PublicAddress.ToTf()),
        ("private_address", PrivateAddress.ToTf()),
        ("moved_from", MovedFrom.ToTf()),
        ("master_placement", MasterPlacement.ToTf()),
        ("fault_tolerance", FaultTolerance.ToTfObject()));
}
