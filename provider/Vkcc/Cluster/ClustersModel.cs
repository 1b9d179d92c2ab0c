namespace Vkcc;

/// <summary>A <c>data "vkcc_clusters"</c>.</summary>
internal sealed partial record ClustersModel : IModel<ClustersModel>
{
    public TfValue<string> NamePrefix { get; init; }

    public TfStringMap Labels { get; init; }

    public TfValue<string> Status { get; init; }

    public TfValue<string> VersionBelow { get; init; }

    public TfValue<string> Id { get; init; }

    public TfStringList Ids { get; init; }

    public TfObjectList Clusters { get; init; }

    public ListFilter Filter => new(NamePrefix, Labels, Status, VersionBelow);
}
