using VkCloud;

namespace Vkcc;

/// <summary>A <c>data "vkcc_clusters"</c>.</summary>
internal sealed record ClustersModel : IModel<ClustersModel>
{
    public required ListFilter Filter { get; init; }

    public TfValue<string> Id { get; init; }

    public TfValue<ValueList<TfValue<string>>> Ids { get; init; }

    public TfValue<ValueList<TfValue<ClusterSummaryModel>>> Clusters { get; init; }

    public static ClustersModel From(TfObject value) => new()
    {
        Filter = ListFilter.From(value),
        Id = value.String("id"),
        Ids = value.StringList("ids"),
        Clusters = value.NestedList<ClusterSummaryModel>("clusters"),
    };

    public TfObject ToObject() => TfObject.Of([.. Filter.ToAttributes(), ("id", Id.ToTf()), ("ids", Ids.ToTf()), ("clusters", Clusters.ToTfList())]);
}

/// <summary>One element of <c>clusters</c>.</summary>
internal sealed record ClusterSummaryModel : IModel<ClusterSummaryModel>
{
    public TfValue<string> Id { get; init; }

    public TfValue<long> Generation { get; init; }

    public TfValue<string> Name { get; init; }

    public TfValue<string> Uuid { get; init; }

    public TfValue<string> Version { get; init; }

    public TfValue<string> Status { get; init; }

    public static ClusterSummaryModel Of(Cluster cluster) => new()
    {
        Id = cluster.Id,
        Generation = cluster.Generation,
        Name = TfValue<string>.FromNullable(cluster.Name),
        Uuid = TfValue<string>.FromNullable(cluster.Uuid),
        Version = TfValue<string>.FromNullable(cluster.Version),
        Status = cluster.Status.ToString(),
    };

    public static ClusterSummaryModel From(TfObject value) => new()
    {
        Id = value.String("id"),
        Generation = value.Long("generation"),
        Name = value.String("name"),
        Uuid = value.String("uuid"),
        Version = value.String("version"),
        Status = value.String("status"),
    };

    public TfObject ToObject() => TfObject.Of(
        ("id", Id.ToTf()), ("generation", Generation.ToTf()), ("name", Name.ToTf()), ("uuid", Uuid.ToTf()), ("version", Version.ToTf()), ("status", Status.ToTf()));
}
