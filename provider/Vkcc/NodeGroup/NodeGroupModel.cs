namespace Vkcc;

/// <summary>Configuration, plan and state of a <c>vkcc_node_group</c> (docs/resources/node_group.md).</summary>
internal sealed partial record NodeGroupModel : IModel<NodeGroupModel>, IMemberModel
{
    public TfValue<string> Id { get; init; }

    public TfValue<string> Uuid { get; init; }

    public TfValue<string> ClusterId { get; init; }

    /// <summary>Of the cluster, told by the form of its id; may be given for a cluster that is not there yet.</summary>
    public TfValue<long> Generation { get; init; }

    public TfValue<string> Name { get; init; }

    /// <summary>Null where the name is configured.</summary>
    public TfValue<string> NamePrefix { get; init; }

    /// <summary>Name or id as configured.</summary>
    public TfValue<string> Flavor { get; init; }

    public TfValue<string> AvailabilityZone { get; init; }

    /// <summary>The zone as a set, as clusters have theirs.</summary>
    public TfStringSet Zones => AvailabilityZone.IsKnown ? new ValueSet<TfValue<string>>([AvailabilityZone]) : TfStringSet.Null;

    /// <summary>Null with <see cref="Autoscale"/>.</summary>
    public TfValue<long> NodeCount { get; init; }

    /// <summary>Null with <see cref="NodeCount"/>.</summary>
    public TfValue<AutoscaleModel> Autoscale { get; init; }

    public TfValue<long> CurrentNodeCount { get; init; }

    public TfValue<string> DiskType { get; init; }

    /// <summary>GB.</summary>
    public TfValue<long> DiskSize { get; init; }

    public TfStringMap Labels { get; init; }

    public TfValue<ValueSet<TfValue<TaintModel>>> Taints { get; init; }

    public TfValue<long> MaxUnavailablePercent { get; init; }

    public TfValue<TimeoutsModel> Timeouts { get; init; }

    public TfValue<string> Status { get; init; }

    /// <summary>See <see cref="MovedZones"/>.</summary>
    public TfStringSet MovedFrom { get; init; }

    /// <summary>Opaque text of the cloud.</summary>
    public TfValue<string> CreatedAt { get; init; }
}

/// <summary>The object <c>autoscale</c>: between which sizes the autoscaler moves.</summary>
internal sealed partial record AutoscaleModel : IModel<AutoscaleModel>
{
    public TfValue<long> Min { get; init; }

    public TfValue<long> Max { get; init; }
}

/// <summary>One element of <c>taints</c>.</summary>
internal sealed partial record TaintModel : IModel<TaintModel>
{
    public TfValue<string> Key { get; init; }

    /// <summary>Null and empty mean the same.</summary>
    public TfValue<string> Value { get; init; }

    public TfValue<string> Effect { get; init; }
}
