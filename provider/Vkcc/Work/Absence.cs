using System.Collections.Concurrent;
using VkCloud;

namespace Vkcc;

/// <summary>Proves that a cluster or one of its members does not exist. One "not found" is never believed, however it is said: the object's other names must be
/// unknown to the cloud as well, some time later.</summary>
/// <remarks>Everything that concludes something from an absence asks here: reads, waits, deletions (docs/design/resume.md). What cannot be proven is an error,
/// and an error leaves state alone.</remarks>
internal sealed class Absence(Session session)
{
    /// <summary>Between a look that found nothing and the next. What one machine of a service missed another knows, or the same a moment later.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, Names> names = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> proven = new(StringComparer.Ordinal);

    /// <summary>Whether this run has proven that the object is gone. An id is never given twice.</summary>
    public bool IsProven(string id) => proven.ContainsKey(id);

    /// <summary>Remembers by which other names an object can be asked for.</summary>
    public void Learn(TfValue<string> id, TfValue<string> uuid, TfValue<string> name)
    {
        if (id.IsKnown)
        {
            names[id.Value] = new(uuid.IsKnown && uuid != id ? uuid.Value : null, name.IsKnown ? name.Value : null);
        }
    }

    /// <summary>An object was seen.</summary>
    public void Saw(ICloudObject seen)
    {
        proven.TryRemove(seen.Id, out _);
        Learn(seen.Id, TfValue<string>.FromNullable(seen.Uuid), TfValue<string>.FromNullable(seen.Name));
    }

    /// <summary>Looks again for a cluster that a look by its id has just not found.</summary>
    /// <param name="groupIds">Node groups that it is known to have had.</param>
    /// <returns>The cluster when any look finds it; null when it is proven gone.</returns>
    /// <exception cref="ApiException">The cloud contradicts itself, or a look is not answered.</exception>
    public async Task<Cluster?> RecheckClusterAsync(string id, IEnumerable<string> groupIds, CancellationToken cancellationToken)
    {
        if (IsProven(id))
        {
            return null;
        }

        var generation = session.Of(id);
        foreach (var look in LooksAt(generation, id))
        {
            if ((await look(cancellationToken)).FirstOrDefault(c => c.Id == id) is { } found)
            {
                return found;
            }
        }

        foreach (var groupId in groupIds)
        {
            if (await generation.NodeGroupAsync(groupId, cancellationToken) is { } group && (group.ClusterId ?? id) == id)
            {
                throw Contradiction(generation, id, $"node group {groupId}");
            }
        }

        proven[id] = true;
        return null;
    }

    /// <summary>Looks again for a member of a cluster that a look by its id has just not found, while its cluster is there.</summary>
    /// <param name="cluster">As it was a moment before that look.</param>
    /// <returns>The member when any look finds it; null when it is proven gone.</returns>
    /// <exception cref="ApiException">The cloud contradicts itself, or a look is not answered.</exception>
    public async Task<T?> RecheckMemberAsync<T>(Members<T> members, Cluster cluster, string id, CancellationToken cancellationToken)
        where T : class, IClusterMember
    {
        if (IsProven(id))
        {
            return null;
        }

        await Task.Delay(Apart, session.Time, cancellationToken);
        if (await OtherLookAsync(members, cluster, id, cancellationToken) is { } other && other.Id == id)
        {
            return other;
        }

        if (await members.GetAsync(id, cancellationToken) is { } again)
        {
            return again;
        }

        // The first generation's other look was at the list; the second's cluster carries its own, which may be older than the member's end.
        var generation = session.Of(cluster.Id);
        if (members.ShownBy(cluster, id) is not null
            && await generation.ClusterAsync(cluster.Id, cancellationToken) is { } now && members.ShownBy(now, id) is not null)
        {
            throw Contradiction(generation, $"the service lists {members.Noun} {id} of cluster {cluster.Id}, and says that it does not exist");
        }

        proven[id] = true;
        return null;
    }

    /// <summary>A member goes with its cluster, and when it does not, the cluster is not gone either.</summary>
    /// <exception cref="ApiException">The member is there.</exception>
    public async Task ExpectGoneWithClusterAsync<T>(Members<T> members, string clusterId, string id, CancellationToken cancellationToken)
        where T : class, IClusterMember
    {
        T? member = null;
        try
        {
            member = await members.GetAsync(id, cancellationToken);
        }
        catch (ApiException e) when (e.InnerException is ApiException { SaysAbsent: true })
        {
            // A service that has nothing but clusters to prove itself by says of this one what the clusters' own service has proven.
        }

        if (member is not null)
        {
            throw Contradiction(session.Of(clusterId), clusterId, $"{members.Noun} {id}");
        }

        proven[id] = true;
    }

    private IEnumerable<Func<CancellationToken, Task<IReadOnlyList<Cluster>>>> LooksAt(Generation generation, string id)
    {
        var known = names.GetValueOrDefault(id);
        yield return async token =>
        {
            await Task.Delay(Apart, session.Time, token);
            return known.Uuid is { } uuid ? await generation.CalledAsync(uuid, token) : [];
        };
        yield return async token => known.Name is { } name ? await generation.CalledAsync(name, token) : await ListAsync(generation, token);
        yield return async token => await generation.ClusterAsync(id, token) is { } again ? [again] : [];
    }

    /// <summary>Where no other name is known; a cloud that does not list its clusters is asked for the same once more, later.</summary>
    private async Task<IReadOnlyList<Cluster>> ListAsync(Generation generation, CancellationToken cancellationToken)
    {
        try
        {
            return await generation.ClustersAsync(cancellationToken);
        }
        catch (ApiException e) when (e.Kind is ApiFailureKind.NotFound or ApiFailureKind.Unsupported or ApiFailureKind.Forbidden or ApiFailureKind.Invalid)
        {
            await Task.Delay(Apart, session.Time, cancellationToken);
            return [];
        }
    }

    /// <summary>The member by another way than its id: by its name in its cluster; where none is known, by its uuid. Where the service has no other way, by its
    /// id once more.</summary>
    private async Task<T?> OtherLookAsync<T>(Members<T> members, Cluster cluster, string id, CancellationToken cancellationToken)
        where T : class, IClusterMember
    {
        try
        {
            return names.GetValueOrDefault(id) switch
            {
                { Name: { } name } => await members.FindAsync(cluster.Id, name, cancellationToken) switch
                {
                    [var named, ..] => named,
                    null => await OnceMoreAsync(),
                    _ => null,
                },
                { Uuid: { } uuid } => await members.GetAsync(uuid, cancellationToken),
                _ => null,
            };
        }
        catch (ApiException e) when (e.SaysAbsent)
        {
            // The list of a cluster that is going itself.
            return null;
        }

        async Task<T?> OnceMoreAsync()
        {
            var again = await members.GetAsync(id, cancellationToken);
            if (again is null)
            {
                await Task.Delay(Apart, session.Time, cancellationToken);
            }

            return again;
        }
    }

    private static ApiException Contradiction(Generation generation, string clusterId, string member) =>
        Contradiction(generation, $"the service says that cluster {clusterId} does not exist, and shows its {member}");

    private static ApiException Contradiction(Generation generation, string text) => new($"{text}; nothing is taken for gone")
    {
        Kind = ApiFailureKind.BadResponse,
        Service = generation.Service,
    };

    private readonly record struct Names(string? Uuid, string? Name);
}
