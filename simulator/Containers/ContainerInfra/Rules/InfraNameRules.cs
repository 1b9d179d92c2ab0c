using System.Text.RegularExpressions;

namespace Vkcc.Simulator;

/// <summary>Names in the first generation (rules section 12), which is looser than the second.</summary>
internal static partial class InfraNameRules
{
    /// <summary>NAME-2: the loose form, since clusters with such names exist.</summary>
    public static Refusal? Characters(string kind, string name) => Form().IsMatch(name)
        ? null
        : Refusal.Invalid($"The name of a {kind} must start with a letter and may use letters, digits, underscore, point and hyphen; got {name}.");

    /// <summary>NAME-3, and the name of a cluster that is being deleted is still taken (vk-cloud-api.md section 2.11).</summary>
    public static Refusal? UniqueCluster(string name, string projectId, string region, IEnumerable<InfraCluster> clusters) =>
        clusters.FirstOrDefault(cluster => cluster.Api.Name == name && cluster.Api.ProjectId == projectId && cluster.Region == region) is { } holder
            ? Refusal.AlreadyExists($"A cluster named {name} already exists: {holder.Api.Uuid}, {holder.ShownStatus}.")
            : null;

    /// <summary>NAME-3: unique within the cluster.</summary>
    public static Refusal? UniqueGroup(string name, InfraCluster cluster) =>
        cluster.Groups.Find(group => group.Api.Name == name) is { } holder
            ? Refusal.AlreadyExists($"Cluster {cluster.Api.Name} already has a node group named {name}: {holder.Api.Uuid}.")
            : null;

    [GeneratedRegex(@"\A[a-zA-Z][a-zA-Z0-9_.-]*\z")]
    private static partial Regex Form();
}
