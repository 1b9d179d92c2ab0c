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
            The node groups of a cluster, or of all clusters of the project in the provider's region, of both generations: cluster after cluster, in the order of names, then ids. They are
            shown as `CLUSTER/GROUP`.
            """,
        Attributes =
        [
            new("cluster_id", TfType.String) { Mode = AttributeMode.Optional, Validators = [Check.NotEmpty], Description = "Only groups of the cluster with this id." },
            new("name_prefix", TfType.String) { Mode = AttributeMode.Optional, Description = "Only groups whose name begins with this; case counts." },
        ],
    };

    protected override async IAsyncEnumerable<ListedResource> ListAsync(ListContext<NodeGroupListModel> context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var session = provider.Session;
        IReadOnlyList<Cluster> clusters = context.Config.ClusterId is { IsKnown: true } id
            ? [await OneAsync(session, id.Value, cancellationToken)]
            : await ListedClusters.OfAsync(session, TfValue<long>.Null, context.Diagnostics, cancellationToken);
        await foreach (var group in Inventory.NodeGroupsAsync(session, clusters, cancellationToken))
        {
            if (context.Config.NamePrefix.IsNull || group.Name?.StartsWith(context.Config.NamePrefix.Value, StringComparison.Ordinal) == true)
            {
                yield return new(ObjectIdentity.Of(group.Id), $"{group.Cluster.Name ?? group.Cluster.Id}/{group.Name ?? group.Id}");
            }
        }
    }

    private static async Task<Cluster> OneAsync(Session session, string id, CancellationToken cancellationToken)
    {
        if (ClusterLookup.NotAnId(id, "cluster", AttributePath.Root("cluster_id")) is { } wrong)
        {
            throw new DiagnosticException(wrong);
        }

        Cluster? cluster = null;
        await CloudErrors.ExplainAsync("Listing the node groups", async () => cluster = await Inventory.ClusterAsync(session, id, cancellationToken));
        return cluster ?? throw new DiagnosticException(Diagnostic.Error(
            "No such cluster",
            $"There is no cluster with the id \"{id}\" in region {session.Region.ValueOr("?")} that the project may see. Check id, project and region.",
            AttributePath.Root("cluster_id")));
    }
}
