namespace VkCloud.Second;

/// <summary>The second generation: <c>managed-k8s</c>.</summary>
public sealed class SecondGeneration : Generation
{
    public SecondGeneration(Func<CloudConnection> connect)
        : base(connect) => Addons = new SecondAddons(this, connect);

    public override long Number => 2;

    public override AddonService Addons { get; }

    public override bool TakesUuid => true;

    private protected override ManagedK8sClient Client => Cloud.ManagedK8s;

    private protected override SharedByKey<string, Cluster?> SharedClusters => Cloud.Shared.Clusters;

    private protected override Shared<IReadOnlyList<SecurityPolicyTemplate>> SharedPolicyTemplates => Cloud.Shared.SecurityPolicyTemplates;

    public override Task<Cluster?> SharedWithGroupsAsync(string id, CancellationToken cancellationToken, long? since = null) =>
        SharedClusterAsync(id, cancellationToken, since);

    public override Task<NodeGroup?> SharedGroupAsync(Cluster cluster, string id, Func<NodeGroup, bool> isWhole, CancellationToken cancellationToken) =>
        Task.FromResult(cluster.NodeGroups?.WithId(id) is { } group && isWhole(group) ? group : null);

    public override Task<IReadOnlyList<Cluster>> ClustersAsync(CancellationToken cancellationToken) => Client.ListClustersAsync(cancellationToken);

    public override async Task<IReadOnlyList<Cluster>> CalledAsync(string nameOrUuid, CancellationToken cancellationToken) =>
        await ClusterAsync(nameOrUuid, cancellationToken) is { } cluster && (cluster.Name == nameOrUuid || cluster.Uuid == nameOrUuid) ? [cluster] : [];

    public override async Task<IReadOnlyList<Cluster>> FindAsync(ClusterSpec spec, CancellationToken cancellationToken)
    {
        var byUuid = await CalledAsync(spec.Uuid!, cancellationToken);
        return byUuid.Count > 0 ? byUuid : await CalledAsync(spec.Name, cancellationToken);
    }

    public override bool IsMadeOf(Cluster cluster, ClusterSpec spec) => cluster.Uuid == spec.Uuid;

    public override Task<IReadOnlyList<NodeGroup>?> NodeGroupsAsync(Cluster cluster, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<NodeGroup>?>(cluster.NodeGroups);

    public override async Task<IReadOnlyList<NodeGroup>> GroupsCalledAsync(string clusterId, string name, CancellationToken cancellationToken) =>
        await Client.GetNodeGroupAsync(clusterId, name, cancellationToken) is { } group && group.Name == name ? [group] : [];

    public override async Task<(Cluster Cluster, NodeGroup Group)> ChangeNodeGroupAsync(
        IChanging<NodeGroup> changing, NodeGroupSpec wanted, (Cluster Cluster, NodeGroup Group) seen, CancellationToken cancellationToken)
    {
        var update = NodeGroupUpdate.Of(seen.Group, wanted);
        return update.IsEmpty
            ? seen
            : await changing.ChangeAsync(token => Client.UpdateNodeGroupAsync(seen.Group.Id, update, token), now => IsAs(now, wanted), cancellationToken);
    }

    /// <remarks>No published client has a call that lists them, or finds one by anything but its id.</remarks>
    public override Task<IReadOnlyList<SecurityPolicy>?> SecurityPoliciesAsync(string clusterId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SecurityPolicy>?>(null);

    public override Task<bool> DeleteSecurityPolicyAsync(string clusterId, string id, CancellationToken cancellationToken) =>
        Client.DeleteSecurityPolicyAsync(clusterId, id, cancellationToken);

    protected override bool IsAs(NodeGroup group, NodeGroupSpec wanted) => NodeGroupUpdate.Of(group, wanted).IsEmpty;
}
