namespace Vkcc;

/// <summary>What may stand in <c>data "vkcc_node_group"</c>. Names and types are those of the resource, so that one can take the place of the other.</summary>
internal static class NodeGroupDataSchema
{
    private static readonly Dictionary<string, string> descriptions = new(StringComparer.Ordinal)
    {
        ["flavor"] = "Flavor of the nodes, by name where it is unique and known, else by id.",
        ["availability_zone"] = "Zone of the nodes.",
        ["node_count"] = "Fixed number of nodes, 0 to 500; null with `autoscale`.",
        ["autoscale"] = "Limits of the cluster autoscaler; null with `node_count`.",
        ["current_node_count"] = "Number of nodes now.",
        ["disk_type"] = "Type of the nodes' root disk, such as `ceph-ssd`.",
        ["disk_size"] = "Size of the nodes' root disk in GB.",
        ["labels"] = "Kubernetes labels of the nodes.",
        ["taints"] = "Kubernetes taints of the nodes.",
        ["max_unavailable_percent"] = "Percentage of the nodes that may be unavailable at once during an upgrade, 1 to 100.",
        ["generation"] = "Generation of the cluster, `2` or `1`.",
        ["status"] = "What the group is doing: on the first generation `RUNNING`, `SHUTOFF` (its cluster is stopped) or `ERROR`. "
            + "Groups of the second have no status of their own; theirs is the cluster's.",
        ["created_at"] = "When the group was created, in the service's own notation.",
    };

    public static Schema Declare() => new()
    {
        Description = "An existing node group of a cluster of either generation, found by its `id`, by its `uuid`, or by `cluster_id` and `name`. "
            + "It is an error when there is no such group, or when several share the name.",
        Attributes =
        [
            new("id", TfType.String)
            {
                Mode = AttributeMode.OptionalComputed,
                Validators = [Check.NotEmpty],
                Description = "Id of the group: 27 letters and digits on the second generation, a UUID on the first. "
                    + "Give it alone, or `cluster_id` and `name`.",
            },
            new("uuid", TfType.String)
            {
                Mode = AttributeMode.OptionalComputed,
                Validators = [Check.NotEmpty],
                Description = "Second id of the group, a UUID. On the first generation the same as `id`. Give it alone.",
            },
            new("cluster_id", TfType.String)
            {
                Mode = AttributeMode.OptionalComputed,
                Validators = [Check.NotEmpty],
                Description = "Id of the cluster. Goes with `name`.",
            },
            new("name", TfType.String)
            {
                Mode = AttributeMode.OptionalComputed,
                Validators = [Check.NotEmpty],
                Description = "Name of the group. Goes with `cluster_id`.",
            },
            .. NodeGroupSchema.Declare().Attributes
                .Where(a => NodeGroupDataModel.Shows(a.Name) && a.Name is not ("id" or "uuid" or "cluster_id" or "name"))
                .Select(a => Computed.Shown(a, descriptions[a.Name])),
        ],
    };
}
