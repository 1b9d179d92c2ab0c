using VkCloud;

namespace Vkcc;

/// <summary>How node groups are found and deleted.</summary>
/// <param name="id">Of a cluster or a group, which tells the generation.</param>
/// <param name="stored">What state holds, or shall hold, of one group: when its cluster shows all of that, the group itself need not be read. Null: it always
/// is.</param>
internal sealed class NodeGroups(Session session, string id, NodeGroupModel? stored = null) : Members<NodeGroup>(session)
{
    private readonly Generation generation = session.Of(id);

    public override string Noun => "node group";

    public override string TypeName => NodeGroupResource.Name;

    public override Task<NodeGroup?> GetAsync(string id, CancellationToken cancellationToken) => generation.NodeGroupAsync(id, cancellationToken);

    public override async Task<IReadOnlyList<NodeGroup>?> FindAsync(string clusterId, string name, CancellationToken cancellationToken) =>
        await generation.GroupsCalledAsync(clusterId, name, cancellationToken);

    public override Task<bool> DeleteAsync(string clusterId, string id, CancellationToken cancellationToken) =>
        generation.DeleteNodeGroupAsync(id, cancellationToken);

    public override async Task<IReadOnlyList<NodeGroup>?> AmongAsync(Cluster cluster, CancellationToken cancellationToken) =>
        await generation.NodeGroupsAsync(cluster, cancellationToken) ?? [];

    public override NodeGroup? ShownBy(Cluster cluster, string id) => cluster.NodeGroups?.WithId(id);

    public override bool IsWhole(NodeGroup shown) => stored is not null && NodeGroupReading.IsComplete(shown, stored);

    public override Task<NodeGroup?> SharedAsync(Cluster cluster, string id, CancellationToken cancellationToken) =>
        stored is null ? Task.FromResult<NodeGroup?>(null) : generation.SharedGroupAsync(cluster, id, IsWhole, cancellationToken);
}
