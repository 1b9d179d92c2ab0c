using System.Text.Json.Serialization;

namespace Vkcc.Simulator;

/// <summary>What the state file holds; a member that older files lack can be set, since only then its default stays when it is read.</summary>
internal sealed record SavedState
{
    public const int CurrentFormat = 1;

    public int Format { get; init; } = CurrentFormat;

    /// <summary>Simulated time of the save.</summary>
    public required DateTimeOffset Clock { get; init; }

    public required List<Cluster> Clusters { get; init; }

    /// <summary>Files of before the first generation have none.</summary>
    public List<InfraCluster> InfraClusters { get; set; } = [];

    public HashSet<string> ClosedProjects { get; set; } = [];

    public required List<Token> Tokens { get; init; }

    public required Dictionary<string, Quotas> Quotas { get; init; }

    public required HashSet<string> FailedZones { get; init; }

    /// <summary>Files of before networks could change have none.</summary>
    public Networking Networking { get; set; } = new();

    /// <summary>A null among what must be something, which reading lets pass within lists.</summary>
    [JsonIgnore]
    public bool HasGaps =>
        Clusters.Exists(cluster => cluster is null || cluster.Masters.Contains(null!) || cluster.Queue.Contains(null!) || cluster.Groups.Exists(group => group is null || group.Nodes.Contains(null!)))
        || InfraClusters.Exists(cluster => cluster is null || cluster.Masters.Contains(null!) || cluster.Groups.Exists(group => group is null || group.Nodes.Contains(null!)))
        || Clusters.Concat<SimulatedCluster>(InfraClusters).Any(cluster => cluster.Addons.Contains(null!) || cluster.Policies.Contains(null!))
        || Tokens.Contains(null!)
        || Networking.HasGaps;
}
