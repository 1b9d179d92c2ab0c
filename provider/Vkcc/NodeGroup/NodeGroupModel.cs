namespace Vkcc;

/// <summary>Configuration, plan and state of a <c>vkcc_node_group</c> (docs/resources/node_group.md).</summary>
internal sealed record NodeGroupModel : IModel<NodeGroupModel>, IMemberModel
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

    public static NodeGroupModel From(TfObject value) => new()
    {
        Id = value.String("id"),
        Uuid = value.String("uuid"),
        ClusterId = value.String("cluster_id"),
        Generation = value.Long("generation"),
        Name = value.String("name"),
        NamePrefix = value.String("name_prefix"),
        Flavor = value.String("flavor"),
        AvailabilityZone = value.String("availability_zone"),
        NodeCount = value.Long("node_count"),
        Autoscale = value.Nested<AutoscaleModel>("autoscale"),
        CurrentNodeCount = value.Long("current_node_count"),
        DiskType = value.String("disk_type"),
        DiskSize = value.Long("disk_size"),
        Labels = value.StringMap("labels"),
        Taints = value.NestedSet<TaintModel>("taints"),
        MaxUnavailablePercent = value.Long("max_unavailable_percent"),
        Timeouts = value.Nested<TimeoutsModel>("timeouts"),
        Status = value.String("status"),
        MovedFrom = value.StringSet("moved_from"),
        CreatedAt = value.String("created_at"),
    };

    public TfObject ToObject() => TfObject.Of(
        ("id", Id.ToTf()),
        ("uuid", Uuid.ToTf()),
        ("cluster_id", ClusterId.ToTf()),
        ("generation", Generation.ToTf()),
        ("name", Name.ToTf()),
        ("name_prefix", NamePrefix.ToTf()),
        ("flavor", Flavor.ToTf()),
        ("availability_zone", AvailabilityZone.ToTf()),
        ("node_count", NodeCount.ToTf()),
        ("autoscale", Autoscale.ToTfObject()),
        ("current_node_count", CurrentNodeCount.ToTf()),
        ("disk_type", DiskType.ToTf()),
        ("disk_size", DiskSize.ToTf()),
        ("labels", Labels.ToTf()),
        ("taints", Taints.ToTfSet()),
        ("max_unavailable_percent", MaxUnavailablePercent.ToTf()),
        ("timeouts", Timeouts.ToTfObject()),
        ("status", Status.ToTf()),
        ("moved_from", MovedFrom.ToTf()),
        ("created_at", CreatedAt.ToTf()));
}
