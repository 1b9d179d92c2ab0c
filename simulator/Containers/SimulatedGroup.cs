using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Vkcc.Simulator;

/// <summary>What stands behind the object that the service shows of a node group, of either generation.</summary>
internal abstract class SimulatedGroup
{
    public List<Node> Nodes { get; init; } = [];

    /// <summary>Number of the next node's name; names are never used twice.</summary>
    public int NextNode { get; set; }

    /// <summary>Of the first generation its UUID.</summary>
    public abstract string Id { get; }

    public abstract string Name { get; }

    public abstract string Zone { get; }

    public abstract string FlavorId { get; }

    /// <summary>Nodes that should run now.</summary>
    public abstract int Size { get; }

    /// <summary>GB of each node's root disk.</summary>
    public abstract int DiskSize { get; }

    /// <summary>What the platform writes onto the nodes (LT-4).</summary>
    [JsonIgnore]
    public abstract IEnumerable<KeyValuePair<string, string>> NodeLabels { get; }

    /// <summary>As <see cref="NodeLabels"/>.</summary>
    [JsonIgnore]
    public abstract IEnumerable<Taint> NodeTaints { get; }

    /// <summary>Limits of the autoscaler; null for a fixed size.</summary>
    [JsonIgnore]
    public abstract (int? Min, int? Max)? Limits { get; }

    /// <summary>How many nodes may leave at once.</summary>
    public abstract int Percent { get; }

    /// <summary>UPG-6: nodes that leave at once, ceil(nodes × percent / 100) and at least one.</summary>
    public int WaveSize => Math.Max(1, ((Size * Percent) + 99) / 100);

    public int Waves => (Size + WaveSize - 1) / WaveSize;

    /// <summary>The service's object as JSON.</summary>
    public abstract JsonObject Describe(SimulatedCluster cluster);

    public abstract void SetFlavor(string flavorId);

    /// <summary>So many reads see it as it is now, whatever changes.</summary>
    public abstract void KeepSeen(SimulatedCluster cluster, int reads);

    /// <summary>The object changed at this time, which only the first generation shows.</summary>
    public virtual void Touch(DateTimeOffset time)
    {
    }

    /// <summary>Makes as many nodes run as the group asks for; the newest go first.</summary>
    public void MatchSize(SimulatedCluster cluster, DateTimeOffset now)
    {
        while (Nodes.Count > Size)
        {
            Nodes.RemoveAt(Nodes.Count - 1);
        }

        while (Nodes.Count < Size)
        {
            Nodes.Add(new Node
            {
                Uuid = Guid.NewGuid().ToString("D"),
                Name = $"{cluster.Name}-{Name}-{NextNode++}",
                Zone = Zone,
                FlavorId = FlavorId,
                Version = cluster.Version,
                CreatedAt = SimulatedClock.Text(now),
            });
        }
    }
}

/// <summary>One worker: a machine in the user's project in the first generation (GEN-1), and never shown by the second (GEN-4).</summary>
internal sealed class Node
{
    /// <summary>Older state files have none for the second generation.</summary>
    public string Uuid { get; set; } = "";

    public required string Name { get; init; }

    public required string Zone { get; init; }

    public required string FlavorId { get; set; }

    public required string Version { get; set; }

    /// <summary>Older state files have none for the second generation.</summary>
    public string CreatedAt { get; set; } = "";

    /// <summary>When an upgrade or a new flavor last put another machine in its place; empty when none did.</summary>
    public string ReplacedAt { get; set; } = "";

    /// <summary>In the subnet of its cluster; empty until somebody looks at the nodes through Kubernetes.</summary>
    public string Address { get; set; } = "";
}

/// <summary>A taint of a node group, in the one form that both generations have.</summary>
internal sealed record Taint(string? Key, string? Value, string? Effect);
