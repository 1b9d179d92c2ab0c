using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Vkcc.Simulator.First;

/// <summary>A first-generation node group: what the service shows of it, and its nodes.</summary>
internal sealed class NodeGroup : SimulatedGroup
{
    public required NodeGroupObject Api { get; set; }

    [JsonIgnore]
    public LateSight<NodeGroupObject> Sight { get; } = new();

    public override string Id => Api.Uuid;

    public override string Name => Api.Name;

    public override string Zone => Api.Zone;

    public override string FlavorId => Api.FlavorId;

    public override int Size => Api.NodeCount;

    public override int DiskSize => Api.VolumeSize;

    [JsonIgnore]
    public override IEnumerable<KeyValuePair<string, string>> NodeLabels => Api.Labels.Select(label => KeyValuePair.Create(label.Key ?? "", label.Value ?? ""));

    [JsonIgnore]
    public override IEnumerable<Taint> NodeTaints => Api.Taints;

    [JsonIgnore]
    public override (int? Min, int? Max)? Limits => Api.AutoscalingEnabled ? (Api.MinNodes, Api.MaxNodes) : null;

    public override int Percent => Api.MaxNodeUnavailable;

    /// <summary>Stopped together with its cluster.</summary>
    public NodeGroupObject Show(SimulatedCluster cluster) => Api with
    {
        State = cluster.Status == ClusterStatus.Shutoff ? ClusterStatus.Shutoff : Api.State,
        Nodes = [.. Nodes.Select(node => new NodeObject(node.Uuid, node.Name, Api.Uuid, "DEPLOYED", node.Version, node.CreatedAt, null))],
    };

    public override JsonObject Describe(SimulatedCluster cluster) => Json.ObjectOf(Show(cluster));

    public override void SetFlavor(string flavorId) => Api = Api with { FlavorId = flavorId };

    public override void KeepSeen(SimulatedCluster cluster, int reads) => Sight.Keep(Show(cluster), reads);

    public override void Touch(DateTimeOffset time) => Api = Api with { UpdatedAt = SimulatedClock.Text(time) };
}
