using VkCloud;

namespace Vkcc;

/// <summary>Configuration, plan and state of a <c>vkcc_cluster</c> (docs/resources/cluster.md).</summary>
internal sealed partial record ClusterModel : IModel<ClusterModel>
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
}

/// <summary>The object <c>fault_tolerance</c>: what the control plane survives.</summary>
internal sealed partial record FaultToleranceModel : IModel<FaultToleranceModel>
{
    public TfValue<long> Quorum { get; init; }

    public TfValue<long> MastersMayFail { get; init; }

    public TfValue<bool> SurvivesZoneLoss { get; init; }
}
