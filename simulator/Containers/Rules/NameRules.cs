using System.Text.RegularExpressions;

namespace Vkcc.Simulator;

/// <summary>Names and descriptions (rules section 12).</summary>
internal static partial class NameRules
{
    /// <summary>NAME-1: 3 to 24 characters.</summary>
    public static Refusal? Length(string kind, string name) => name.Length is >= 3 and <= 24
        ? null
        : Refusal.Invalid($"The name of a {kind} must have 3 to 24 characters; {name} has {name.Length}.");

    /// <summary>NAME-2 in the loose form of the first generation, since clusters with such names exist.</summary>
    public static Refusal? LooseCharacters(string kind, string name) => LooseForm().IsMatch(name)
        ? null
        : Refusal.Invalid($"The name of a {kind} must start with a letter and may use letters, digits, underscore, point and hyphen; got {name}.");

    /// <summary>NAME-2: a letter first, then letters, digits and single hyphens, a letter or digit last.</summary>
    public static Refusal? Characters(string kind, string name) => Form().IsMatch(name)
        ? null
        : Refusal.Invalid($"The name of a {kind} may use a-z, 0-9 and single hyphens, must start with a letter and end with a letter or digit; got {name}.");

    /// <summary>NG-10.</summary>
    public static Refusal? Reserved(string name) => name == "master"
        ? Refusal.Invalid("master is reserved and cannot name a node group.")
        : null;

    /// <summary>NAME-3: unique in the project, and held until the old cluster is gone.</summary>
    public static Refusal? UniqueCluster(string name, string projectId, string region, IEnumerable<SimulatedCluster> clusters) =>
        clusters.FirstOrDefault(cluster => cluster.Name == name && cluster.ProjectId == projectId && cluster.Region == region) is { } holder
            ? Refusal.AlreadyExists($"A cluster named {name} already exists: {holder.Id}, {holder.ShownStatus}.")
            : null;

    /// <summary>NAME-3: unique within the cluster.</summary>
    public static Refusal? UniqueGroup(string name, SimulatedCluster cluster) =>
        cluster.NodeGroups.FirstOrDefault(group => group.Name == name) is { } holder
            ? Refusal.AlreadyExists($"Cluster {cluster.Name} already has a node group named {name}: {holder.Id}.")
            : null;

    /// <summary>NAME-4: the client may choose the UUID, once.</summary>
    public static Refusal? Uuid(string uuid, IEnumerable<Second.Cluster> clusters)
    {
        if (uuid.Length == 0)
        {
            return null;
        }

        return !Guid.TryParseExact(uuid, "D", out _) ? Refusal.Invalid($"uuid must be a UUID, got {uuid}.")
            : clusters.FirstOrDefault(cluster => string.Equals(cluster.Api.Uuid, uuid, StringComparison.OrdinalIgnoreCase)) is { } holder
                ? Refusal.AlreadyExists($"A cluster with uuid {uuid} already exists: {holder.Api.Id}, {holder.ShownStatus}.")
                : null;
    }

    /// <summary>NAME-5.</summary>
    public static Refusal? Description(string description) => description.EnumerateRunes().Count() is var length && length <= 256
        ? null
        : Refusal.Invalid($"The description may have at most 256 characters, got {length}.");

    [GeneratedRegex(@"\A[a-zA-Z][a-zA-Z0-9_.-]*\z")]
    private static partial Regex LooseForm();

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*\z")]
    private static partial Regex Form();
}
