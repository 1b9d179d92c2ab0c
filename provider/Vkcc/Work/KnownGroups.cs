using VkCloud;

namespace Vkcc;

/// <summary>Remembers node groups of a cluster in its private state, so that they are asked for too before the cluster is taken for gone.</summary>
internal static class KnownGroups
{
    private const string Key = "node_groups";

    /// <summary>A few tell as much as all.</summary>
    private const int Most = 3;

    public static void Note(PrivateState @private, Cluster cluster)
    {
        if (cluster.NodeGroups is { } groups)
        {
            @private[Key] = groups.Count == 0 ? null : string.Join(' ', groups.Select(g => g.Id).Order(StringComparer.Ordinal).Take(Most));
        }
    }

    public static string[] In(PrivateState @private) => @private[Key]?.Split(' ') ?? [];
}
