namespace Vkcc;

/// <summary>What narrows a <c>list "vkcc_cluster"</c>; null parts narrow nothing.</summary>
internal sealed record ClusterListModel : IModel<ClusterListModel>
{
    public TfValue<string> NamePrefix { get; init; }

    public TfValue<long> Generation { get; init; }

    public static ClusterListModel From(TfObject value) => new() { NamePrefix = value.String("name_prefix"), Generation = value.Long("generation") };

    public TfObject ToObject() => TfObject.Of(("name_prefix", NamePrefix.ToTf()), ("generation", Generation.ToTf()));
}
