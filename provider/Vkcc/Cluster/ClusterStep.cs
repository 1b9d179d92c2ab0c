namespace Vkcc;

/// <summary>One call of an update, with the wait for its effect.</summary>
/// <param name="Run">Takes the cluster as last seen and returns it as it is after the step.</param>
/// <param name="Settle">What of the plan is in state once the step is done.</param>
internal sealed record ClusterStep(string Name, Func<Cluster, CancellationToken, Task<Cluster>> Run, Func<ClusterModel, ClusterModel> Settle);
