using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>The nodes of a cluster at this moment: its masters, its workers, and those on their way in and out.</summary>
internal sealed class NodePicture(SimulatedCluster cluster, World world)
{
    /// <summary>Nodes that come register when a third of their step is left.</summary>
    private const double Registered = 2.0 / 3;

    /// <summary>A machine that is replaced is drained in the first half of its step, and away in the second.</summary>
    private const double Drained = 0.5;

    private readonly OperationStep? step = cluster.Operation is { } running ? running.Steps.ElementAtOrDefault(running.Current) : null;
    private readonly NodeAddresses addresses = new(cluster, world);

    public IEnumerable<ObjectFacts> Nodes() => [.. cluster.Masters.Select(Master), .. cluster.NodeGroups.SelectMany(Workers)];

    /// <summary>How much of the running step is over, from 0 to 1.</summary>
    private double Progress => cluster.Operation is { } running && step is { Duration: { Ticks: > 0 } duration }
        ? 1 - (running.Due - (running.PausedAt ?? world.Clock.Now)) / duration
        : 0;

    private NodeFacts Master(Master master)
    {
        var name = $"{cluster.Name}-master-{master.Number}";
        var away = cluster.Operation is not null && master.InWork;
        return new NodeFacts(
            name,
            Uid(name, ""),
            SimulatedClock.Time(cluster.CreatedAt),
            Group: null,
            cluster.Region,
            master.Zone,
            master.FlavorId,
            master.Version,
            cluster.MasterAddress(master.Number),
            master.Disks.Count > 0 ? master.Disks[0].Size : 0,
            Labels: "{}",
            Taints: "[]",
            !master.Healthy || (away && Progress >= Drained) ? NodeHealth.Silent : NodeHealth.Ready,
            Cordoned: away);
    }

    private IEnumerable<NodeFacts> Workers(SimulatedGroup group)
    {
        var (labels, taints) = (LabelsOf(group), TaintsOf(group));
        var operation = cluster.Operation;
        var leaving = operation is { Kind: OperationKind.DeleteNodeGroup } && operation.NodeGroupId == group.Id;
        var wave = step?.NodeGroupId == group.Id ? step.Wave : null;
        for (var index = 0; index < group.Nodes.Count; index++)
        {
            var node = group.Nodes[index];
            var inWave = wave is { } number && (!operation!.Rolling || index / group.WaveSize == number);
            yield return new NodeFacts(
                node.Name,
                Uid(node.Name, node.ReplacedAt),
                SimulatedClock.Time(node.ReplacedAt.Length > 0 ? node.ReplacedAt : node.CreatedAt),
                group.Name,
                cluster.Region,
                node.Zone,
                node.FlavorId,
                node.Version,
                addresses.Of(node),
                group.DiskSize,
                labels,
                taints,
                !world.IsOpen(node.Zone) || (inWave && Progress >= Drained) ? NodeHealth.Silent : NodeHealth.Ready,
                Cordoned: leaving || inWave || index >= group.Size);
        }

        foreach (var coming in Coming(group, labels, taints))
        {
            yield return coming;
        }
    }

    /// <summary>Shortly before the operation ends they are there under the names that they keep, and their network is not up.</summary>
    private IEnumerable<NodeFacts> Coming(SimulatedGroup group, string labels, string taints)
    {
        var makes = step is { Wave: null }
            && cluster.Operation is { Kind: OperationKind.CreateNodeGroup or OperationKind.UpdateNodeGroup } operation
            && operation.NodeGroupId == group.Id;
        for (var index = 0; makes && Progress >= Registered && index < group.Size - group.Nodes.Count; index++)
        {
            var name = $"{cluster.Name}-{group.Name}-{group.NextNode + index}";
            yield return new NodeFacts(
                name,
                Uid(name, ""),
                world.Clock.Now,
                group.Name,
                cluster.Region,
                group.Zone,
                group.FlavorId,
                cluster.Version,
                Address: "",
                group.DiskSize,
                labels,
                taints,
                world.IsOpen(group.Zone) ? NodeHealth.Starting : NodeHealth.Silent,
                Cordoned: false);
        }
    }

    /// <param name="replacedAt">Empty for the first machine of this name; another machine is another node.</param>
    private string Uid(string name, string replacedAt) => DerivedId.Of($"node {cluster.Id} {name} {replacedAt}");

    private static string LabelsOf(SimulatedGroup group) =>
        new JsonObject(group.NodeLabels.DistinctBy(label => label.Key).Select(label => KeyValuePair.Create(label.Key, (JsonNode?)label.Value)))
            .ToJsonString(Json.Options);

    private static string TaintsOf(SimulatedGroup group) => new JsonArray([.. group.NodeTaints.Select(taint =>
    {
        var written = new JsonObject { ["key"] = taint.Key, ["effect"] = taint.Effect };
        if (!string.IsNullOrEmpty(taint.Value))
        {
            written["value"] = taint.Value;
        }

        return written;
    })]).ToJsonString(Json.Options);
}

/// <summary>One of the namespaces that every cluster has.</summary>
internal sealed record NamespaceFacts(string Name, string Uid, DateTimeOffset Born) : ObjectFacts(Name, Uid, Born)
{
    private static readonly string[] Names = ["default", "kube-node-lease", "kube-public", "kube-system"];

    public override string Condition => "Active";

    public static IEnumerable<ObjectFacts> Of(SimulatedCluster cluster) => Names.Select(name => new NamespaceFacts(
        name,
        DerivedId.Of($"namespace {cluster.Id} {name}"),
        SimulatedClock.Time(cluster.CreatedAt)));

    public override Dictionary<string, string> AllLabels() => new() { ["kubernetes.io/metadata.name"] = Name };

    public override string? Field(string name) => name == "status.phase" ? "Active" : base.Field(name);

    public override JsonObject Describe(ObjectEntry entry) => new()
    {
        ["metadata"] = entry.Metadata(),
        ["spec"] = new JsonObject { ["finalizers"] = new JsonArray("kubernetes") },
        ["status"] = new JsonObject { ["phase"] = "Active" },
    };

    public override IReadOnlyList<string> Cells(ObjectEntry entry, DateTimeOffset now) => [Name, "Active", KubernetesWords.Age(now - entry.Created)];
}
