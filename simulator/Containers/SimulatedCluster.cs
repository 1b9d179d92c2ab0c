using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Vkcc.Simulator;

/// <summary>What stands behind the object that the service shows of a cluster, of either generation.</summary>
internal abstract class SimulatedCluster
{
    public required string Region { get; init; }

    /// <summary>Made once, so that the kubeconfig keeps its bytes (vk-cloud-api.md section 3.10).</summary>
    public required string CaCertificate { get; set; }

    /// <summary>What its Kubernetes API proves itself with; older state files have none.</summary>
    public ServingCertificate? Serving { get; set; }

    /// <summary>Where its Kubernetes API listens on loopback; 0 until somebody asks for the kubeconfig.</summary>
    public int KubernetesPort { get; set; }

    [JsonIgnore]
    public KubernetesObjects Kubernetes { get; } = new();

    /// <summary>Identity address and user for the kubeconfig's plugin: those of the creation.</summary>
    public required string AuthUrl { get; init; }

    public required string CreatorName { get; init; }

    public List<Master> Masters { get; init; } = [];

    public Operation? Operation { get; set; }

    /// <summary>Accepted while another operation ran, in this order (<see cref="Habits.QueueWhileBusy"/>); older state files have none.</summary>
    public List<Operation> Queue { get; set; } = [];

    /// <summary>Gone with the cluster; older state files have none.</summary>
    public List<InstalledAddon> Addons { get; set; } = [];

    /// <summary>Those of the platform among them; gone with the cluster. Older state files have none.</summary>
    public List<ClusterPolicy> Policies { get; set; } = [];

    /// <summary>Nothing is left of it; the world forgets it.</summary>
    [JsonIgnore]
    public bool Gone { get; set; }

    public abstract int Generation { get; }

    /// <summary>Of the first generation its UUID.</summary>
    public abstract string Id { get; }

    public abstract string Name { get; }

    public abstract string ProjectId { get; }

    public abstract string CreatedAt { get; }

    public abstract string NodesSubnetId { get; }

    /// <summary>The one that operations move, see <see cref="ShownStatus"/>.</summary>
    public abstract string Status { get; }

    public abstract string? StatusReason { get; }

    public abstract string Version { get; }

    /// <summary><c>standard</c> or <c>regional</c>.</summary>
    public abstract string Type { get; }

    public abstract string FlavorId { get; }

    /// <summary>Empty until there is one.</summary>
    public abstract string ApiAddress { get; }

    [JsonIgnore]
    public abstract IEnumerable<SimulatedGroup> NodeGroups { get; }

    /// <summary>All but the last is done, and some reads have to see that before it is over.</summary>
    public virtual bool Lingers => false;

    public int HealthyMasters => Masters.Count(master => master.Healthy);

    /// <summary>SPREAD-5: the Kubernetes API works while a majority of masters does.</summary>
    public bool HasQuorum => HealthyMasters >= Quorum.Of(Masters.Count);

    /// <summary>A running cluster without majority reconciles until its masters are back (SPREAD-5, undocumented).</summary>
    public string ShownStatus => Status == ClusterStatus.Running && !HasQuorum ? ClusterStatus.Reconciling : Status;

    public int Workers => NodeGroups.Sum(group => group.Size);

    /// <summary>Empty for the second generation, whose masters stand in no network of the user's (GEN-3).</summary>
    public virtual string MasterAddress(int number) => "";

    /// <summary>The service's object as JSON.</summary>
    public abstract JsonObject Describe();

    public abstract void SetStatus(Shown status, string? reason = null);

    public abstract void SetFlavor(string flavorId);

    /// <summary>An upgrade is complete.</summary>
    public abstract void Upgrade(Operation operation);

    /// <summary>It runs from now on.</summary>
    public abstract void ShowAddresses();

    /// <summary>So many reads see it as it is now, whatever changes.</summary>
    public abstract void KeepSeen(int reads);

    public abstract void Remove(SimulatedGroup group);

    /// <summary>The object changed at this time, which only the first generation shows.</summary>
    public virtual void Touch(DateTimeOffset time)
    {
    }

    /// <summary>Whatever it is busy with, or was to be.</summary>
    public void Drop()
    {
        Operation = null;
        Queue.Clear();
    }

    /// <summary>Null for a group that is gone.</summary>
    public SimulatedGroup? Group(string? id) => NodeGroups.FirstOrDefault(group => group.Id == id);

    public void SetZone(string zone, bool failed)
    {
        foreach (var master in Masters.Where(master => master.Zone == zone))
        {
            master.ZoneFailed = failed;
        }
    }

    /// <summary>Stops the work when the majority or the zone it is done in is gone, and takes it up where it stood when that is back.</summary>
    public void PauseOrResume(DateTimeOffset now, Func<string, bool> zoneIsOpen)
    {
        // What the platform takes away needs no control plane.
        if (Operation is null or { Kind: OperationKind.DeleteCluster })
        {
            return;
        }

        if (!HasQuorum || (ZoneOf(Operation) is { } zone && !zoneIsOpen(zone)))
        {
            Operation.PausedAt ??= now;
        }
        else if (Operation.PausedAt is { } since)
        {
            Operation.Due += now - since;
            Operation.PausedAt = null;
        }
    }

    /// <summary>Puts the masters where zones and count say.</summary>
    protected void PlaceMasters(IEnumerable<string> zones, int count, IReadOnlyList<DiskObject> disks, Func<string, bool> zoneIsOpen)
    {
        Masters.Clear();
        Masters.AddRange(Placement.Spread(zones, count).Select((zone, number) => new Master
        {
            Number = number,
            Zone = zone,
            FlavorId = FlavorId,
            Version = Version,
            Disks = disks,
            ZoneFailed = !zoneIsOpen(zone),
        }));
    }

    /// <summary>Where the running step makes or changes machines; null when that is no single zone, or when it only takes some away.</summary>
    private string? ZoneOf(Operation operation)
    {
        var step = operation.Steps[operation.Current];
        var group = step.NodeGroupId ?? (operation.Kind is OperationKind.CreateNodeGroup or OperationKind.UpdateNodeGroup ? operation.NodeGroupId : null);
        return step.Master is { } number ? Masters.Find(master => master.Number == number)?.Zone : Group(group)?.Zone;
    }
}

/// <summary>Statuses of a cluster: <c>status</c> of the second generation, <c>new_status</c> of the first (vk-cloud-api.md sections 2.3 and 3.4).</summary>
internal static class ClusterStatus
{
    public const string Provisioning = "PROVISIONING";
    public const string Running = "RUNNING";
    public const string Reconciling = "RECONCILING";
    public const string Deleting = "DELETING";

    /// <summary>First generation only; what the second says of a stopped cluster is unknown.</summary>
    public const string Shutoff = "SHUTOFF";

    /// <summary>Inferred for the second generation: its documents name no error status.</summary>
    public const string Error = "ERROR";

    /// <summary>Something goes on that has to end first.</summary>
    public static readonly string[] Busy = [Provisioning, Reconciling, Deleting];
}
