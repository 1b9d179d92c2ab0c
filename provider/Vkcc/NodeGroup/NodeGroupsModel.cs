namespace Vkcc;

/// <summary>A <c>data "vkcc_node_groups"</c>.</summary>
internal sealed partial record NodeGroupsModel : IModel<NodeGroupsModel>
{
    public TfValue<string> ClusterId { get; init; }

    public TfValue<string> NamePrefix { get; init; }

    public TfStringMap Labels { get; init; }

    public TfValue<string> Status { get; init; }

    public TfValue<string> VersionBelow { get; init; }

    public TfValue<string> Id { get; init; }

    public TfValue<ValueList<TfValue<string>>> Ids { get; init; }

    public TfValue<ValueList<TfValue<NodeGroupSummaryModel>>> NodeGroups { get; init; }

    public ListFilter Filter => new(NamePrefix, Labels, Status, VersionBelow);
}

/// <summary>One element of <c>node_groups</c>.</summary>
internal sealed partial record NodeGroupSummaryModel : IModel<NodeGroupSummaryModel>
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
}
