namespace VkCloud.Second;

/// <summary>The waits of the second generation, all on the cluster's status or on what is gone (API reference 3.4).</summary>
internal static class ClusterWaits
{
    /// <summary>How long a 404 right after a create is taken for "not visible yet".</summary>
    private static readonly TimeSpan VisibleSoon = TimeSpan.FromSeconds(60);

    /// <summary>Until the cluster runs.</summary>
    /// <param name="justCreated">True takes a 404 in the beginning for "not visible yet".</param>
    /// <param name="arrived">What must be so as well, since a service may still show the old RUNNING right after it accepted a change; null asks for nothing
    /// more.</param>
    public static async Task<Cluster> WaitUntilRunningAsync(
        this ManagedK8sClient client,
        string id,
        TimeSpan timeout,
        CancellationToken cancellationToken,
        bool justCreated = false,
        Func<Cluster, bool>? arrived = null,
        Action<WaitProgress>? progress = null,
        TimeProvider? timeProvider = null) =>
        (await new Wait<Cluster?>
        {
            What = $"cluster {id} to become {ClusterStatus.Running}",
            Look = token => client.GetClusterAsync(id, token),
            Judge = cluster => cluster switch
            {
                null => WaitVerdict.Missing(),
                { Status: var status } when status == ClusterStatus.Error => WaitVerdict.Failed(status.Word, cluster.StatusReason),
                { Status: var status } when status == ClusterStatus.Running && arrived?.Invoke(cluster) != false => WaitVerdict.Done(status.Word),
                _ => WaitVerdict.GoOn(cluster.Status.ToString()),
            },
            Timeout = timeout,
            MissingGrace = justCreated ? VisibleSoon : TimeSpan.Zero,
            Progress = progress,
            TimeProvider = timeProvider ?? TimeProvider.System,
        }.RunAsync(cancellationToken))!;

    /// <summary>Until the cluster is gone (404).</summary>
    public static Task WaitUntilClusterGoneAsync(
        this ManagedK8sClient client,
        string id,
        TimeSpan timeout,
        CancellationToken cancellationToken,
        Action<WaitProgress>? progress = null,
        TimeProvider? timeProvider = null) =>
        new Wait<Cluster?>
        {
            What = $"cluster {id} to be gone",
            Look = token => client.GetClusterAsync(id, token),

            // ERROR during a delete is not the end of it: services go on, or show the state from before for a while.
            Judge = cluster => cluster is null ? WaitVerdict.Done("gone") : WaitVerdict.GoOn(cluster.Status.ToString()),
            Timeout = timeout,
            LookPast = e => e.Kind == ApiFailureKind.Invalid && e.Status is not null,
            Progress = progress,
            TimeProvider = timeProvider ?? TimeProvider.System,
        }.RunAsync(cancellationToken);

    /// <summary>Until the group is gone (404).</summary>
    public static Task WaitUntilNodeGroupGoneAsync(
        this ManagedK8sClient client,
        string id,
        TimeSpan timeout,
        CancellationToken cancellationToken,
        Action<WaitProgress>? progress = null,
        TimeProvider? timeProvider = null) =>
        new Wait<NodeGroup?>
        {
            What = $"node group {id} to be gone",
            Look = token => client.GetNodeGroupAsync(id, token),
            Judge = group => group is null ? WaitVerdict.Done("gone") : WaitVerdict.GoOn("still there"),
            Timeout = timeout,
            LookPast = e => e.Kind == ApiFailureKind.Invalid && e.Status is not null,
            Progress = progress,
            TimeProvider = timeProvider ?? TimeProvider.System,
        }.RunAsync(cancellationToken);
}
