namespace VkCloud.ContainerInfra;

/// <summary>Brings a group to an absolute number of nodes by the service's relative call, which sent twice for one wish would count twice.</summary>
/// <remarks>
/// Every call is made of a count that was read just before, with the cluster at rest, and followed by reading it again.
/// A call whose answer was lost, that was refused as untimely, or that was accepted and dropped, is followed by a new comparison and never by a repeat:
/// only when nothing at all has changed for <see cref="Stillness"/> is what is still missing asked for.
/// </remarks>
public sealed class NodeGroupScaling
{
    /// <summary>Calls that may have no effect before that is told.</summary>
    private const int MostCalls = 3;

    private readonly ContainerInfraClient client;

    public NodeGroupScaling(CloudConnection cloud)
        : this(cloud.ContainerInfra)
    {
    }

    internal NodeGroupScaling(ContainerInfraClient client) => this.client = client;

    /// <summary>Of the whole, all calls and looks included.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>How long nothing may change before a call counts as without effect; changes show late (a second observed, more under load).</summary>
    public TimeSpan Stillness { get; init; } = TimeSpan.FromSeconds(30);

    public WaitSchedule Schedule { get; init; } = WaitSchedule.Default;

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    public Action<WaitProgress>? Progress { get; init; }

    /// <returns>The group with <paramref name="nodeCount"/> nodes, its cluster at rest.</returns>
    /// <exception cref="WaitException">Time is up, cluster or group failed, is stopped or gone, or the service does not do what it accepts.</exception>
    /// <exception cref="ApiException">The service refuses, for bounds or quota for example.</exception>
    public async Task<NodeGroup> RunAsync(string clusterId, string groupId, long nodeCount, CancellationToken cancellationToken)
    {
        var what = $"node group {groupId} to have {nodeCount} nodes";
        var started = TimeProvider.GetTimestamp();
        for (int accepted = 0, refused = 0; ;)
        {
            var before = await LookUntilAsync(what, clusterId, groupId, started, AtRest, cancellationToken);
            if (before.NodeCount == nodeCount)
            {
                return before.Group!;
            }

            if (accepted == MostCalls)
            {
                throw new WaitException($"waited for {what}: the service accepted {accepted} calls, and the group has {before.NodeCount}")
                {
                    Outcome = WaitOutcome.Failed,
                    LastStatus = before.Cluster!.Status.ToString(),
                    Elapsed = TimeProvider.GetElapsedTime(started),
                };
            }

            var refusal = await CallAsync(groupId, nodeCount - before.NodeCount, cancellationToken);
            var settling = new Settling(this, before, nodeCount);
            await LookUntilAsync(what, clusterId, groupId, started, settling.Judge, cancellationToken);
            if (refusal is null)
            {
                accepted++;
            }
            else if (!settling.Moved && ++refused == MostCalls)
            {
                // Not busy, then: the service has another reason, and says it.
                throw refusal;
            }
        }
    }

    /// <returns>Null when the call was accepted or may have been; why not when it is certain that nothing was done.</returns>
    private async Task<ApiException?> CallAsync(string groupId, long delta, CancellationToken cancellationToken)
    {
        try
        {
            await client.ScaleNodeGroupAsync(groupId, delta, cancellationToken);
            return null;
        }
        catch (ApiException e) when (e.OutcomeUnknown)
        {
            return null;
        }
        catch (ApiException e) when (e.Kind == ApiFailureKind.Conflict || e.IsTransient)
        {
            return e;
        }
    }

    private Task<Sight> LookUntilAsync(
        string what, string clusterId, string groupId, long started, Func<Sight, WaitVerdict> judge, CancellationToken cancellationToken) =>
        new Wait<Sight>
        {
            What = what,
            Look = async token =>
            {
                // In this order: a cluster at rest makes the count that is read after it the last word.
                var cluster = await client.GetClusterAsync(clusterId, token);
                return new(cluster, await client.GetNodeGroupAsync(groupId, token));
            },
            Judge = sight => Trouble(sight) ?? judge(sight),
            Timeout = Remaining(started),
            Schedule = Schedule,
            TimeProvider = TimeProvider,
            Progress = Progress,
        }.RunAsync(cancellationToken);

    private TimeSpan Remaining(long started)
    {
        var remaining = Timeout - TimeProvider.GetElapsedTime(started);
        return remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero;
    }

    private static WaitVerdict? Trouble(Sight sight) => sight switch
    {
        { Cluster: null } or { Group: null } => WaitVerdict.Missing(),
        { Cluster: { } cluster } when cluster.Status == ClusterStatus.Error => WaitVerdict.Failed(cluster.Status.ToString(), cluster.StatusReason),
        { Cluster: { } cluster } when cluster.Status == ClusterStatus.Shutoff || cluster.Status == ClusterStatus.Deleting || cluster.Status == ClusterStatus.Deleted =>
            WaitVerdict.Failed(cluster.Status.ToString(), null),
        { Group: { } group } when group.State == NodeGroupState.Error => WaitVerdict.Failed(group.State.ToString(), null),
        _ => null,
    };

    private static WaitVerdict AtRest(Sight sight) =>
        sight.Cluster!.Status == ClusterStatus.Running ? WaitVerdict.Done("RUNNING") : WaitVerdict.GoOn(sight.Cluster.Status.ToString());

    /// <summary>What one look saw.</summary>
    private sealed record Sight(Cluster? Cluster, NodeGroup? Group)
    {
        /// <exception cref="ApiException">Without a count there is nothing to be relative to.</exception>
        public long NodeCount => Group!.NodeCount ?? throw new ApiException("the answer's member node_count is missing")
        {
            Kind = ApiFailureKind.BadResponse,
            Service = CloudService.ContainerInfra.CatalogType,
            Method = "GET",
            Path = $"nodegroups/{Group.Uuid}",
        };

        /// <summary>Everything that changes when something happens.</summary>
        public (ClusterStatus, string?, string?, NodeGroupState, string?, long) Marks =>
            (Cluster!.Status, Cluster.LegacyStatus, Cluster.UpdatedAt, Group!.State, Group.UpdatedAt, NodeCount);
    }

    /// <summary>Follows a call until the count is there, or nothing moves any more.</summary>
    private sealed class Settling(NodeGroupScaling scaling, Sight before, long wanted)
    {
        private Sight last = before;
        private long since = scaling.TimeProvider.GetTimestamp();

        /// <summary>True when anything has changed since the call.</summary>
        public bool Moved { get; private set; }

        public WaitVerdict Judge(Sight now)
        {
            if (now.Marks != last.Marks)
            {
                (last, since, Moved) = (now, scaling.TimeProvider.GetTimestamp(), true);
            }

            var status = $"{now.Cluster!.Status}, {now.NodeCount} nodes";
            return now.Cluster.Status == ClusterStatus.Running && (now.NodeCount == wanted || scaling.TimeProvider.GetElapsedTime(since) >= scaling.Stillness)
                ? WaitVerdict.Done(status)
                : WaitVerdict.GoOn(status);
        }
    }
}
