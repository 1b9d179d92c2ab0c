namespace Vkcc;

/// <summary><c>data "vkcc_clusters"</c>: the clusters of the project.</summary>
internal sealed class ClustersDataSource(VkccProvider provider) : DataSource<ClustersModel>
{
    public const string Name = "vkcc_clusters";

    public override string TypeName => Name;

    protected override Schema DeclareSchema() => new()
    {
        Description = "The second-generation clusters of the project in the region, in the order of their names, then ids. The list may be empty. `vkcc_cluster` tells more of one.",
        Attributes =
        [
            Computed.Text("id", "The region."),
            Computed.Texts("ids", "Ids of the clusters, in the same order."),
            Computed.Objects(
                "clusters",
                "The clusters.",
                Computed.Text("id", "Id of the cluster."),
                Computed.Text("name", "Name of the cluster."),
                Computed.Text("uuid", "Second id of the cluster, a UUID."),
                Computed.Text("version", "Kubernetes version as the service writes it, such as `v1.34.2`."),
                Computed.Text("status", "What the cluster is doing: `RUNNING`, `RECONCILING`, `ERROR`, or another word of the service.")),
        ],
    };

    protected override Task ReadAsync(ReadDataContext<ClustersModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync("Reading the clusters", async () =>
        {
            var session = provider.Session;
            var clusters = await ClusterLookup.AllAsync(session, cancellationToken);
            context.SaveState(new ClustersModel
            {
                Id = session.Region,
                Ids = Computed.ListOf(clusters.Select(c => c.Id)),
                Clusters = Computed.ListOf(clusters.Select(ClusterSummaryModel.Of)),
            });
        });
}
