using System.Collections.Concurrent;
using VkCloud;

namespace Vkcc;

/// <summary>What the objects of one plan come to together: names that only one of them can have, places of security policies, machines for the quota, versions
/// that clusters go to, and what add-ons stand on.</summary>
/// <remarks>Every entry belongs to one call of Terraform (<see cref="PlanContext{TModel}.Call"/>), which may plan its object twice and counts once.</remarks>
internal sealed class PlanTally
{
    private readonly Lock gate = new();
    private readonly Dictionary<PlannedName, object> names = [];
    private readonly ConcurrentDictionary<string, TfValue<string>> upgrades = new(StringComparer.Ordinal);
    private readonly Dictionary<object, (PlannedPolicy Policy, bool Moves)> policies = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, PlannedCluster> clusters = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, PlannedGroup> groups = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, PlannedAddon> addons = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, (TfValue<long> Generation, QuotaRules.Resources More)> machines = new(ReferenceEqualityComparer.Instance);

    /// <summary>Takes a name that only one new object can have.</summary>
    /// <returns>False when another object of the plan has taken it.</returns>
    public bool Claim(PlannedName name, object call)
    {
        lock (gate)
        {
            return names.TryAdd(name, call) || names[name] == call;
        }
    }

    /// <summary>Notes the version that the plan gives a cluster: what refers to the cluster is planned afterwards, and applied to what it is then.</summary>
    public void Upgrade(string clusterId, TfValue<string> version) => upgrades[clusterId] = version;

    /// <summary>The version that the plan takes a cluster to, perhaps unknown; null when it leaves the version alone.</summary>
    public TfValue<string>? UpgradeOf(string clusterId) => upgrades.TryGetValue(clusterId, out var version) ? version : default(TfValue<string>?);

    /// <summary>Notes a cluster that the plan makes, whose id is known later: what refers to it is planned afterwards.</summary>
    public void NoteCluster(PlannedCluster cluster, object call) => Note(clusters, cluster, call);

    /// <summary>The clusters that the plan makes, as far as it has come by them.</summary>
    public IReadOnlyList<PlannedCluster> NewClusters => Noted(clusters, _ => true);

    /// <summary>Notes what the plan makes of a node group: what depends on it is planned afterwards.</summary>
    public void NoteGroup(PlannedGroup group, object call) => Note(groups, group, call);

    /// <summary>The groups of a cluster that the plan has come by so far.</summary>
    /// <param name="clusterId">Unknown: those whose cluster is not known yet.</param>
    public IReadOnlyList<PlannedGroup> GroupsOf(TfValue<string> clusterId) => Noted(groups, group => group.ClusterId == clusterId);

    /// <summary>Notes a new add-on of the plan.</summary>
    public void NoteAddon(PlannedAddon addon, object call) => Note(addons, addon, call);

    /// <summary>The new add-ons of a cluster that the plan has come by so far.</summary>
    /// <param name="clusterId">Unknown: those whose cluster is not known yet.</param>
    public IReadOnlyList<PlannedAddon> AddonsOf(TfValue<string> clusterId) => Noted(addons, addon => addon.ClusterId == clusterId);

    /// <summary>Takes the place of a security policy. What stands as it stood is left alone, whatever the cloud once let in.</summary>
    /// <param name="moves">Whether it is new, or comes from another namespace.</param>
    /// <returns>The namespace of another policy of the plan that excludes it; null when there is none.</returns>
    public string? Claim(PlannedPolicy policy, bool moves, object call)
    {
        lock (gate)
        {
            var others =
                from p in policies
                where p.Key != call && (moves || p.Value.Moves) && p.Value.Policy.Excludes(policy)
                select p.Value.Policy.Namespace;
            if (others.Order(StringComparer.Ordinal).FirstOrDefault() is { } other)
            {
                return other;
            }

            policies[call] = (policy, moves);
            return null;
        }
    }

    /// <summary>Counts what an object adds, or gives back.</summary>
    /// <param name="generation">Machines of the first live in the project, those of the second do not; unknown may be either.</param>
    /// <returns>What the plan adds in all so far, of the generation and of those that may be of it.</returns>
    public QuotaRules.Resources Add(TfValue<long> generation, QuotaRules.Resources more, object call)
    {
        lock (gate)
        {
            machines[call] = (generation, more);
            return machines.Values
                .Where(m => generation.IsUnknown || m.Generation.IsUnknown || GenerationRules.IsFirst(m.Generation) == GenerationRules.IsFirst(generation))
                .Aggregate(QuotaRules.Resources.None, (sum, m) => sum.Plus(m.More));
        }
    }

    private void Note<T>(Dictionary<object, T> notes, T note, object call)
    {
        lock (gate)
        {
            notes[call] = note;
        }
    }

    private IReadOnlyList<T> Noted<T>(Dictionary<object, T> notes, Func<T, bool> isWanted)
    {
        lock (gate)
        {
            return [.. notes.Values.Where(isWanted)];
        }
    }
}

/// <summary>A name that one new object of a plan can have.</summary>
/// <param name="Type">Of the resource.</param>
/// <param name="ClusterId">Of what is a cluster's; null for a cluster.</param>
internal readonly record struct PlannedName(string Type, string? ClusterId, string Name);

/// <summary>The place of a security policy of a plan.</summary>
/// <param name="Template">By its name, whatever its version.</param>
internal readonly record struct PlannedPolicy(string ClusterId, string Template, string Namespace)
{
    /// <summary>SEC-4: whether a cluster cannot have both.</summary>
    public bool Excludes(PlannedPolicy other) =>
        ClusterId == other.ClusterId && Template == other.Template && SecurityPolicyRules.Exclude(Namespace, other.Namespace);
}

/// <summary>A cluster that a plan makes.</summary>
internal readonly record struct PlannedCluster(TfValue<long> Generation, TfValue<string> Version);

/// <summary>A node group of a plan.</summary>
/// <param name="Id">Of one that is there.</param>
/// <param name="Most">Nodes; the upper limit of an autoscaled group.</param>
internal readonly record struct PlannedGroup(TfValue<string> ClusterId, TfValue<string> Id, TfValue<long> Most, TfValue<string> Flavor);

/// <summary>A new add-on of a plan.</summary>
/// <param name="Requests">At least.</param>
internal readonly record struct PlannedAddon(TfValue<string> ClusterId, string Name, PodRoom Requests);
