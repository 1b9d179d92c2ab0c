using System.Text.Json.Serialization;

namespace Vkcc.Simulator;

/// <summary>A second-generation cluster: what the service shows of it, and what is behind that.</summary>
internal sealed class Cluster
{
    public required string Region { get; init; }

    /// <summary>The service's object; its status is the one that operations move, see <see cref="ShownStatus"/>.</summary>
    public required ClusterObject Api { get; set; }

    /// <summary>Given to the load balancer at creation, shown when the cluster runs.</summary>
    public required string ReservedInternalIp { get; init; }

    /// <summary>Empty without a public address.</summary>
    public required string ReservedExternalIp { get; init; }

    /// <summary>Made once, so that the kubeconfig keeps its bytes (vk-cloud-api.md section 3.10).</summary>
    public required string CaCertificate { get; init; }

    /// <summary>Identity address and user for the kubeconfig's plugin: those of the creation.</summary>
    public required string AuthUrl { get; init; }

    public required string CreatorName { get; init; }

    public List<Master> Masters { get; init; } = [];

    public List<NodeGroup> Groups { get; init; } = [];

    public Operation? Operation { get; set; }

    /// <summary>Accepted while another operation ran, in this order (<see cref="Habits.QueueWhileBusy"/>); older state files have none.</summary>
    public List<Operation> Queue { get; set; } = [];

    /// <summary>Nothing is left of it; the world forgets it.</summary>
    [JsonIgnore]
    public bool Gone { get; set; }

    [JsonIgnore]
    public LateSight<ClusterObject> Sight { get; } = new();

    [JsonIgnore]
    public int HealthyMasters => Masters.Count(master => master.Healthy);

    /// <summary>SPREAD-5: the Kubernetes API works while a majority of masters does.</summary>
    [JsonIgnore]
    public bool HasQuorum => HealthyMasters >= Quorum.Of(Masters.Count);

    /// <summary>A running cluster without majority reconciles until its masters are back (SPREAD-5, undocumented).</summary>
    [JsonIgnore]
    public string ShownStatus => Api.Status == ClusterStatus.Running && !HasQuorum ? ClusterStatus.Reconciling : Api.Status;

    [JsonIgnore]
    public int Workers => Groups.Sum(group => group.Api.ScaleSpec.Size);

    /// <summary>The object that <c>GET clusters/{id}</c> answers with.</summary>
    public ClusterObject Show() => Api with { Status = ShownStatus, NodeGroups = [.. Groups.Select(group => group.Api)] };

    /// <summary>One look through the API, at its groups too; null while nothing is found yet.</summary>
    public ClusterObject? Look() =>
        Sight.Read(() => Show() with { NodeGroups = [.. Groups.Select(group => group.Sight.Read(() => group.Api)).OfType<NodeGroupObject>()] });

    /// <summary>Puts it into a status where it stays; whatever it was busy with is dropped.</summary>
    public void Hold(string status, string? reason = null)
    {
        Operation = null;
        Queue.Clear();
        SetStatus(status, reason);
    }

    public void SetStatus(string status, string? reason = null) => Api = Api with { Status = status, StatusReason = reason };

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
        // What the platform takes away needs no control plane.
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
        var zones = Placement.Spread(Api.Zones, Api.Master.Replicas);
        Masters.Clear();
        Masters.AddRange(zones.Select((zone, number) => new Master
        {
            Number = number,
            Zone = zone,
            FlavorId = Api.FlavorId,
            Version = Api.Version,
            Disks = Api.Master.Disks,
            ZoneFailed = !zoneIsOpen(zone),
        }));
    }
}
