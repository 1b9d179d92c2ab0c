namespace Vkcc;

/// <summary>A cluster that is about to be created, and how to know it again when the answer gets lost.</summary>
/// <param name="Mark">For messages: what tells it from others.</param>
/// <param name="Uuid">Of our choice, so that a second look proves what is ours; null where the call takes none. Without one its name must be free before the
/// first call.</param>
/// <param name="IsOurs">Whether a cluster that was not there before is the one that was asked for.</param>
internal sealed record ClusterOrder(string Name, string Mark, string? Uuid, Func<CancellationToken, Task<string>> CallAsync, Func<Cluster, bool> IsOurs)
{
    public bool HasOwnId => Uuid is not null;
}
