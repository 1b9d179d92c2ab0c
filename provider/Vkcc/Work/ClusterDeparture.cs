namespace Vkcc;

/// <summary>The mark in planned private state of a replacement of a cluster's member whose plan replaces the cluster as well. A cluster that lets no member go
/// by itself takes all of them along.</summary>
/// <remarks>
/// Terraform plans a replacement of the cluster before that of its members, whose new <c>cluster_id</c> hangs on it, and hands the mark to the deletion. In a
/// plan that only destroys it comes to the members first,
/// so nothing can be marked there, and the refusal is told (docs/design/resume.md).
/// </remarks>
internal static class ClusterDeparture
{
    private const string Key = "cluster_goes";

    public static void Note(PrivateState @private, Session session, TfValue<string> clusterId) =>
        @private[Key] = clusterId is { IsKnown: true, Value: var id } && session.Clusters.IsLeaving(id) ? id : null;

    /// <summary>Whether the plan of this deletion replaces the cluster as well.</summary>
    public static bool IsNoted(PrivateState @private, TfValue<string> clusterId) => @private[Key] is { } id && clusterId.Is(id);

    public static void End(PrivateState @private) => @private[Key] = null;
}
