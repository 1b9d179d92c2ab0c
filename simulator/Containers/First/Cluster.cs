using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Vkcc.Simulator.First;

/// <summary>A first-generation cluster: what the service shows of it, and what is behind that.</summary>
internal sealed class Cluster : SimulatedCluster
{
    /// <summary>The service's object; its statuses are the ones that operations move.</summary>
    public required ClusterObject Api { get; set; }

    /// <summary>Addresses given at creation, shown when the cluster runs.</summary>
    public required string ReservedVip { get; init; }

    /// <summary>Empty without a floating IP.</summary>
    public required string ReservedFip { get; init; }

    public required List<string> ReservedMasterIps { get; init; }

    public List<NodeGroup> Groups { get; init; } = [];

    /// <summary>In ERROR because an upgrade was refused, as Magnum does; a change of size heals it.</summary>
    public bool RefusedUpgrade { get; set; }

    /// <summary>So many reads in the middle of its deletion are answered with 400 yet.</summary>
    [JsonIgnore]
    public int HalfDeletedReads { get; set; }

    [JsonIgnore]
    public LateSight<ClusterObject> Sight { get; } = new();

    public override int Generation => 1;

    public override string Id => Api.Uuid;

    public override string Name => Api.Name;

    public override string ProjectId => Api.ProjectId;

    public override string CreatedAt => Api.CreatedAt;

    public override string NodesSubnetId => Api.SubnetId;

    public override string Status => Api.NewStatus;

    public override string? StatusReason => Api.StatusReason;

    public override string Version => Api.CoeVersion;

    public override string Type => Api.ClusterType;

    public override string FlavorId => Api.MasterFlavorId;

    public override string ApiAddress => Api.ApiAddress;

    [JsonIgnore]
    public override IEnumerable<SimulatedGroup> NodeGroups => Groups;

    /// <summary>The groups go before the cluster's own row.</summary>
    public override bool Lingers => HalfDeletedReads > 0 && Operation is { Kind: OperationKind.DeleteCluster };

    /// <summary>Between the end of its groups and its own.</summary>
    public bool IsHalfDeleted(DateTimeOffset now) => Lingers && Operation!.Due <= now;

    public ClusterObject Show() => Api with { NewStatus = ShownStatus, NodeCount = Workers };

    public override string MasterAddress(int number) => ReservedMasterIps.ElementAtOrDefault(number) ?? "";

    public override JsonObject Describe() => Json.ObjectOf(Show());

    public override void SetStatus(Shown status, string? reason = null) =>
        Api = Api with { NewStatus = status.Status, Status = status.Old ?? Api.Status, StatusReason = reason };

    public override void SetFlavor(string flavorId) => Api = Api with { MasterFlavorId = flavorId };

    public override void Remove(SimulatedGroup group) => Groups.Remove((NodeGroup)group);

    public override void Touch(DateTimeOffset time) => Api = Api with { UpdatedAt = SimulatedClock.Text(time) };

    /// <summary>What came from the old template comes from the new one; what was asked for stays.</summary>
    public override void Upgrade(Operation operation)
    {
        var version = KubernetesVersion.Parse(operation.TargetVersion)!;
        var old = KubernetesVersion.Parse(Api.CoeVersion) is { } before ? ClusterTemplate.LabelsOf(before) : [];
        var labels = ClusterTemplate.LabelsOf(version);
        foreach (var (key, value) in Api.Labels.Where(label => old.GetValueOrDefault(label.Key) != label.Value))
        {
            labels[key] = value;
        }

        Api = Api with { ClusterTemplateId = operation.TargetTemplateId!, CoeVersion = version.ToString(), Labels = labels };
        Masters.ForEach(master => master.Version = Version);
        Groups.ForEach(group => group.Nodes.ForEach(node => node.Version = Version));
    }

    public override void KeepSeen(int reads) => Sight.Keep(Show(), reads);

    public override void ShowAddresses()
    {
        var outside = ReservedFip.Length > 0 ? ReservedFip : ReservedVip;
        Api = Api with { ApiLbVip = ReservedVip, ApiLbFip = ReservedFip, ApiAddress = $"https://{outside}:6443", MasterAddresses = [.. ReservedMasterIps] };
    }

    /// <summary>Puts every master where the object's zones, count, flavor and version say.</summary>
    public void PlaceMasters(Func<string, bool> zoneIsOpen) => PlaceMasters(Api.Zones, Api.MasterCount, MasterDisks(Api.Labels), zoneIsOpen);

    /// <summary>Of one master, as the labels say (MST-2).</summary>
    public static IReadOnlyList<DiskObject> MasterDisks(Dictionary<string, string> labels)
    {
        return
        [
            new(labels.GetValueOrDefault("cluster_node_volume_type", "ceph-ssd"), Size("master_volume_size", 50)),
            new("high-iops", Size("etcd_volume_size", 10)),
        ];

        int Size(string label, int otherwise) => int.TryParse(labels.GetValueOrDefault(label), out var size) ? size : otherwise;
    }
}
