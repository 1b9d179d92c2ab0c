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

    public TfStringList Ids { get; init; }

    public TfObjectList NodeGroups { get; init; }

    public ListFilter Filter => new(NamePrefix, Labels, Status, VersionBelow);
}
