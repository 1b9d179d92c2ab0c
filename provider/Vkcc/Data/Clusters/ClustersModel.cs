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
