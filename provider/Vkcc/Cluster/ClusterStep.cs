using VkCloud;

namespace Vkcc;

/// <summary>One call of an update, with the wait for its effect.</summary>
/// <param name="Run">Takes the cluster as last seen and returns it as it is after the step.</param>
/// <param name="Settle">What of the plan is in state once the step is done.</param>
internal sealed record ClusterStep(Func<Cluster, CancellationToken, Task<Cluster>> Run, Func<ClusterModel, ClusterModel> Settle)
{
    /// <summary>What of the plan is not yet so, in the order in which it is to be done.</summary>
    /// <param name="cluster">As it is now: what an interrupted apply has done already is not done again.</param>
    public static async Task<IReadOnlyList<ClusterStep>> NeededAsync(
        ClusterWork work, ClusterModel prior, ClusterModel plan, Cluster cluster, PrivateState @private, CancellationToken cancellationToken) =>
        cluster.Generation == 1
            ? await new FirstGenerationSteps(work, prior, plan, @private).NeededAsync(cluster, cancellationToken)
            : [.. new SecondGenerationSteps(work, prior, plan, @private).Needed(cluster)];
}
