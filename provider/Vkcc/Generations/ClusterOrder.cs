namespace Vkcc;

/// <summary>A cluster that is about to be created, and how to know it again when the answer gets lost.</summary>
/// <param name="Mark">For messages: what tells it from others.</param>
/// <param name="HasOwnId">Whether the call carries an id of our choice, so that a second look proves what is ours. Without one its name must be free before the first call.</param>
/// <param name="IsOurs">Whether a cluster that was not there before is the one that was asked for.</param>
internal sealed record ClusterOrder(string Name, string Mark, bool HasOwnId, Func<CancellationToken, Task<string>> CallAsync, Func<Cluster, bool> IsOurs);
