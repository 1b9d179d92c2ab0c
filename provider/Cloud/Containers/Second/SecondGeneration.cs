namespace VkCloud.Second;

/// <summary>The second generation: <c>managed-k8s</c>.</summary>
public sealed class SecondGeneration : Generation
{
    public SecondGeneration(Func<CloudConnection> connect)
        : base(connect) => Addons = new SecondAddons(this, connect);

    public override long Number => 2;

    public override AddonService Addons { get; }

    public override bool TakesUuid => true;

    private ManagedK8sClient Client => Cloud.ManagedK8s;

    public override async Task<Cluster?> ClusterAsync(string id, CancellationToken cancellationToken) =>
        await Client.GetClusterAsync(id, cancellationToken) is { } cluster ? Asked(cluster, id, cluster.Id, cluster.Uuid, cluster.Name) : null;

    public override async Task<Cluster?> SharedClusterAsync(string id, CancellationToken cancellationToken, long? since = null) =>
        await Cloud.Shared.Clusters.GetAsync(id, cancellationToken, since) is { } cluster ? Asked(cluster, id, cluster.Id, cluster.Uuid, cluster.Name) : null;

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

    public override async Task<string> CreateClusterAsync(ClusterSpec spec, CancellationToken cancellationToken) =>
        Checked(await Client.CreateClusterAsync(spec, cancellationToken), "clusters");

    public override bool IsMadeOf(Cluster cluster, ClusterSpec spec) => cluster.Uuid == spec.Uuid;

    public override Task<bool> DeleteClusterAsync(string id, CancellationToken cancellationToken) => Client.DeleteClusterAsync(id, cancellationToken);

    public override Task<string> KubeconfigAsync(string id, CancellationToken cancellationToken) => Client.GetKubeconfigAsync(id, cancellationToken);

    public override async Task<NodeGroup?> NodeGroupAsync(string id, CancellationToken cancellationToken) =>
        await Client.GetNodeGroupAsync(id, cancellationToken) is { } group ? Whole(Asked(group, id, group.Id, group.Uuid)) : null;

    public override Task<IReadOnlyList<NodeGroup>?> NodeGroupsAsync(Cluster cluster, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<NodeGroup>?>(cluster.NodeGroups);

    public override async Task<IReadOnlyList<NodeGroup>> GroupsCalledAsync(string clusterId, string name, CancellationToken cancellationToken) =>
        await Client.GetNodeGroupAsync(clusterId, name, cancellationToken) is { } group && group.Name == name ? [Whole(group)] : [];

    public override async Task<string> CreateNodeGroupAsync(NodeGroupSpec spec, CancellationToken cancellationToken) =>
        Checked(await Client.CreateNodeGroupAsync(spec, cancellationToken), "node groups");

    public override async Task<(Cluster Cluster, NodeGroup Group)> ChangeNodeGroupAsync(
        IChanging<NodeGroup> changing, NodeGroupSpec wanted, (Cluster Cluster, NodeGroup Group) seen, CancellationToken cancellationToken)
    {
        var update = NodeGroupUpdate.Of(seen.Group, wanted);
        return update.IsEmpty
            ? seen
            : await changing.ChangeAsync(token => Client.UpdateNodeGroupAsync(seen.Group.Id, update, token), now => IsAs(now, wanted), cancellationToken);
    }

    public override Task<bool> DeleteNodeGroupAsync(string id, CancellationToken cancellationToken) => Client.DeleteNodeGroupAsync(id, cancellationToken);

    public override Task<IReadOnlyList<SecurityPolicyTemplate>> SecurityPolicyTemplatesAsync(CancellationToken cancellationToken) =>
        Cloud.Shared.SecurityPolicyTemplates.GetAsync(cancellationToken);

    /// <remarks>No published client has a call that lists them, or finds one by anything but its id.</remarks>
    public override Task<IReadOnlyList<SecurityPolicy>?> SecurityPoliciesAsync(string clusterId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SecurityPolicy>?>(null);

    public override async Task<string> CreateSecurityPolicyAsync(SecurityPolicySpec spec, CancellationToken cancellationToken) =>
        Checked(await Client.CreateSecurityPolicyAsync(spec, cancellationToken), "security policies");

    public override Task<bool> DeleteSecurityPolicyAsync(string clusterId, string id, CancellationToken cancellationToken) =>
        Client.DeleteSecurityPolicyAsync(clusterId, id, cancellationToken);

    protected override Task<SecurityPolicy?> ReadSecurityPolicyAsync(string id, CancellationToken cancellationToken) =>
        Client.GetSecurityPolicyAsync(id, cancellationToken);

    protected override Task UpdateSecurityPolicyAsync(string id, SecurityPolicySpec wanted, CancellationToken cancellationToken) =>
        Client.UpdateSecurityPolicyAsync(id, wanted, cancellationToken);

    protected override bool IsAs(NodeGroup group, NodeGroupSpec wanted) => NodeGroupUpdate.Of(group, wanted).IsEmpty;

    /// <summary>A group that was read itself tells all there is: what it leaves out is empty.</summary>
    private static NodeGroup Whole(NodeGroup group) => group with { Labels = group.Labels ?? new Dictionary<string, string>(), Taints = group.Taints ?? [] };
}
