using System.Collections.Concurrent;

namespace Vkcc;

/// <summary>Clusters of the state as this run meets them: which of the protected ones are not planned as they are, and which its plan takes away.</summary>
/// <remarks>
/// Terraform plans an object right after it has read it, nothing comes in between. One that is tainted it plans as if there were nothing, so what was read and
/// then not planned is tainted, or is forgotten (a <c>removed</c> block). No object needs to wait for the plan of another one for that, only for the moment to
/// pass.
/// </remarks>
internal sealed class StateClusters(TimeProvider time)
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<string, Met> unplanned = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> leaving = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ConcurrentQueue<LeftMember>> left = new(StringComparer.Ordinal);

    /// <summary>Protected clusters that were not planned as they are, by id, with their names; some may be planned in a moment.</summary>
    public IEnumerable<KeyValuePair<string, string>> Unplanned => unplanned.Select(m => KeyValuePair.Create(m.Key, m.Value.Name));

    /// <summary>A protected cluster is in state.</summary>
    public void Meet(string id, string name) => unplanned[id] = new(name, time.GetTimestamp(), IsRead: false);

    /// <summary>A cluster is being read, until what is returned is disposed.</summary>
    public IDisposable Reading(string id)
    {
        Note(id, isRead: true);
        return new Reader(this, id);
    }

    /// <summary>A cluster is planned as it is, is to be destroyed as it is, or is gone.</summary>
    public void Settle(string id) => unplanned.TryRemove(id, out _);

    /// <summary>Whether a protected cluster of the state is not planned as it is, although its turn has come.</summary>
    public async Task<bool> IsPassedOverAsync(string id, CancellationToken cancellationToken)
    {
        while (unplanned.TryGetValue(id, out var met))
        {
            if (!met.IsRead && time.GetElapsedTime(met.Since) >= Moment)
            {
                return true;
            }

            await Task.Delay(Pause, time, cancellationToken);
        }

        return false;
    }

    /// <summary>The plan puts another cluster in the place of this one.</summary>
    public void Leave(string id) => leaving[id] = true;

    /// <returns>The id, when the plan puts another cluster in the place of this one, as far as it is made; else null.</returns>
    public string? Leaving(TfValue<string> id) => id.IsKnown && leaving.ContainsKey(id.Value) ? id.Value : null;

    /// <summary>A member of a cluster is out of state, and goes when the cluster does.</summary>
    public void LeaveToCluster(string clusterId, LeftMember member) => left.GetOrAdd(clusterId, _ => []).Enqueue(member);

    /// <summary>Members that are out of state and wait for the cluster's end.</summary>
    public IReadOnlyCollection<LeftMember> LeftTo(string clusterId) => left.TryGetValue(clusterId, out var members) ? members : [];

    private void Note(string id, bool isRead)
    {
        if (unplanned.TryGetValue(id, out var met))
        {
            unplanned.TryUpdate(id, met with { Since = time.GetTimestamp(), IsRead = isRead }, met);
        }
    }

    private sealed record Met(string Name, long Since, bool IsRead);

    private sealed class Reader(StateClusters clusters, string id) : IDisposable
    {
        public void Dispose() => clusters.Note(id, isRead: false);
    }
}

/// <summary>A member of a cluster that is out of state since it goes with the cluster.</summary>
/// <param name="Noun">For messages: <c>node group</c>.</param>
internal sealed record LeftMember(string TypeName, string Noun, string Name, string Id)
{
    /// <summary><see cref="Noun"/> as a sentence begins with it.</summary>
    public string Title => char.ToUpperInvariant(Noun[0]) + Noun[1..];

    public override string ToString() => $"\"{Name}\" (id {Id})";
}
