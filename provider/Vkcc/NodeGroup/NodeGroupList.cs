using System.Runtime.CompilerServices;
using VkCloud;

namespace Vkcc;

/// <summary><c>list "vkcc_node_group"</c>: the node groups of one cluster or of all, for <c>terraform query</c>.</summary>
internal sealed class NodeGroupList(VkccProvider provider) : ListResource<NodeGroupListModel>
{
    public override string TypeName => NodeGroupResource.Name;

    protected override Schema DeclareSchema() => new()
    {
        Description =
            """
            The node groups of a cluster, or of all clusters of the project in the provider's region, of both generations: cluster after cluster, in the order
            of names, then ids. They are shown as `CLUSTER/GROUP`.
            """,
        Attributes =
        [
            new("cluster_id", TfType.String)
            {
                Mode = AttributeMode.Optional,
                Validators = [Check.NotEmpty],
                Description = "Only groups of the cluster with this id.",
            },
            new("name_prefix", TfType.String) { Mode = AttributeMode.Optional, Description = "Only groups whose name begins with this; case counts." },
        ],
    };

    protected override async IAsyncEnumerable<ListedResource> ListAsync(
        ListContext<NodeGroupListModel> context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var session = provider.Session;
        IReadOnlyList<Cluster> clusters = context.Config.ClusterId is { IsKnown: true } id
            ? [await ListedClusters.OneAsync(session, id.Value, "Listing the node groups", cancellationToken)]
            : await ListedClusters.OfAsync(session, TfValue<long>.Null, context.Diagnostics, cancellationToken);
        await foreach (var group in Inventory.NodeGroupsAsync(session, clusters, cancellationToken))
        {
            if (context.Config.NamePrefix.IsNull || group.Name?.StartsWith(context.Config.NamePrefix.Value, StringComparison.Ordinal) == true)
            {
                yield return new(ObjectIdentity.Of(group.Id), $"{group.Cluster.Name ?? group.Cluster.Id}/{group.Name ?? group.Id}");
            }
        }
    }
}

/// <summary>What narrows a <c>list "vkcc_node_group"</c>; null parts narrow nothing.</summary>
internal sealed partial record NodeGroupListModel : IModel<NodeGroupListModel>
{
    public TfValue<string> ClusterId { get; init; }

    public TfValue<string> NamePrefix { get; init; }
}
