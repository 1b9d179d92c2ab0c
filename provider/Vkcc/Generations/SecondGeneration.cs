using System.Runtime.CompilerServices;
using VkCloud.ManagedK8s;
using Wire = VkCloud.ManagedK8s;

namespace Vkcc;

/// <summary>The second generation: <c>managed-k8s</c>.</summary>
internal sealed class SecondGeneration(Session session) : Generation(session)
{
    /// <summary>Groups by the hundred are read from one sight of their cluster, which is put into our words once.</summary>
    private readonly ConditionalWeakTable<Wire.Cluster, Cluster> shared = [];

    public override long Number => 2;

    private ManagedK8sClient Client => Session.Cloud.ManagedK8s;

    public override async Task<Cluster?> ClusterAsync(string id, CancellationToken cancellationToken) =>
        await Client.GetClusterAsync(id, cancellationToken) is { } cluster ? Of(Asked(cluster, id, cluster.Id, cluster.Uuid, cluster.Name)) : null;

    public override async Task<Cluster?> SharedClusterAsync(string id, CancellationToken cancellationToken, long? since = null) =>
        await Session.Cloud.Shared.ClusterAsync(id, cancellationToken, since) is { } cluster ? shared.GetValue(Asked(cluster, id, cluster.Id, cluster.Uuid, cluster.Name), static wire => Of(wire)) : null;

    public override Task<Cluster?> SharedWithGroupsAsync(string id, CancellationToken cancellationToken, long? since = null) => SharedClusterAsync(id, cancellationToken, since);

    public override Task<NodeGroup?> SharedGroupAsync(Cluster cluster, string id, NodeGroupModel stored, CancellationToken cancellationToken) =>
        Task.FromResult(cluster.NodeGroups?.WithId(id) is { } group && NodeGroupReading.IsComplete(group, stored) ? group : null);

    public override async Task<IReadOnlyList<Cluster>> ClustersAsync(CancellationToken cancellationToken) =>
        [.. (await Client.ListClustersAsync(cancellationToken)).Select(c => Of(c))];

    public override async Task<IReadOnlyList<Cluster>> CalledAsync(string nameOrUuid, CancellationToken cancellationToken) =>
        await ClusterAsync(nameOrUuid, cancellationToken) is { } cluster && (cluster.Name == nameOrUuid || cluster.Uuid == nameOrUuid) ? [cluster] : [];

    public override async Task<IReadOnlyList<Cluster>> FindAsync(ClusterOrder order, CancellationToken cancellationToken)
    {
        var byUuid = await CalledAsync(order.Uuid!, cancellationToken);
        return byUuid.Count > 0 ? byUuid : await CalledAsync(order.Name, cancellationToken);
    }

    public override Task<ClusterOrder> OrderAsync(ClusterModel plan, string uuid, string flavorId, CancellationToken cancellationToken)
    {
        var request = ClusterRequests.Create(plan, uuid, flavorId);
        return Task.FromResult(new ClusterOrder(request.Name, $"uuid {uuid}", uuid, token => Client.CreateClusterAsync(request, token), c => c.Uuid == uuid));
    }

    public override Task<IReadOnlyList<ClusterStep>> StepsAsync(
        ClusterWork work, ClusterModel prior, ClusterModel plan, Cluster cluster, PrivateState @private, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ClusterStep>>([.. new ClusterSteps(Session, work, prior, plan, @private).Needed(cluster)]);

    public override Task<bool> DeleteClusterAsync(string id, CancellationToken cancellationToken) => Client.DeleteClusterAsync(id, cancellationToken);

    public override Task<string> KubeconfigAsync(string id, CancellationToken cancellationToken) => Client.GetKubeconfigAsync(id, cancellationToken);

    public override async Task<NodeGroup?> NodeGroupAsync(string id, CancellationToken cancellationToken) =>
        await Client.GetNodeGroupAsync(id, cancellationToken) is { } group ? Whole(Asked(group, id, group.Id, group.Uuid)) : null;

    public override Task<IReadOnlyList<NodeGroup>?> NodeGroupsAsync(Cluster cluster, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<NodeGroup>?>(cluster.NodeGroups);

    public override async Task<IReadOnlyList<NodeGroup>> GroupsCalledAsync(string clusterId, string name, CancellationToken cancellationToken) =>
        await Client.GetNodeGroupAsync(clusterId, name, cancellationToken) is { } group && group.Name == name ? [Whole(group)] : [];

    public override Task<string> CreateNodeGroupAsync(NodeGroupModel plan, string flavorId, CancellationToken cancellationToken) =>
        Client.CreateNodeGroupAsync(NodeGroupRequests.Create(plan, flavorId), cancellationToken);

    public override async Task<Sight<NodeGroup>> ChangeNodeGroupAsync(
        MemberWork<NodeGroup> work, NodeGroupModel plan, string flavorId, Sight<NodeGroup> sight, CancellationToken cancellationToken)
    {
        var group = sight.Member!;
        var request = NodeGroupRequests.Update(group, plan, flavorId);
        return request.IsEmpty
            ? sight
            : await work.ChangeAsync(
                token => Client.UpdateNodeGroupAsync(group.Id, request, token),
                seen => seen.Member is { } now && NodeGroupRequests.Update(now, plan, flavorId).IsEmpty,
                cancellationToken);
    }

    public override Task<bool> DeleteNodeGroupAsync(string id, CancellationToken cancellationToken) => Client.DeleteNodeGroupAsync(id, cancellationToken);

    public override bool IsMadeOf(NodeGroup group, NodeGroupModel plan, string flavorId) =>
        group.Name == plan.Name.Value
        && (group.AvailabilityZone is null || plan.AvailabilityZone.Is(group.AvailabilityZone))
        && (group.DiskType is null || plan.DiskType.Is(group.DiskType))
        && (group.DiskSize is null || plan.DiskSize.Is(group.DiskSize.Value))
        && NodeGroupRequests.Update(group, plan, flavorId).IsEmpty;

    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(cluster))]
    private static Cluster? Of(Wire.Cluster? cluster) => cluster is null ? null : new()
    {
        Generation = 2,
        Id = cluster.Id,
        Uuid = cluster.Uuid,
        ProjectId = cluster.ProjectId,
        Name = cluster.Name,
        Description = cluster.Description,
        Version = cluster.Version,
        CreatedAt = cluster.CreatedAt,
        Status = new(cluster.Status.Word),
        StatusReason = cluster.StatusReason,
        Labels = cluster.Labels,
        MasterFlavorId = cluster.MasterFlavorId,
        MasterCount = cluster.MasterCount,
        ClusterType = cluster.ClusterType switch
        {
            Wire.ClusterType.Standard => ClusterType.Standard,
            Wire.ClusterType.Regional => ClusterType.Regional,
            _ => null,
        },
        AvailabilityZones = cluster.AvailabilityZones,
        NetworkPlugin = cluster.NetworkPlugin switch
        {
            Wire.NetworkPlugin.Calico => NetworkPlugin.Calico,
            Wire.NetworkPlugin.Cilium => NetworkPlugin.Cilium,
            _ => null,
        },
        PodsCidr = cluster.PodsCidr,
        NetworkId = cluster.NetworkId,
        SubnetId = cluster.SubnetId,
        ExternalNetworkId = cluster.ExternalNetworkId,
        LoadbalancerSubnetId = cluster.LoadbalancerSubnetId,
        PublicIp = cluster.PublicIp,
        ApiAllowedCidrs = cluster.ApiAllowedCidrs,
        InsecureRegistries = cluster.InsecureRegistries,
        ApiAddress = cluster.ApiAddress,
        PublicAddress = cluster.PublicAddress,
        PrivateAddress = cluster.PrivateAddress,
        NodeGroups = cluster.NodeGroups is { } groups ? new(groups.Select(Of)) : null,
    };

    /// <summary>A group that was read itself tells all there is: what it leaves out is empty.</summary>
    private static NodeGroup Whole(Wire.NodeGroup group) => Of(group) with { Labels = group.Labels ?? new Dictionary<string, string>(), Taints = Of(group.Taints ?? []) };

    private static NodeGroup Of(Wire.NodeGroup group) => new()
    {
        Id = group.Id,
        Uuid = group.Uuid,
        Name = group.Name,
        ClusterId = group.ClusterId,
        CreatedAt = group.CreatedAt,
        AvailabilityZone = group.AvailabilityZone,
        Scale = group.Scale switch
        {
            Wire.FixedScale scale => new FixedScale(scale.Size),
            Wire.AutoScale scale => new AutoScale(scale.Min, scale.Max, scale.Size),
            _ => null,
        },
        Labels = group.Labels,
        Taints = group.Taints is { } taints ? Of(taints) : null,
        FlavorId = group.FlavorId,
        MaxUnavailablePercent = group.MaxUnavailablePercent,
        DiskType = group.DiskType,
        DiskSize = group.DiskSize,
    };

    private static List<Taint> Of(IReadOnlyList<Wire.Taint> taints) => [.. taints.Select(t => new Taint(t.Key, t.Value, t.Effect))];
}
