using System.Text.Json.Serialization;

namespace Vkcc.Simulator;

/// <summary>Everything that is kept, a member for each kind: the world changes it, and the state file is it.</summary>
/// <remarks>A member that older files lack can be set, since only then its default stays when it is read.</remarks>
internal sealed record Store
{
    public const int CurrentFormat = 1;

    public int Format { get; init; } = CurrentFormat;

    /// <summary>Simulated time of the save.</summary>
    public required DateTimeOffset Clock { get; init; }

    [JsonPropertyName("clusters")]
    public required List<Second.Cluster> SecondClusters { get; init; }

    /// <summary>Those of the first generation; files of before it have none.</summary>
    [JsonPropertyName("infra_clusters")]
    public List<First.Cluster> FirstClusters { get; set; } = [];

    /// <summary>Projects that may not create first-generation clusters (GEN-7).</summary>
    public HashSet<string> ClosedProjects { get; set; } = [];

    public required List<Token> Tokens { get; init; }

    /// <summary>By region; a region without an entry has the default ones.</summary>
    public required Dictionary<string, Quotas> Quotas { get; init; }

    public required HashSet<string> FailedZones { get; init; }

    /// <summary>Files of before networks could change have none.</summary>
    public Networking Networking { get; set; } = new();

    /// <summary>Those of the second generation first.</summary>
    [JsonIgnore]
    public IEnumerable<SimulatedCluster> AllClusters => [.. SecondClusters, .. FirstClusters];

    /// <summary>A cloud in which nobody has done anything yet.</summary>
    public static Store Of(WorldFile file, DateTimeOffset now) =>
        new() { Clock = now, SecondClusters = [], Tokens = [], Quotas = file.Quotas, FailedZones = [], Networking = file.Networking };

    /// <summary>A null among what must be something, which reading lets pass within lists.</summary>
    [JsonIgnore]
    public bool HasGaps =>
        AllClusters.Any(cluster => cluster is null
            || cluster.Masters.Contains(null!)
            || cluster.Queue.Contains(null!)
            || cluster.NodeGroups.Any(group => group is null || group.Nodes.Contains(null!))
            || cluster.Addons.Contains(null!)
            || cluster.Policies.Contains(null!))
        || Tokens.Contains(null!)
        || Networking.HasGaps;
}
