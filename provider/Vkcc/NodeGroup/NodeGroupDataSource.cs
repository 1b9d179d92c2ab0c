using VkCloud;

namespace Vkcc;

/// <summary><c>data "vkcc_node_group"</c>: a node group that exists.</summary>
internal sealed class NodeGroupDataSource(VkccProvider provider) : DataSource<NodeGroupDataModel>
{
    public override string TypeName => NodeGroupResource.Name;

    protected override Schema DeclareSchema() => NodeGroupDataSchema.Declare();

    protected override void Validate(ValidateContext<NodeGroupDataModel> context)
    {
        var (id, uuid, cluster, name) = (context.Config.Id, context.Config.Uuid, context.Config.ClusterId, context.Config.Name);
        if (id.IsUnknown || uuid.IsUnknown || cluster.IsUnknown || name.IsUnknown)
        {
            // What is unknown may turn out null.
            return;
        }

        var alone = id.IsKnown ? "id" : uuid.IsKnown ? "uuid" : null;
        var beside = id.IsKnown && uuid.IsKnown ? "uuid" : cluster.IsKnown ? "cluster_id" : name.IsKnown ? "name" : null;
        if (alone is not null && beside is not null)
        {
            context.Diagnostics.Add(Diagnostic.Error(
                $"Both {alone} and {(beside == "uuid" ? beside : "name")}",
                $"Both {alone} and {beside} are given. Give id alone, uuid alone, or cluster_id and name.",
                AttributePath.Root(beside)));
        }
        else if (alone is null && (cluster.IsNull || name.IsNull))
        {
            context.Diagnostics.Add(Diagnostic.Error("Which node group", "Give id alone, uuid alone, or cluster_id and name."));
        }
    }

    protected override Task ReadAsync(ReadDataContext<NodeGroupDataModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync("Reading the node group", async () =>
        {
            var session = provider.Session;
            var (group, cluster) = await FindAsync(session, context.Config, cancellationToken);
            var found = await NodeGroupReading.ReadAsync(
                session, group, cluster, new NodeGroupModel(), new PrivateState(), context.Diagnostics, cancellationToken);
            context.SaveState(new NodeGroupDataModel { Id = found.Id, Uuid = found.Uuid, ClusterId = found.ClusterId, Name = found.Name, Found = found });
        });

    private static async Task<(NodeGroup Group, Cluster Cluster)> FindAsync(Session session, NodeGroupDataModel asked, CancellationToken cancellationToken)
    {
        Cluster? cluster = null;
        var (selector, id) = asked.Id.IsKnown ? ("id", asked.Id.Value) : asked.Uuid.IsKnown ? ("uuid", asked.Uuid.Value) : ("name", null);
        var path = AttributePath.Root(selector);
        if (id is null)
        {
            cluster = await ClusterLookup.ByIdAsync(session, asked.ClusterId.Value, AttributePath.Root("cluster_id"), cancellationToken);
            var generation = session.Of(cluster.Id);
            var named = await generation.GroupsCalledAsync(cluster.Id, asked.Name.Value, cancellationToken);
            id = ClusterLookup.OneGroup(
                cluster, asked.Name.Value, named, named.Count > 0 ? named : await generation.NodeGroupsAsync(cluster, cancellationToken), path).Id;
        }
        else if ((selector == "id" ? ClusterLookup.NotAnId(id, "node group", path) : ClusterLookup.NotAUuid(id, "node group")) is { } wrong)
        {
            throw new DiagnosticException(wrong);
        }

        // Labels and taints may be missing in what a list shows of groups, so the group itself is read.
        var group = await (selector == "uuid" ? Inventory.NodeGroupAsync(session, id, cancellationToken) : session.Of(id).NodeGroupAsync(id, cancellationToken))
            ?? throw new DiagnosticException(Diagnostic.Error(
                "No such node group",
                $"There is no node group with the {(selector == "uuid" ? selector : "id")} \"{id}\" in region {session.Region.Value} that the project may see. "
                    + "Check it, project and region.",
                path));
        cluster ??= await ClusterLookup.ByIdAsync(session, group.ClusterId ?? string.Empty, path, cancellationToken);
        return (group, cluster);
    }
}
