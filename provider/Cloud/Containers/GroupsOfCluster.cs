using System.Collections.ObjectModel;

namespace VkCloud;

/// <summary>The groups of one sight of a cluster. Every group of the cluster is looked for in it, so a walk over all for each would be quadratic.</summary>
public sealed class GroupsOfCluster : ReadOnlyCollection<NodeGroup>
{
    private readonly Lazy<Dictionary<string, NodeGroup>> byId;
    private readonly Lazy<ILookup<string?, NodeGroup>> byName;

    public GroupsOfCluster(IEnumerable<NodeGroup> groups)
        : base([.. groups])
    {
        // An id that is there twice is an answer that contradicts itself; the first counts, as everywhere.
        byId = new(() => this.DistinctBy(g => g.Id, StringComparer.Ordinal).ToDictionary(g => g.Id, StringComparer.Ordinal));
        byName = new(() => this.ToLookup(g => g.Name, StringComparer.Ordinal));
    }

    /// <summary>Null when there is none of this id.</summary>
    public NodeGroup? WithId(string id) => byId.Value.GetValueOrDefault(id);

    /// <summary>More than one only if the cloud lets names repeat (NAME-3).</summary>
    public IEnumerable<NodeGroup> Called(string name) => byName.Value[name];
}
