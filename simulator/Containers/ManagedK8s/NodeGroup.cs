using System.Text.Json.Serialization;

namespace Vkcc.Simulator;

/// <summary>A second-generation node group: what the service shows of it, and its nodes.</summary>
internal sealed class NodeGroup
{
    public required NodeGroupObject Api { get; set; }

    public List<Node> Nodes { get; init; } = [];

    /// <summary>Number of the next node's name; names are never used twice.</summary>
    public int NextNode { get; set; }

    [JsonIgnore]
    public LateSight<NodeGroupObject> Sight { get; } = new();

    /// <summary>Makes as many nodes run as the group asks for; the newest go first.</summary>
    public void MatchSize(string clusterName, string version)
    {
        while (Nodes.Count > Api.ScaleSpec.Size)
        {
            Nodes.RemoveAt(Nodes.Count - 1);
        }

        while (Nodes.Count < Api.ScaleSpec.Size)
        {
            Nodes.Add(new Node
            {
                Name = $"{clusterName}-{Api.Name}-{NextNode++}",
                Zone = Api.Zone,
                FlavorId = Api.FlavorId,
                Version = version,
            });
        }
    }

    /// <summary>UPG-6: nodes that leave at once, ceil(nodes × percent / 100) and at least one.</summary>
    [JsonIgnore]
    public int WaveSize => Math.Max(1, ((Api.ScaleSpec.Size * Api.ParallelUpgradeChunk) + 99) / 100);

    [JsonIgnore]
    public int Waves => (Api.ScaleSpec.Size + WaveSize - 1) / WaveSize;
}
