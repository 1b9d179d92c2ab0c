namespace VkCloud.First;

/// <summary>Changes of first-generation clusters and groups from the call to the effect: each waits for the cluster to be at rest, compares, calls if need be,
/// and returns what is then there.</summary>
/// <remarks>
/// All of them may be called again after any failure: what is there already is not called for again. The relative scale is safe that way too, since each call
/// is made of a count read just before.
/// Every method throws <see cref="WaitException"/> when time is up, when cluster or group fails, is stopped or gone, and when the service accepts what it then
/// does not do;
/// <see cref="ApiException"/> when it refuses.
/// </remarks>
public sealed class ContainerInfraChanges
{
    private readonly ContainerInfraClient client;

    public ContainerInfraChanges(CloudConnection cloud) => client = cloud.ContainerInfra;

    /// <summary>Of one change as a whole, all calls and looks included.</summary>
    public required TimeSpan Timeout { get; init; }

    public WaitSchedule Schedule { get; init; } = WaitSchedule.Default;

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    public Action<WaitProgress>? Progress { get; init; }

    public Task<Cluster> UpgradeClusterAsync(string uuid, string clusterTemplateId, CancellationToken cancellationToken) => ClusterAsync(
        $"cluster {uuid} to be upgraded to template {clusterTemplateId}",
        uuid,
        ClusterStatus.Running,
        cluster => cluster.ClusterTemplateId == clusterTemplateId,
        (_, token) => client.UpgradeClusterAsync(uuid, clusterTemplateId, token),
        cancellationToken);

    public Task<Cluster> ResizeMastersAsync(string uuid, string flavorId, CancellationToken cancellationToken) => ClusterAsync(
        $"the masters of cluster {uuid} to have flavor {flavorId}",
        uuid,
        ClusterStatus.Running,
        cluster => cluster.MasterFlavorId == flavorId,
        (_, token) => client.ResizeMastersAsync(uuid, flavorId, token),
        cancellationToken);

    /// <summary>Sets and takes away single labels, and leaves those of others as they are when the call is made; switches the sync of security
    /// policies.</summary>
    /// <param name="securityPolicySync">Null leaves it as it is.</param>
    public Task<Cluster> ChangeClusterAsync(
        string uuid,
        IReadOnlyDictionary<string, string> set,
        IReadOnlyCollection<string> remove,
        bool? securityPolicySync,
        CancellationToken cancellationToken) => ClusterAsync(
        $"cluster {uuid} to be changed",
        uuid,
        ClusterStatus.Running,
        cluster => set.All(label => cluster.Labels?.TryGetValue(label.Key, out var value) == true && LooseLabels.AreEqual(label.Value, value))
            && !remove.Any(key => cluster.Labels?.ContainsKey(key) == true)
            && (securityPolicySync is null || (cluster.SecurityPolicySync ?? false) == securityPolicySync),
        (cluster, token) => client.UpdateClusterAsync(
            uuid,
            new() { Labels = set.Count > 0 || remove.Count > 0 ? LabelsWith(cluster, set, remove) : null, SecurityPolicySync = securityPolicySync },
            token),
        cancellationToken);

    /// <summary>Starts a stopped cluster; one that runs is left as it is.</summary>
    public Task<Cluster> TurnOnClusterAsync(string uuid, CancellationToken cancellationToken) => ClusterAsync(
        $"cluster {uuid} to be started", uuid, ClusterStatus.Running, null, (_, token) => client.TurnOnClusterAsync(uuid, token), cancellationToken);

    /// <summary>Stops a running cluster; one that is stopped is left as it is.</summary>
    public Task<Cluster> TurnOffClusterAsync(string uuid, CancellationToken cancellationToken) => ClusterAsync(
        $"cluster {uuid} to be stopped", uuid, ClusterStatus.Stopped, null, (_, token) => client.TurnOffClusterAsync(uuid, token), cancellationToken);

    /// <summary>Brings a group to an absolute number of nodes by the service's relative call, which sent twice for one wish would count twice.</summary>
    public Task<NodeGroup> ScaleNodeGroupAsync(string clusterId, string groupId, long nodeCount, CancellationToken cancellationToken) => NodeGroupAsync(
        $"node group {groupId} to have {nodeCount} nodes",
        clusterId,
        groupId,
        group => CountOf(group) == nodeCount,
        (group, token) => client.ScaleNodeGroupAsync(groupId, nodeCount - CountOf(group), token),
        cancellationToken);

    /// <summary>Gives a group's nodes another flavor.</summary>
    public Task<NodeGroup> ResizeNodeGroupAsync(string clusterId, string groupId, string flavorId, CancellationToken cancellationToken) => NodeGroupAsync(
        $"node group {groupId} to have flavor {flavorId}",
        clusterId,
        groupId,
        group => group.FlavorId == flavorId,
        (_, token) => client.ResizeNodeGroupAsync(groupId, flavorId, token),
        cancellationToken);

    public Task<NodeGroup> UpdateNodeGroupAsync(string clusterId, string groupId, NodeGroupUpdate request, CancellationToken cancellationToken) =>
        NodeGroupAsync(
        $"node group {groupId} to be changed",
        clusterId,
        groupId,
        group => Has(group, request),
        (_, token) => client.UpdateNodeGroupAsync(groupId, request, token),
        cancellationToken);

    /// <param name="effect">Null for stop and start, whose effect is the status alone, and which alone a stopped cluster takes.</param>
    private async Task<Cluster> ClusterAsync(
        string what,
        string uuid,
        ClusterStatus rest,
        Func<Cluster, bool>? effect,
        Func<Cluster, CancellationToken, Task> call,
        CancellationToken cancellationToken)
    {
        var change = new ComparedChange<Cluster?>(this)
        {
            What = what,
            Look = token => client.GetClusterAsync(uuid, token),
            Trouble = cluster => Trouble(cluster, stopped: effect is not null),
            AtRest = cluster => cluster!.IsAtRest,
            Effect = cluster => cluster!.Status == rest && effect?.Invoke(cluster) != false,
            Marks = cluster => Marks(cluster!),
            Call = (cluster, token) => call(cluster!, token),

            // The status goes from one word to the other without one in between (API reference 2.11).
            WorksUnseen = effect is null,
        };
        return (await change.RunAsync(cancellationToken))!;
    }

    private async Task<NodeGroup> NodeGroupAsync(
        string what,
        string clusterId,
        string groupId,
        Func<NodeGroup, bool> effect,
        Func<NodeGroup, CancellationToken, Task> call,
        CancellationToken cancellationToken)
    {
        var change = new ComparedChange<(Cluster? Cluster, NodeGroup? Group)>(this)
        {
            What = what,
            Look = async token =>
            {
                // In this order: a cluster at rest makes the group that is read after it the last word.
                var cluster = await client.GetClusterAsync(clusterId, token);
                return (cluster, await client.GetNodeGroupAsync(groupId, token));
            },
            Trouble = sight => Trouble(sight.Cluster, stopped: true) ?? Trouble(sight.Group),
            AtRest = sight => sight.Cluster!.IsFree,
            Effect = sight => effect(sight.Group!),
            Marks = sight => $"{Marks(sight.Cluster!)}, group {sight.Group!.Status ?? "(none)"} {sight.Group.UpdatedAt}, "
                + $"{sight.Group.Scale?.Size} nodes of {sight.Group.FlavorId}",
            Call = (sight, token) => call(sight.Group!, token),
        };
        return (await change.RunAsync(cancellationToken)).Group!;
    }

    /// <summary>All labels as they are to be after a change: the call takes the whole map, and what others set must survive.</summary>
    /// <param name="set">Added, or given another value.</param>
    /// <param name="remove">Taken away; one that is in <paramref name="set"/> too stays.</param>
    internal static Dictionary<string, string> LabelsWith(Cluster cluster, IReadOnlyDictionary<string, string> set, IEnumerable<string> remove)
    {
        var labels = new Dictionary<string, string>(cluster.Labels ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        foreach (var key in remove)
        {
            labels.Remove(key);
        }

        foreach (var (key, value) in set)
        {
            labels[key] = value;
        }

        return labels;
    }

    private static string Marks(Cluster cluster) =>
        string.Join(' ', new[] { cluster.Status.ToString(), cluster.LegacyStatus, cluster.UpdatedAt }.OfType<string>());

    /// <param name="stopped">True when a stopped cluster is trouble.</param>
    private static WaitVerdict? Trouble(Cluster? cluster, bool stopped) => cluster switch
    {
        null => WaitVerdict.Missing(),
        _ when cluster.Status == ClusterStatus.Error => WaitVerdict.Failed(cluster.Status.ToString(), cluster.StatusReason),
        _ when cluster.IsLeaving => WaitVerdict.Failed(cluster.Status.ToString(), null),
        _ when stopped && cluster.Status == ClusterStatus.Stopped =>
            WaitVerdict.Failed(cluster.Status.ToString(), "a stopped cluster takes no other change than a start"),
        _ => null,
    };

    private static WaitVerdict? Trouble(NodeGroup? group) => group switch
    {
        null => WaitVerdict.Missing(),
        _ when group.Status == ClusterStatus.Error.Word => WaitVerdict.Failed(group.Status, null),
        _ => null,
    };

    /// <exception cref="ApiException">Without a count there is nothing to be relative to.</exception>
    private static long CountOf(NodeGroup group) => group.Scale?.Size ?? throw new ApiException("the answer's member node_count is missing")
    {
        Kind = ApiFailureKind.BadResponse,
        Service = CloudService.ContainerInfra.CatalogType,
        Method = "GET",
        Path = $"nodegroups/{group.Id}",
    };

    /// <summary>Labels and taints that a group does not tell are taken for what was asked: there is nothing to compare with.</summary>
    private static bool Has(NodeGroup group, NodeGroupUpdate request) =>
        (request.MinNodes is null || group.MinNodes == request.MinNodes)
        && (request.MaxNodes is null || group.MaxNodes == request.MaxNodes)
        && (request.AutoscalingEnabled is null || (group.AutoscalingEnabled ?? false) == request.AutoscalingEnabled)
        && (request.MaxUnavailablePercent is null || group.MaxUnavailablePercent == request.MaxUnavailablePercent)
        && (request.Labels is null || group.Labels is null || LooseLabels.AreEqual(group.Labels, request.Labels))
        && (request.Taints is null || group.Taints is null || request.Taints.ToHashSet().SetEquals(group.Taints));
}
