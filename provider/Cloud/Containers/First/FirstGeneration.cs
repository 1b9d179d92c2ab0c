namespace VkCloud.First;

/// <summary>The first generation: <c>container-infra</c>, a descendant of OpenStack Magnum.</summary>
public sealed class FirstGeneration : Generation
{
    /// <summary>Four are the longest way; more means that somebody undoes what we do.</summary>
    private const int MostGroupCalls = 8;

    public FirstGeneration(Func<CloudConnection> connect)
        : base(connect) => Addons = new FirstAddons(this, connect);

    public override long Number => 1;

    public override AddonService Addons { get; }

    public override bool TakesUuid => false;

    private protected override ContainerInfraClient Client => Cloud.ContainerInfra;

    private protected override SharedByKey<string, Cluster?> SharedClusters => Cloud.Shared.FirstGenerationClusters;

    private protected override Shared<IReadOnlyList<SecurityPolicyTemplate>> SharedPolicyTemplates => Cloud.Shared.FirstGenerationSecurityPolicyTemplates;

    public override async Task<Cluster?> SharedWithGroupsAsync(string id, CancellationToken cancellationToken, long? since = null) =>
        await SharedClusterAsync(id, cancellationToken, since) is { } cluster
            ? cluster with { NodeGroups = await Cloud.Shared.FirstGenerationGroupsOf.GetAsync(id, cancellationToken, since) }
            : null;

    /// <remarks>Labels and taints stand in the list only where it is expanded; one that leaves them out says nothing about them.</remarks>
    public override async Task<NodeGroup?> SharedGroupAsync(Cluster cluster, string id, Func<NodeGroup, bool> isWhole, CancellationToken cancellationToken)
    {
        try
        {
            var groups = await Cloud.Shared.FirstGenerationGroupsOf.GetAsync(cluster.Id, cancellationToken);
            return groups.WithId(id) is { Labels: not null, Taints: not null } group && isWhole(group) ? group : null;
        }
        catch (ApiException)
        {
            // The group itself is read then, and that read says what is wrong.
            return null;
        }
    }

    public override async Task<IReadOnlyList<Cluster>> ClustersAsync(CancellationToken cancellationToken) =>
        await Client.ListClustersAsync(detailed: false, cancellationToken).ToListAsync(cancellationToken);

    public override async Task<IReadOnlyList<Cluster>> FindAsync(ClusterSpec spec, CancellationToken cancellationToken)
    {
        try
        {
            return await CalledAsync(spec.Name, cancellationToken);
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
            return await ClusterAsync(nameOrUuid, cancellationToken) is { } cluster && (cluster.Name == nameOrUuid || cluster.Id == nameOrUuid)
                ? [cluster]
                : [];
        }
        catch (ApiException e) when (e.Kind == ApiFailureKind.Conflict)
        {
            // Several have the name.
            return await Client.ListClustersAsync(detailed: true, cancellationToken).Where(c => c.Name == nameOrUuid).ToListAsync(cancellationToken);
        }
    }

    /// <remarks>The call carries no id of ours. Whoever asks has seen that there was none of this name a moment before.</remarks>
    public override bool IsMadeOf(Cluster cluster, ClusterSpec spec) =>
        cluster.Name == spec.Name
        && cluster.ClusterTemplateId == spec.ClusterTemplateId
        && cluster.ClusterType == spec.ClusterType
        && cluster.MasterCount == spec.MasterCount
        && cluster.MasterFlavorId == spec.MasterFlavorId
        && cluster.NetworkId == spec.NetworkId
        && cluster.SubnetId == spec.SubnetId
        && cluster.PodsCidr == spec.PodsCidr
        && (cluster.PublicIp ?? false) == spec.PublicIp
        && (cluster.AvailabilityZones ?? []).ToHashSet().SetEquals(spec.AvailabilityZones)
        && spec.Labels.All(l => cluster.Labels?.TryGetValue(l.Key, out var value) == true && LooseLabels.AreEqual(l.Value, value));

    public override async Task<IReadOnlyList<NodeGroup>?> NodeGroupsAsync(Cluster cluster, CancellationToken cancellationToken) =>
        await Client.ListNodeGroupsAsync(cluster.Id, cancellationToken).ToListAsync(cancellationToken);

    /// <remarks>This generation's API knows a group by its uuid alone.</remarks>
    public override async Task<IReadOnlyList<NodeGroup>> GroupsCalledAsync(string clusterId, string name, CancellationToken cancellationToken) =>
        await Client.ListNodeGroupsAsync(clusterId, cancellationToken).Where(g => g.Name == name).ToListAsync(cancellationToken);

    public override async Task<(Cluster Cluster, NodeGroup Group)> ChangeNodeGroupAsync(
        IChanging<NodeGroup> changing, NodeGroupSpec wanted, (Cluster Cluster, NodeGroup Group) seen, CancellationToken cancellationToken)
    {
        // Each call is made of what the one before left: what is done already, by us or by an apply that was interrupted, is not done again.
        var group = seen.Group;
        for (var calls = 0; calls < MostGroupCalls && NodeGroupUpdate.Next(group, wanted) is { } next; calls++)
        {
            var changes = new ContainerInfraChanges(Cloud)
            {
                // Of one change; the steps of an operation share its time.
                Timeout = changing.Remaining,
                Schedule = changing.Schedule,
                TimeProvider = changing.Time,
                Progress = changing.Progress,
            };
            group = next switch
            {
                { Update: { } update } => await changes.UpdateNodeGroupAsync(changing.ClusterId, group.Id, update, cancellationToken),
                { NodeCount: { } count } => await changes.ScaleNodeGroupAsync(changing.ClusterId, group.Id, count, cancellationToken),
                _ => await changes.ResizeNodeGroupAsync(changing.ClusterId, group.Id, wanted.FlavorId, cancellationToken),
            };
        }

        return (await ClusterAsync(changing.ClusterId, cancellationToken) ?? seen.Cluster, group);
    }

    public override async Task<IReadOnlyList<SecurityPolicy>?> SecurityPoliciesAsync(string clusterId, CancellationToken cancellationToken) =>
        await Client.ListSecurityPoliciesAsync(clusterId, cancellationToken)
            .Select(async (SecurityPolicy policy, CancellationToken token) => await NamedAsync(policy, token))
            .ToListAsync(cancellationToken);

    public override Task<bool> DeleteSecurityPolicyAsync(string clusterId, string id, CancellationToken cancellationToken) =>
        Client.DeleteSecurityPolicyAsync(id, cancellationToken);

    protected override bool IsAs(NodeGroup group, NodeGroupSpec wanted) => NodeGroupUpdate.Next(group, wanted) is null;
}
