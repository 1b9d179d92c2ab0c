namespace Vkcc;

/// <summary>A <c>data "vkcc_node_groups"</c>.</summary>
internal sealed record NodeGroupsModel : IModel<NodeGroupsModel>
{
    public TfValue<string> ClusterId { get; init; }

    public required ListFilter Filter { get; init; }

    public TfValue<string> Id { get; init; }

    public TfValue<ValueList<TfValue<string>>> Ids { get; init; }

    public TfValue<ValueList<TfValue<NodeGroupSummaryModel>>> NodeGroups { get; init; }

    public static NodeGroupsModel From(TfObject value) => new()
    {
        ClusterId = value.String("cluster_id"),
        Filter = ListFilter.From(value),
        Id = value.String("id"),
        Ids = value.StringList("ids"),
        NodeGroups = value.NestedList<NodeGroupSummaryModel>("node_groups"),
    };

    public TfObject ToObject() => TfObject.Of([("cluster_id", ClusterId.ToTf()), .. Filter.ToAttributes(), ("id", Id.ToTf()), ("ids", Ids.ToTf()), ("node_groups", NodeGroups.ToTfList())]);
}

/// <summary>One element of <c>node_groups</c>.</summary>
internal sealed record NodeGroupSummaryModel : IModel<NodeGroupSummaryModel>
{
    public TfValue<string> Id { get; init; }

    public TfValue<string> Name { get; init; }

    public TfValue<string> ClusterId { get; init; }

    public TfValue<string> ClusterName { get; init; }

    public TfValue<long> Generation { get; init; }

    public TfValue<string> Version { get; init; }

    public TfValue<string> Status { get; init; }

    public TfValue<string> AvailabilityZone { get; init; }

    public TfValue<long> CurrentNodeCount { get; init; }

    /// <param name="found">Its cluster with the version that it runs.</param>
    public static NodeGroupSummaryModel Of(FoundNodeGroup found) => new()
    {
        Id = found.Id,
        Name = TfValue<string>.FromNullable(found.Name),
        ClusterId = found.Cluster.Id,
        ClusterName = TfValue<string>.FromNullable(found.Cluster.Name),
        Generation = found.Cluster.Generation,
        Version = TfValue<string>.FromNullable(found.Cluster.Version),
        Status = NodeGroupReading.StatusOf(found.Group, found.Cluster),
        AvailabilityZone = TfValue<string>.FromNullable(found.Group.AvailabilityZone),
        CurrentNodeCount = found.Group.Scale is { } scale ? scale.Size : TfValue<long>.Null,
    };

    public static NodeGroupSummaryModel From(TfObject value) => new()
    {
        Id = value.String("id"),
        Name = value.String("name"),
        ClusterId = value.String("cluster_id"),
        ClusterName = value.String("cluster_name"),
        Generation = value.Long("generation"),
        Version = value.String("version"),
        Status = value.String("status"),
        AvailabilityZone = value.String("availability_zone"),
        CurrentNodeCount = value.Long("current_node_count"),
    };

    public TfObject ToObject() => TfObject.Of(
        ("id", Id.ToTf()),
        ("name", Name.ToTf()),
        ("cluster_id", ClusterId.ToTf()),
        ("cluster_name", ClusterName.ToTf()),
        ("generation", Generation.ToTf()),
        ("version", Version.ToTf()),
        ("status", Status.ToTf()),
        ("availability_zone", AvailabilityZone.ToTf()),
        ("current_node_count", CurrentNodeCount.ToTf()));
}
