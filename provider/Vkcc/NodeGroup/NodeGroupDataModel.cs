namespace Vkcc;

/// <summary>A <c>data "vkcc_node_group"</c>: what asks for a group, and the group.</summary>
internal sealed record NodeGroupDataModel : IModel<NodeGroupDataModel>
{
    public required TfValue<string> Id { get; init; }

    public required TfValue<string> Uuid { get; init; }

    public required TfValue<string> ClusterId { get; init; }

    public required TfValue<string> Name { get; init; }

    /// <summary>Null until it is found.</summary>
    public NodeGroupModel? Found { get; init; }

    /// <summary>The limits of operations and what state remembers are the resource's alone.</summary>
    public static bool Shows(string attribute) => attribute is not ("timeouts" or "moved_from" or "name_prefix");

    public static NodeGroupDataModel From(TfObject value) =>
        new() { Id = value.String("id"), Uuid = value.String("uuid"), ClusterId = value.String("cluster_id"), Name = value.String("name") };

    public TfObject ToObject() => new(new ValueMap<TfValue>(
        (Found ?? new NodeGroupModel { Id = Id, Uuid = Uuid, ClusterId = ClusterId, Name = Name }).ToObject().Attributes.Where(a => Shows(a.Key))));
}
