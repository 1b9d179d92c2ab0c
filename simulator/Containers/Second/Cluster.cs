using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Vkcc.Simulator.Second;

/// <summary>A second-generation cluster: what the service shows of it, and what is behind that.</summary>
internal sealed class Cluster : SimulatedCluster
{
    /// <summary>The service's object; its status is the one that operations move.</summary>
    public required ClusterObject Api { get; set; }

    /// <summary>Given to the load balancer at creation, shown when the cluster runs.</summary>
    public required string ReservedInternalIp { get; init; }

    /// <summary>Empty without a public address.</summary>
    public required string ReservedExternalIp { get; init; }

    public List<NodeGroup> Groups { get; init; } = [];

    [JsonIgnore]
    public LateSight<ClusterObject> Sight { get; } = new();

    public override int Generation => 2;

    public override string Id => Api.Id;

    public override string Name => Api.Name;

    public override string ProjectId => Api.ProjectId;

    public override string CreatedAt => Api.CreatedAt;

    public override string NodesSubnetId => Api.NetworkConfig.Engine?.SprutEngine?.SubnetId ?? "";

    public override string Status => Api.Status;

    public override string? StatusReason => Api.StatusReason;

    public override string Version => Api.Version;

    public override string Type => Api.DeploymentType.MultiZonalDeployment is null ? "standard" : "regional";

    public override string FlavorId => Api.FlavorId;

    public override string ApiAddress => Api.ApiAddress;

    [JsonIgnore]
    public override IEnumerable<SimulatedGroup> NodeGroups => Groups;

    /// <summary>The object that <c>GET clusters/{id}</c> answers with.</summary>
    public ClusterObject Show() => Api with { Status = ShownStatus, NodeGroups = [.. Groups.Select(group => group.Api)] };

    /// <summary>One look through the API, at its groups too; null while nothing is found yet.</summary>
    public ClusterObject? Look() =>
        Sight.Read(() => Show() with { NodeGroups = [.. Groups.Select(group => group.Sight.Read(() => group.Api)).OfType<NodeGroupObject>()] });

    public override JsonObject Describe() => Json.ObjectOf(Show());

    public override void SetStatus(Shown status, string? reason = null) => Api = Api with { Status = status.Status, StatusReason = reason };

    public override void SetFlavor(string flavorId) => Api = Api with { Master = Api.Master with { VmEngine = new MachineEngine(new NovaEngine(flavorId)) } };

    public override void Remove(SimulatedGroup group) => Groups.Remove((NodeGroup)group);

    public override void Upgrade(Operation operation) => Api = Api with { Version = operation.TargetVersion ?? Api.Version };

    public override void KeepSeen(int reads) => Sight.Keep(Show(), reads);

    public override void ShowAddresses()
    {
        var outside = ReservedExternalIp.Length > 0 ? ReservedExternalIp : ReservedInternalIp;
        Api = Api with { InternalIp = ReservedInternalIp, ExternalIp = ReservedExternalIp, ApiAddress = $"https://{outside}:6443" };
    }

    /// <summary>Puts every master where the object's zones, count, flavor and version say.</summary>
    public void PlaceMasters(Func<string, bool> zoneIsOpen) => PlaceMasters(Api.Zones, Api.Master.Replicas, Api.Master.Disks, zoneIsOpen);
}
