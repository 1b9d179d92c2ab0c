using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Vkcc.Simulator.Second;

/// <summary>A second-generation node group: what the service shows of it, and its nodes.</summary>
internal sealed class NodeGroup : SimulatedGroup
{
    public required NodeGroupObject Api { get; set; }

    [JsonIgnore]
    public LateSight<NodeGroupObject> Sight { get; } = new();

    public override string Id => Api.Id;

    public override string Name => Api.Name;

    public override string Zone => Api.Zone;

    public override string FlavorId => Api.FlavorId;

    public override int Size => Api.ScaleSpec.Size;

    public override int DiskSize => Api.DiskType.CinderVolumeType?.Size ?? 0;

    [JsonIgnore]
    public override IEnumerable<KeyValuePair<string, string>> NodeLabels => Api.Labels;

    [JsonIgnore]
    public override IEnumerable<Taint> NodeTaints => Api.Taints;

    [JsonIgnore]
    public override (int? Min, int? Max)? Limits => Api.ScaleSpec.AutoScale is { } scale ? (scale.MinSize, scale.MaxSize) : null;

    public override int Percent => Api.ParallelUpgradeChunk;

    public override JsonObject Describe(SimulatedCluster cluster) => Json.ObjectOf(Api);

    public override void SetFlavor(string flavorId) => Api = Api with { VmEngine = new MachineEngine(new NovaEngine(flavorId)) };

    public override void KeepSeen(SimulatedCluster cluster, int reads) => Sight.Keep(Api, reads);
}
