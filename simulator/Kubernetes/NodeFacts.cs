using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>How the kubelet of a node is.</summary>
internal enum NodeHealth
{
    Ready,

    /// <summary>Registered, and its network is not up yet.</summary>
    Starting,

    /// <summary>Nothing is heard of it: its zone is down, or its machine is being replaced.</summary>
    Silent,
}

/// <summary>A master or a worker as a Node of Kubernetes.</summary>
/// <param name="Group">Null for a master.</param>
/// <param name="Address">Empty while it has none.</param>
/// <param name="DiskGb">Of its root disk.</param>
/// <param name="Labels">The group's own, as a JSON object; text, so that two can be compared.</param>
/// <param name="Taints">The group's own, as a JSON array.</param>
/// <param name="Cordoned">Nothing new is put on it, since it leaves.</param>
internal sealed record NodeFacts(
    string Name,
    string Uid,
    DateTimeOffset Born,
    string? Group,
    string Region,
    string Zone,
    string FlavorId,
    string Version,
    string Address,
    int DiskGb,
    string Labels,
    string Taints,
    NodeHealth Health,
    bool Cordoned) : ObjectFacts(Name, Uid, Born)
{
    public override string Condition => Health.ToString();

    private Flavor? Flavor => FlavorGrid.Find(FlavorId);

    private string FlavorName => Flavor?.Name ?? FlavorId;

    /// <summary>The group's, and over them those that the kubelet, the cloud's controller and the platform set.</summary>
    public override Dictionary<string, string> AllLabels()
    {
        var labels = JsonSerializer.Deserialize(Labels, Json.Of<Dictionary<string, string>>(Json.Options))!;
        labels["beta.kubernetes.io/arch"] = labels["kubernetes.io/arch"] = "amd64";
        labels["beta.kubernetes.io/os"] = labels["kubernetes.io/os"] = "linux";
        labels["kubernetes.io/hostname"] = Name;
        labels["beta.kubernetes.io/instance-type"] = labels["node.kubernetes.io/instance-type"] = FlavorName;
        labels["topology.kubernetes.io/region"] = Region;
        labels["topology.kubernetes.io/zone"] = labels["topology.cinder.csi.openstack.org/zone"] = Zone;
        if (Group is null)
        {
            labels["node-role.kubernetes.io/control-plane"] = labels["node-role.kubernetes.io/master"] = "";
        }
        else
        {
            labels["mcs.mail.ru/mcs-nodepool"] = Group;
            if (Flavor is { Gpu: true })
            {
                labels["mcs.mail.ru/gpu-exists"] = "true";
            }
        }

        return labels;
    }

    public override string? Field(string name) => name == "spec.unschedulable" ? Cordoned ? "true" : "false" : base.Field(name);

    public override JsonObject Describe(ObjectEntry entry)
    {
        var metadata = entry.Metadata();
        metadata["annotations"] = new JsonObject { ["node.alpha.kubernetes.io/ttl"] = "0" };
        var spec = new JsonObject { ["providerID"] = $"openstack:///{Uid}" };
        if (AllTaints(entry.Since) is { Count: > 0 } taints)
        {
            spec["taints"] = taints;
        }

        if (Cordoned)
        {
            spec["unschedulable"] = true;
        }

        return new JsonObject { ["metadata"] = metadata, ["spec"] = spec, ["status"] = Status(entry) };
    }

    public override IReadOnlyList<string> Cells(ObjectEntry entry, DateTimeOffset now) =>
    [
        Name,
        (Health == NodeHealth.Ready ? "Ready" : "NotReady") + (Cordoned ? ",SchedulingDisabled" : ""),
        Group is null ? "control-plane,master" : "<none>",
        KubernetesWords.Age(now - entry.Created),
        Version,
        Address.Length > 0 ? Address : "<none>",
        "<none>",
        OsImage,
        KernelVersion,
        Runtime,
    ];

    private string OsImage => Environment.Distro switch
    {
        "centos" => "CentOS Linux",
        "almalinux-8" => "AlmaLinux 8",
        _ => "AlmaLinux 9",
    };

    /// <summary>No machine stands behind it.</summary>
    private static string KernelVersion => "simulated";

    private string Runtime => Environment.Runtime == "docker" ? "docker://19.3" : $"cri-o://{string.Join('.', Version.TrimStart('v').Split('.').Take(2))}";

    private First.KubernetesEnvironment Environment => First.KubernetesEnvironment.Of(KubernetesVersion.Parse(Version) ?? new KubernetesVersion(1, 34, 0));

    private JsonArray AllTaints(DateTimeOffset since)
    {
        var taints = JsonNode.Parse(Taints)!.AsArray();
        void Add(string key, string effect, bool timed = false)
        {
            var taint = new JsonObject { ["key"] = key, ["effect"] = effect };
            if (timed)
            {
                taint["timeAdded"] = KubernetesWords.Time(since);
            }

            taints.Add((JsonNode)taint);
        }

        if (Group is null)
        {
            Add("node-role.kubernetes.io/control-plane", "NoSchedule");
        }

        if (Health != NodeHealth.Ready)
        {
            var key = Health == NodeHealth.Starting ? "node.kubernetes.io/not-ready" : "node.kubernetes.io/unreachable";
            Add(key, "NoSchedule", timed: true);
            Add(key, "NoExecute", timed: true);
        }

        if (Cordoned)
        {
            Add("node.kubernetes.io/unschedulable", "NoSchedule", timed: true);
        }

        return taints;
    }

    private JsonObject Status(ObjectEntry entry)
    {
        var addresses = new JsonArray();
        if (Address.Length > 0)
        {
            addresses.Add((JsonNode)new JsonObject { ["type"] = "InternalIP", ["address"] = Address });
        }

        addresses.Add((JsonNode)new JsonObject { ["type"] = "Hostname", ["address"] = Name });
        return new JsonObject
        {
            ["capacity"] = Resources(Flavor?.Vcpus * 1000 ?? 0, (Flavor?.RamGb ?? 0) * NodeResources.MiPerGb),
            ["allocatable"] = Resources(NodeResources.AllocatableMilliCpus(Flavor?.Vcpus ?? 0), NodeResources.AllocatableMi(Flavor?.RamGb ?? 0)),
            ["conditions"] = new JsonArray(
                ConditionObject("MemoryPressure", "False", "KubeletHasSufficientMemory", "kubelet has sufficient memory available", entry.Since),
                ConditionObject("DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure", entry.Since),
                ConditionObject("PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available", entry.Since),
                Health == NodeHealth.Starting
                    ? ConditionObject("Ready", "False", "KubeletNotReady", "container runtime network not ready", entry.Since)
                    : ConditionObject("Ready", "True", "KubeletReady", "kubelet is posting ready status", entry.Since)),
            ["addresses"] = addresses,
            ["daemonEndpoints"] = new JsonObject { ["kubeletEndpoint"] = new JsonObject { ["Port"] = 10250 } },
            ["nodeInfo"] = new JsonObject
            {
                ["machineID"] = Uid.Replace("-", "", StringComparison.Ordinal),
                ["systemUUID"] = Uid,
                ["bootID"] = Uid,
                ["kernelVersion"] = KernelVersion,
                ["osImage"] = OsImage,
                ["containerRuntimeVersion"] = Runtime,
                ["kubeletVersion"] = Version,
                ["kubeProxyVersion"] = Version,
                ["operatingSystem"] = "linux",
                ["architecture"] = "amd64",
            },
            ["images"] = new JsonArray(),
        };
    }

    /// <summary>Of a node that is not heard of nothing is known.</summary>
    private JsonObject ConditionObject(string type, string status, string reason, string message, DateTimeOffset since)
    {
        var silent = Health == NodeHealth.Silent;
        return new JsonObject
        {
            ["type"] = type,
            ["status"] = silent ? "Unknown" : status,
            ["lastHeartbeatTime"] = KubernetesWords.Time(since),
            ["lastTransitionTime"] = KubernetesWords.Time(since),
            ["reason"] = silent ? "NodeStatusUnknown" : reason,
            ["message"] = silent ? "Kubelet stopped posting node status." : message,
        };
    }

    private JsonObject Resources(int milliCpus, int memoryMi) => new()
    {
        ["cpu"] = milliCpus % 1000 == 0
            ? (milliCpus / 1000).ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{milliCpus}m"),
        ["ephemeral-storage"] = string.Create(CultureInfo.InvariantCulture, $"{DiskGb}Gi"),
        ["memory"] = string.Create(CultureInfo.InvariantCulture, $"{memoryMi}Mi"),
        ["pods"] = "110",
    };
}

/// <summary>What is left for pods of a machine (NG-13, NODE-1).</summary>
internal static class NodeResources
{
    public const int MiPerGb = 1024;

    private const int EvictionMi = 100;

    /// <summary>6 % of the first core, 1 % of the second, 0.5 % of the third and fourth, 0.25 % of each above are kept back.</summary>
    public static int AllocatableMilliCpus(int vcpus)
    {
        var kept = 0.0;
        for (var core = 1; core <= vcpus; core++)
        {
            kept += core switch { 1 => 60, 2 => 10, <= 4 => 5, _ => 2.5 };
        }

        return (int)Math.Floor((vcpus * 1000) - kept);
    }

    /// <summary>25 % of the first 4 GB, 20 % up to 8, 10 % up to 16, 6 % up to 128, 2 % above, and what eviction starts at.</summary>
    public static int AllocatableMi(int ramGb)
    {
        (int UpTo, double Share)[] tiers = [(4, 0.25), (8, 0.2), (16, 0.1), (128, 0.06), (int.MaxValue, 0.02)];
        var (kept, from) = (0.0, 0);
        foreach (var (upTo, share) in tiers)
        {
            kept += Math.Max(0, Math.Min(ramGb, upTo) - from) * MiPerGb * share;
            from = upTo;
        }

        return Math.Max(0, (int)Math.Floor((ramGb * MiPerGb) - kept) - EvictionMi);
    }
}
