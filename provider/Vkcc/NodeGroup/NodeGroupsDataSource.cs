using VkCloud;

namespace Vkcc;

/// <summary><c>data "vkcc_node_groups"</c>: the node groups of one cluster or of all.</summary>
internal sealed class NodeGroupsDataSource(VkccProvider provider) : DataSource<NodeGroupsModel>
{
    public const string Name = "vkcc_node_groups";

    private static readonly ObjectList<FoundNodeGroup> nodeGroups = new("node_groups", "The node groups.")
    {
        { "id", "Id of the group.", found => found.Id },
        { "name", "Name of the group.", found => found.Name },
        { "cluster_id", "Id of its cluster.", found => found.Cluster.Id },
        { "cluster_name", "Name of its cluster.", found => found.Cluster.Name },
        { "generation", "Generation of the cluster, `2` or `1`.", found => found.Cluster.Generation },
        {
            "version",
            "Kubernetes version of the cluster, such as `v1.34.2`; on the first generation that of the cluster template, null when that was not told.",
            found => found.Cluster.Version
        },
        {
            "status",
            "What the group is doing; on the second generation, where groups have no status of their own, the cluster's: `RUNNING`, `RECONCILING`, "
                + "`ERROR`, or another word.",
            found => NodeGroupReading.StatusOf(found.Group, found.Cluster)
        },
        { "availability_zone", "Zone of the nodes.", found => found.Group.AvailabilityZone },
        { "current_node_count", "Number of nodes now.", found => found.Group.Scale?.Size },
    };

    public override string TypeName => Name;

    protected override Schema DeclareSchema() => new()
    {
        Description =
            """
            The node groups of a cluster, or of all clusters of the project in the region, of both generations: cluster after cluster, in the order of names,
            then ids. Every filter that is given must fit. The list may be empty. `vkcc_node_group` has the details of one. A generation that the project may
            not list is missing, and a warning says so.
            """,
        Attributes =
        [
            Optional.Text("cluster_id", "Only groups of the cluster with this id.", Check.NotEmpty),
            .. ListFilter.Attributes("groups", "whose cluster's"),
            Computed.Text("id", "The region, or the cluster's id where one is given."),
            Computed.Texts("ids", "Ids of the groups, in the same order."),
            nodeGroups.Attribute,
        ],
    };

    protected override async Task ReadAsync(ReadDataContext<NodeGroupsModel> context, CancellationToken cancellationToken)
    {
        var (session, config, filter) = (provider.Session, context.Config, context.Config.Filter);
        await CloudErrors.ExplainAsync("Reading the node groups", async () =>
        {
            IReadOnlyList<Cluster> clusters = config.ClusterId.IsKnown
                ? [await ClusterLookup.ByIdAsync(session, config.ClusterId.Value, AttributePath.Root("cluster_id"), cancellationToken)]
                : await ListedClusters.OfAsync(session, TfValue<long>.Null, context.Diagnostics, cancellationToken);
            clusters = await ClustersDataSource.WithVersionsAsync(session, clusters, context.Diagnostics, cancellationToken);
            var groups = new List<FoundNodeGroup>();
            await foreach (var found in Inventory.NodeGroupsAsync(session, clusters.Where(c => filter.TakesVersion(c.Version)), cancellationToken))
            {
                if (filter.TakesName(found.Name)
                    && filter.TakesStatus(NodeGroupReading.StatusOf(found.Group, found.Cluster))
                    && await HasLabelsAsync(session, filter, found.Group, cancellationToken))
                {
                    groups.Add(found);
                }
            }

            context.SaveState(config with
            {
                Id = config.ClusterId.IsKnown ? config.ClusterId : session.Region,
                Ids = Computed.ListOf(groups.Select(g => g.Id)),
                NodeGroups = nodeGroups.Of(groups),
            });
        });
    }

    /// <summary>What a cluster shows of its groups may lack the labels, so a group that shows none is read itself.</summary>
    private static async Task<bool> HasLabelsAsync(Session session, ListFilter filter, NodeGroup group, CancellationToken cancellationToken) =>
        !filter.Labels.IsKnown || filter.TakesLabels(group.Labels ?? (await session.Of(group.Id).NodeGroupAsync(group.Id, cancellationToken))?.Labels);
}
