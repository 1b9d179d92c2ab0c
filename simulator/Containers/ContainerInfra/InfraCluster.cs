using System.Text.Json.Serialization;

namespace Vkcc.Simulator;

/// <summary>A first-generation cluster: what the service shows of it, and what is behind that.</summary>
internal sealed class InfraCluster
{
    public required string Region { get; init; }

    /// <summary>The service's object; its statuses are the ones that operations move, see <see cref="ShownStatus"/>.</summary>
    public required InfraClusterObject Api { get; set; }

    /// <summary>Addresses given at creation, shown when the cluster runs.</summary>
    public required string ReservedVip { get; init; }

    /// <summary>Empty without a floating IP.</summary>
    public required string ReservedFip { get; init; }

    public required List<string> ReservedMasterIps { get; init; }

    public required string CaCertificate { get; init; }

    /// <summary>Identity address and user for the kubeconfig's plugin: those of the creation.</summary>
    public required string AuthUrl { get; init; }

    public required string CreatorName { get; init; }

    public List<Master> Masters { get; init; } = [];

    public List<InfraNodeGroup> Groups { get; init; } = [];

    public Operation? Operation { get; set; }

    /// <summary>In ERROR because an upgrade was refused, as Magnum does; a change of size heals it.</summary>
    public bool RefusedUpgrade { get; set; }

    /// <summary>Nothing is left of it; the world forgets it.</summary>
    [JsonIgnore]
    public bool Gone { get; set; }

    /// <summary>So many reads in the middle of its deletion are answered with 400 yet.</summary>
    [JsonIgnore]
    public int HalfDeletedReads { get; set; }

    [JsonIgnore]
    public LateSight<InfraClusterObject> Sight { get; } = new();

    [JsonIgnore]
    public int HealthyMasters => Masters.Count(master => master.Healthy);

    /// <summary>SPREAD-5.</summary>
    [JsonIgnore]
    public bool HasQuorum => HealthyMasters >= Quorum.Of(Masters.Count);

    /// <summary>A running cluster without majority reconciles until its masters are back (SPREAD-5, undocumented).</summary>
    [JsonIgnore]
    public string ShownStatus => Api.NewStatus == InfraStatus.Running && !HasQuorum ? InfraStatus.Reconciling : Api.NewStatus;

    [JsonIgnore]
    public int Workers => Groups.Sum(group => group.Api.NodeCount);

    /// <summary>Between the end of its groups and its own.</summary>
    public bool IsHalfDeleted(DateTimeOffset now) =>
        HalfDeletedReads > 0 && Operation is { Kind: OperationKind.DeleteCluster } operation && operation.Due <= now;

    public InfraClusterObject Show() => Api with { NewStatus = ShownStatus, NodeCount = Workers };

    public void SetStatus(string status, string old, string? reason = null) => Api = Api with { NewStatus = status, Status = old, StatusReason = reason };

    public void SetZone(string zone, bool failed, DateTimeOffset now)
    {
        foreach (var master in Masters.Where(master => master.Zone == zone))
        {
            master.ZoneFailed = failed;
        }

        PauseOrResume(now);
    }

    /// <summary>Stops the work when the majority is gone and takes it up where it stood when it is back.</summary>
    public void PauseOrResume(DateTimeOffset now)
    {
        if (Operation is null or { Kind: OperationKind.DeleteCluster })
        {
            return;
        }

        if (!HasQuorum)
        {
            Operation.PausedAt ??= now;
        }
        else if (Operation.PausedAt is { } since)
        {
            Operation.Due += now - since;
            Operation.PausedAt = null;
        }
    }

    /// <summary>Puts every master where the object's zones, count, flavor and version say.</summary>
    public void PlaceMasters(Func<string, bool> zoneIsOpen)
    {
        var type = Api.Labels.GetValueOrDefault("cluster_node_volume_type", "ceph-ssd");
        DiskObject[] disks = [new(type, Size("master_volume_size", 50)), new("high-iops", Size("etcd_volume_size", 10))];
        Masters.Clear();
        Masters.AddRange(Placement.Spread(Api.Zones, Api.MasterCount).Select((zone, number) => new Master
        {
            Number = number,
            Zone = zone,
            FlavorId = Api.MasterFlavorId,
            Version = Api.CoeVersion,
            Disks = disks,
            ZoneFailed = !zoneIsOpen(zone),
        }));
    }

    private int Size(string label, int otherwise) => int.TryParse(Api.Labels.GetValueOrDefault(label), out var size) ? size : otherwise;
}
