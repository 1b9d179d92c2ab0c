using VkCloud;

namespace Vkcc;

/// <summary>A <c>data "vkcc_clusters"</c>.</summary>
internal sealed partial record ClustersModel : IModel<ClustersModel>
{
    public TfValue<string> NamePrefix { get; init; }

    public TfStringMap Labels { get; init; }

    public TfValue<string> Status { get; init; }

    public TfValue<string> VersionBelow { get; init; }

    public TfValue<string> Id { get; init; }

    public TfValue<ValueList<TfValue<string>>> Ids { get; init; }

    public TfValue<ValueList<TfValue<ClusterSummaryModel>>> Clusters { get; init; }

    public ListFilter Filter => new(NamePrefix, Labels, Status, VersionBelow);
}

/// <summary>One element of <c>clusters</c>.</summary>
internal sealed partial record ClusterSummaryModel : IModel<ClusterSummaryModel>
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
}
