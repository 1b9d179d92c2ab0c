using System.Text.Json.Serialization;

namespace Vkcc.Simulator;

/// <summary>A first-generation node group: what the service shows of it, and its nodes.</summary>
internal sealed class InfraNodeGroup
{
    public required InfraNodeGroupObject Api { get; set; }

    public List<InfraNode> Nodes { get; init; } = [];

    /// <summary>Number of the next node's name; names are never used twice.</summary>
    public int NextNode { get; set; }

    [JsonIgnore]
    public LateSight<InfraNodeGroupObject> Sight { get; } = new();

    /// <summary>UPG-6: nodes that leave at once, ceil(nodes × percent / 100) and at least one.</summary>
    [JsonIgnore]
    public int WaveSize => Math.Max(1, ((Api.NodeCount * Api.MaxNodeUnavailable) + 99) / 100);

    [JsonIgnore]
    public int Waves => (Api.NodeCount + WaveSize - 1) / WaveSize;

    /// <summary>Stopped together with its cluster.</summary>
    public InfraNodeGroupObject Show(InfraCluster cluster) => Api with
    {
        State = cluster.Api.NewStatus == InfraStatus.Shutoff ? InfraStatus.Shutoff : Api.State,
        Nodes = [.. Nodes.Select(node => new InfraNodeObject(node.Uuid, node.Name, Api.Uuid, "DEPLOYED", node.Version, node.CreatedAt, null))],
    };

    /// <summary>Makes as many nodes run as the group asks for; the newest go first.</summary>
    public void MatchSize(InfraCluster cluster, DateTimeOffset now)
    {
        while (Nodes.Count > Api.NodeCount)
        {
            Nodes.RemoveAt(Nodes.Count - 1);
        }

        while (Nodes.Count < Api.NodeCount)
        {
            Nodes.Add(new InfraNode
            {
                Uuid = Guid.NewGuid().ToString("D"),
                Name = $"{cluster.Api.Name}-{Api.Name}-{NextNode++}",
                Zone = Api.Zone,
                FlavorId = Api.FlavorId,
                Version = cluster.Api.CoeVersion,
                CreatedAt = ClusterFactory.Time(now),
            });
        }
    }
}
