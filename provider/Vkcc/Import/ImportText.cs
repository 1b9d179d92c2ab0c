using System.Text.RegularExpressions;
using VkCloud;

namespace Vkcc;

/// <summary>What stands as id of an import: the cloud's id, or a name.</summary>
internal static partial class ImportText
{
    /// <summary>A text that can be neither id nor name; null when it can be one.</summary>
    public static Diagnostic? Cluster(string text) =>
        CloudId.Generation(text) is not null || Name().IsMatch(text)
            ? null
            : Diagnostic.Error(
                "Neither id nor name of a cluster",
                "Import takes a cluster's id (27 letters and digits on the second generation, a UUID on the first) or its name, "
                    + $"got \"{Words.Shortened(text)}\".");

    /// <inheritdoc cref="Cluster"/>
    public static Diagnostic? NodeGroup(string text) =>
        CloudId.Generation(text) is not null
            || (text.Split('/') is [var cluster, var group] && Cluster(cluster) is null && (CloudId.Generation(group) is not null || Name().IsMatch(group)))
            ? null
            : Diagnostic.Error(
                "Neither id nor name of a node group",
                "Import takes a node group's id (27 letters and digits on the second generation, a UUID on the first), or CLUSTER/GROUP with the names of both "
                    + $"(\"shop/workers\"), got \"{Words.Shortened(text)}\".");

    /// <inheritdoc cref="Cluster"/>
    public static Diagnostic? SecurityPolicy(string text) =>
        CloudId.Generation(text) is not null
            || (text.Split('/') is [var cluster, .. { Length: > 0 } rest] && Cluster(cluster) is null && IsPolicyOfCluster(rest))
            ? null
            : Diagnostic.Error(
                "Neither id nor name of a security policy",
                "Import takes a security policy's id (27 letters and digits on the second generation, a UUID on the first), CLUSTER/ID, or on the first "
                    + "generation CLUSTER/TEMPLATE/NAMESPACE, with the cluster's id or name "
                    + $"(\"shop/k8sreplicalimits/team-a\", or * for all namespaces), got \"{Words.Shortened(text)}\".");

    private static bool IsPolicyOfCluster(string[] rest) =>
        rest is [{ Length: > 0 }, { Length: > 0 }] || (rest is [var id] && CloudId.Generation(id) is not null);

    /// <summary>Names of the first generation, which are a superset of those of the second (NAME-1, NAME-2).</summary>
    [GeneratedRegex(@"\A[a-zA-Z][a-zA-Z0-9_.-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
