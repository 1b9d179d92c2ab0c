using System.Runtime.CompilerServices;
using VkCloud;
using VkCloud.ContainerInfra;
using Wire = VkCloud.ContainerInfra;

namespace Vkcc;

/// <summary>The first generation: <c>container-infra</c>, a descendant of OpenStack Magnum.</summary>
internal sealed class FirstGeneration(Session session) : Generation(session)
{
    /// <summary>Words of the older status while a cluster is on its way between running and stopped (API reference 2.3).</summary>
    private static readonly string[] Turning = ["TURNING_ON", "TURNING_OFF"];

    /// <summary>Four are the longest way; more means that somebody undoes what we do.</summary>
    private const int MostGroupCalls = 8;

    /// <summary>Lists of groups, each put into our words once.</summary>
    private readonly ConditionalWeakTable<IReadOnlyList<Wire.NodeGroup>, GroupsOfCluster> shared = [];

    public override long Number => 1;

    private ContainerInfraClient Client => Session.Cloud.ContainerInfra;

    public override async Task<Cluster?> ClusterAsync(string id, CancellationToken cancellationToken) =>
        await Client.GetClusterAsync(id, cancellationToken) is { } cluster ? Of(Asked(cluster, id, cluster.Uuid, cluster.Name)) : null;

    public override async Task<Cluster?> SharedClusterAsync(string id, CancellationToken cancellationToken, long? since = null) =>
        await Session.Cloud.Shared.FirstGenerationClusterAsync(id, cancellationToken, since) is { } cluster ? Of(Asked(cluster, id, cluster.Uuid, cluster.Name)) : null;

    public override async Task<Cluster?> SharedWithGroupsAsync(string id, CancellationToken cancellationToken, long? since = null) =>
        await SharedClusterAsync(id, cancellationToken, since) is { } cluster
            ? cluster with { NodeGroups = await SharedGroupsAsync(id, cancellationToken, since) }
            : null;

    /// <remarks>Labels and taints stand in the list only where it is expanded; one that leaves them out says nothing about them.</remarks>
    public override async Task<NodeGroup?> SharedGroupAsync(Cluster cluster, string id, NodeGroupModel stored, CancellationToken cancellationToken)
    {
        try
        {
            return (await SharedGroupsAsync(cluster.Id, cancellationToken)).WithId(id) is { Labels: not null, Taints: not null } group && NodeGroupReading.IsComplete(group, stored) ? group : null;
        }
        catch (ApiException)
        {
            // The group itself is read then, and that read says what is wrong.
            return null;
        }
    }

    public override async Task<IReadOnlyList<Cluster>> ClustersAsync(CancellationToken cancellationToken) =>
        [.. (await Client.ListClustersAsync(detailed: false, cancellationToken).ToListAsync(cancellationToken)).Select(c => Of(c))];

    public override async Task<IReadOnlyList<Cluster>> FindAsync(ClusterOrder order, CancellationToken cancellationToken)
    {
        try
        {
            return await CalledAsync(order.Name, cancellationToken);
        }
        catch (ApiException e) when (ContainerInfraClient.IsHalfDeleted(e))
        {
            // Something of this name is on its way out; what follows waits for the name.
            return [];
        }
    }

    public override async Task<IReadOnlyList<Cluster>> CalledAsync(string nameOrUuid, CancellationToken cancellationToken)
    {
        try
        {
            // By name, and not in the list: one cluster halfway through its deletion fails the list of the whole project.
            return await ClusterAsync(nameOrUuid, cancellationToken) is { } cluster && (cluster.Name == nameOrUuid || cluster.Id == nameOrUuid) ? [cluster] : [];
        }
        catch (ApiException e) when (e.Kind == ApiFailureKind.Conflict)
        {
            // Several have the name.
            return [.. (await Client.ListClustersAsync(detailed: true, cancellationToken).ToListAsync(cancellationToken)).Where(c => c.Name == nameOrUuid).Select(c => Of(c))];
        }
    }

    public override async Task<ClusterOrder> OrderAsync(ClusterModel plan, string uuid, string flavorId, CancellationToken cancellationToken)
    {
        var templateId = plan.ClusterTemplateId.IsKnown ? plan.ClusterTemplateId.Value : (await Session.Templates.ResolveAsync(plan.Version.Value, cancellationToken)).Uuid;
        var request = FirstGenerationRequests.Create(plan, templateId, flavorId);
        return new ClusterOrder(
            request.Name,
            $"template {templateId}",
            null,
            token => Client.CreateClusterAsync(request, token),
            cluster => FirstGenerationRequests.IsMadeOf(cluster, request));
    }

    public override async Task<IReadOnlyList<ClusterStep>> StepsAsync(
        ClusterWork work, ClusterModel prior, ClusterModel plan, Cluster cluster, PrivateState @private, CancellationToken cancellationToken) =>
        await new FirstGenerationSteps(Session, () => Changes(work.Clock), prior, plan, @private).NeededAsync(cluster, cancellationToken);

    public override Task<bool> DeleteClusterAsync(string id, CancellationToken cancellationToken) => Client.DeleteClusterAsync(id, cancellationToken);

    public override Task<string> KubeconfigAsync(string id, CancellationToken cancellationToken) => Client.GetKubeconfigAsync(id, cancellationToken);

    public override async Task<NodeGroup?> NodeGroupAsync(string id, CancellationToken cancellationToken) =>
        await Client.GetNodeGroupAsync(id, cancellationToken) is { } group ? Of(Asked(group, id, group.Uuid)) : null;

    public override async Task<IReadOnlyList<NodeGroup>?> NodeGroupsAsync(Cluster cluster, CancellationToken cancellationToken) =>
        [.. (await Client.ListNodeGroupsAsync(cluster.Id, cancellationToken).ToListAsync(cancellationToken)).Select(g => Of(g))];

    /// <remarks>This generation's API knows a group by its uuid alone.</remarks>
    public override async Task<IReadOnlyList<NodeGroup>> GroupsCalledAsync(string clusterId, string name, CancellationToken cancellationToken) =>
        [.. (await Client.ListNodeGroupsAsync(clusterId, cancellationToken).ToListAsync(cancellationToken)).Where(g => g.Name == name).Select(g => Of(g))];

    public override Task<string> CreateNodeGroupAsync(NodeGroupModel plan, string flavorId, CancellationToken cancellationToken) =>
        Client.CreateNodeGroupAsync(FirstGenerationRequests.Create(plan, flavorId), cancellationToken);

    public override async Task<Sight<NodeGroup>> ChangeNodeGroupAsync(
        MemberWork<NodeGroup> work, NodeGroupModel plan, string flavorId, Sight<NodeGroup> sight, CancellationToken cancellationToken)
    {
        // Each call is made of what the one before left: what is done already, by us or by an apply that was interrupted, is not done again.
        var group = sight.Member!;
        for (var calls = 0; calls < MostGroupCalls && FirstGenerationRequests.NextChange(group, plan, flavorId) is { } next; calls++)
        {
            var changes = Changes(work.Clock);
            group = Of(next switch
            {
                { Update: { } update } => await changes.UpdateNodeGroupAsync(work.ClusterId, group.Id, update, cancellationToken),
                { NodeCount: { } count } => await changes.ScaleNodeGroupAsync(work.ClusterId, group.Id, count, cancellationToken),
                _ => await changes.ResizeNodeGroupAsync(work.ClusterId, group.Id, flavorId, cancellationToken),
            });
        }

        return sight with { Member = group, Cluster = await ClusterAsync(work.ClusterId, cancellationToken) ?? sight.Cluster };
    }

    public override Task<bool> DeleteNodeGroupAsync(string id, CancellationToken cancellationToken) => Client.DeleteNodeGroupAsync(id, cancellationToken);

    public override bool IsMadeOf(NodeGroup group, NodeGroupModel plan, string flavorId) =>
        group.Name == plan.Name.Value
        && (group.AvailabilityZone is null || !plan.AvailabilityZone.IsKnown || plan.AvailabilityZone.Is(group.AvailabilityZone))
        && (group.DiskType is null || plan.DiskType.Is(group.DiskType))
        && (group.DiskSize is null || plan.DiskSize.Is(group.DiskSize.Value))
        && FirstGenerationRequests.NextChange(group, plan, flavorId) is null;

    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(cluster))]
    public static Cluster? Of(Wire.Cluster? cluster) => cluster is null ? null : new()
    {
        Generation = 1,
        Id = cluster.Uuid,
        Uuid = cluster.Uuid,
        ProjectId = cluster.ProjectId,
        Name = cluster.Name,
        ClusterTemplateId = cluster.ClusterTemplateId,
        CreatedAt = cluster.CreatedAt,
        Status = new(cluster.Status.Word),
        StatusReason = cluster.StatusReason,
        IsTurning = Turning.Contains(cluster.LegacyStatus),
        Labels = cluster.Labels,
        MasterFlavorId = cluster.MasterFlavorId,
        MasterCount = cluster.MasterCount,
        ClusterType = cluster.ClusterType switch
        {
            Wire.ClusterType.Standard => ClusterType.Standard,
            Wire.ClusterType.Regional => ClusterType.Regional,
            _ => null,
        },
        AvailabilityZones = cluster.AvailabilityZones is { Count: > 0 } zones ? zones : null,
        PodsCidr = cluster.PodsCidr,
        NetworkId = cluster.NetworkId,
        SubnetId = cluster.SubnetId,
        ExternalNetworkId = cluster.ExternalNetworkId,
        LoadbalancerSubnetId = cluster.LoadbalancerSubnetId,
        PublicIp = cluster.PublicIp,
        InsecureRegistries = cluster.InsecureRegistries,
        Keypair = cluster.Keypair,
        DnsDomain = cluster.DnsDomain,
        SecurityPolicySync = cluster.SecurityPolicySync ?? false,
        ApiAddress = cluster.ApiAddress,
        PublicAddress = cluster.PublicAddress,
        PrivateAddress = cluster.PrivateAddress,
    };

    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(group))]
    private static NodeGroup? Of(Wire.NodeGroup? group) => group is null ? null : new()
    {
        Id = group.Uuid,
        Uuid = group.Uuid,
        Name = group.Name,
        ClusterId = group.ClusterId,
        Status = group.State.Word is { Length: > 0 } word ? word : null,
        CreatedAt = group.CreatedAt,
        AvailabilityZone = group.AvailabilityZone,
        Scale = group.NodeCount is not { } count ? null
            : group is { AutoscalingEnabled: true, MinNodes: { } min, MaxNodes: { } max } ? new AutoScale(min, max, count)
            : new FixedScale(count),
        MinNodes = group.MinNodes,
        MaxNodes = group.MaxNodes,
        Labels = group.Labels,
        Taints = group.Taints is { } taints ? [.. taints.Select(t => new Taint(t.Key, t.Value, t.Effect))] : null,
        FlavorId = group.FlavorId,
        MaxUnavailablePercent = group.MaxUnavailablePercent,
        DiskType = group.DiskType,
        DiskSize = group.DiskSize,
    };

    private async Task<GroupsOfCluster> SharedGroupsAsync(string clusterId, CancellationToken cancellationToken, long? since = null) =>
        shared.GetValue(await Session.Cloud.Shared.FirstGenerationNodeGroupsAsync(clusterId, cancellationToken, since), static list => new(list.Select(g => Of(g))));

    private ContainerInfraChanges Changes(OperationClock clock) => new(Session.Cloud)
    {
        // Of one change; the steps of an operation share its time through the clock.
        Timeout = clock.Remaining,
        Schedule = ClusterWork.Schedule,
        TimeProvider = Session.Time,
        Progress = ClusterWork.Report,
    };
}
