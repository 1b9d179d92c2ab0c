namespace Vkcc;

/// <summary><c>data "vkcc_node_group"</c>: a node group that exists.</summary>
internal sealed class NodeGroupDataSource(VkccProvider provider) : DataSource<NodeGroupDataModel>
{
    public override string TypeName => NodeGroupResource.Name;

    protected override Schema DeclareSchema() => NodeGroupDataSchema.Declare();

    protected override void Validate(ValidateContext<NodeGroupDataModel> context)
    {
        var (id, cluster, name) = (context.Config.Id, context.Config.ClusterId, context.Config.Name);
        if (id.IsUnknown || cluster.IsUnknown || name.IsUnknown)
        {
            // What is unknown may turn out null.
            return;
        }

        if (id.IsKnown && (cluster.IsKnown || name.IsKnown))
        {
            var beside = cluster.IsKnown ? "cluster_id" : "name";
            context.Diagnostics.Add(Diagnostic.Error("Both id and name", $"Both id and {beside} are given. Give id alone, or cluster_id and name.", AttributePath.Root(beside)));
        }
        else if (id.IsNull && (cluster.IsNull || name.IsNull))
        {
            context.Diagnostics.Add(Diagnostic.Error("Which node group", "Give id alone, or cluster_id and name."));
        }

        context.Diagnostics.Add(id.IsKnown ? ClusterLookup.NotAnId(id.Value, "node group", AttributePath.Root("id")) : null);
        context.Diagnostics.Add(cluster.IsKnown ? ClusterLookup.NotAnId(cluster.Value, "cluster", AttributePath.Root("cluster_id")) : null);
    }

    protected override Task ReadAsync(ReadDataContext<NodeGroupDataModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync("Reading the node group", async () =>
        {
            var session = provider.Session;
            var (group, cluster) = await FindAsync(session, context.Config, cancellationToken);
            var flavor = await GroupFlavors.ReadAsync(session, group.FlavorId, TfValue<string>.Null, new PrivateState(), context.Diagnostics, cancellationToken);
            var found = NodeGroupReading.Read(group, cluster, new NodeGroupModel(), flavor);
            context.SaveState(new NodeGroupDataModel { Id = found.Id, ClusterId = found.ClusterId, Name = found.Name, Found = found });
        });

    private static async Task<(NodeGroup Group, Cluster Cluster)> FindAsync(Session session, NodeGroupDataModel asked, CancellationToken cancellationToken)
    {
        var id = asked.Id;
        Cluster? cluster = null;
        if (id.IsNull)
        {
            cluster = await ClusterLookup.ByIdAsync(session, asked.ClusterId.Value, AttributePath.Root("cluster_id"), cancellationToken);
            cluster = cluster with { NodeGroups = await session.Of(cluster.Id).NodeGroupsAsync(cluster, cancellationToken) };
            id = ClusterLookup.GroupByName(cluster, asked.Name.Value, AttributePath.Root("name")).Id;
        }
        else if (ClusterLookup.NotAnId(id.Value, "node group", AttributePath.Root("id")) is { } wrong)
        {
            throw new DiagnosticException(wrong);
        }

        // Labels and taints may be missing in what the cluster shows of its groups, so the group itself is read.
        var group = await session.Of(id.Value).NodeGroupAsync(id.Value, cancellationToken) ?? throw new DiagnosticException(Diagnostic.Error(
            "No such node group",
            $"There is no node group with the id \"{id.Value}\" in region {session.Region.Value} that the project may see. Check id, project and region.",
            AttributePath.Root(asked.Id.IsKnown ? "id" : "name")));
        cluster ??= await ClusterLookup.ByIdAsync(session, group.ClusterId ?? string.Empty, AttributePath.Root("id"), cancellationToken);
        return (group, cluster);
    }
}
