namespace Vkcc;

/// <summary>What narrows a <c>list "vkcc_node_group"</c>; null parts narrow nothing.</summary>
internal sealed record NodeGroupListModel : IModel<NodeGroupListModel>
{
    public TfValue<string> ClusterId { get; init; }

    public TfValue<string> NamePrefix { get; init; }

    public static NodeGroupListModel From(TfObject value) => new() { ClusterId = value.String("cluster_id"), NamePrefix = value.String("name_prefix") };

    public TfObject ToObject() => TfObject.Of(("cluster_id", ClusterId.ToTf()), ("name_prefix", NamePrefix.ToTf()));
}
