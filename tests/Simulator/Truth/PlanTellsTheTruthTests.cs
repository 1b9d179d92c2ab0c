using SimulatorTests.Safety;
using Terraform.Framework;
using Unit.Framework;
using Vkcc;
using VkCloud;

namespace SimulatorTests.Truth;

/// <summary>Plan against the cloud, both ways, over generated configurations: what plan accepts apply does, what plan refuses the cloud refuses too. A failing
/// case prints its seed, which makes it again.</summary>
public sealed class PlanTellsTheTruthTests
{
    private const int SeedsPerCase = 25;
    private const string Other = "vkcc_cluster.other";

    public static IEnumerable<TestCaseData> Cases() => [.. Of(generation: 2, count: 40), .. Of(generation: 1, count: 12)];

    /// <summary>New clusters with groups, some of them broken, in a cloud where one zone may be closed and one name is taken.</summary>
    [TestCaseSource(nameof(Cases))]
    public Task New_clusters_and_groups(int generation, int first) => EachAsync(generation, first, async (seed, cloud, sender) =>
    {
        var random = new Random(seed);
        var edges = new Edges(random, generation);
        if (random.Next(4) == 0)
        {
            await cloud.PostAsync("zones/GZ1/fail");
        }

        if (random.Next(2) == 0)
        {
            await sender.HostAsync("taken");
        }

        var drafts = new List<Draft>();
        foreach (var address in random.Next(4) == 0 ? new[] { Blocks.Main, Other } : [Blocks.Main])
        {
            var cluster = edges.Cluster(edges.Pick("shop", $"shop-{drafts.Count}"));
            if (random.Next(3) == 0)
            {
                edges.MoveCluster(cluster);
            }

            drafts.Add(new(address, null, cluster));
            for (var i = random.Next(4); i > 0; i--)
            {
                var group = edges.Group($"web-{i}", cluster);
                if (random.Next(4) == 0)
                {
                    edges.MoveGroup(group);
                }

                drafts.Add(new($"vkcc_node_group.{(address == Other ? "other" : "main")}-{i}", address, group));
            }
        }

        return await CompareAsync(new Workspace(cloud) { ChecksOnline = true }, drafts, draft => SendNewAsync(sender, draft, drafts));
    });

    /// <summary>A cluster with groups that runs; attributes change in place, groups are added, one by a name that is there already.</summary>
    [TestCaseSource(nameof(Cases))]
    public Task Changes_of_what_runs(int generation, int first) => EachAsync(generation, first, async (seed, cloud, sender) =>
    {
        var random = new Random(seed);
        var edges = new Edges(random, generation);
        var workspace = new Workspace(cloud) { ChecksOnline = true };
        List<Draft> drafts = [new(Blocks.Main, null, edges.Cluster("shop", edges.Pick("1.32.1", "1.33.3")))];
        drafts.AddRange(
            Enumerable.Range(0, random.Next(4)).Select(i => new Draft($"vkcc_node_group.g{i}", Blocks.Main, edges.Group($"web-{i}", drafts[0].Attributes))));
        var made = await workspace.ApplyAsync(Wanted(drafts));
        Assert.That(made.Errors, Is.Empty, $"seed {seed}: {made.Text}\n{Told(drafts)}");
        var before = workspace.State.ToDictionary(i => i.Key, i => i.Value.Id);
        if (random.Next(3) == 0)
        {
            await sender.WorkersAsync(before[Blocks.Main], "taken");
        }

        if (random.Next(2) == 0)
        {
            edges.MoveClusterInPlace(drafts[0].Attributes);
        }

        foreach (var group in drafts.Skip(1).Where(_ => random.Next(2) == 0))
        {
            edges.MoveGroupInPlace(group.Attributes);
        }

        if (random.Next(2) == 0)
        {
            drafts.Add(new("vkcc_node_group.new", Blocks.Main, edges.Group(edges.Pick("new", "taken"), drafts[0].Attributes)));
        }

        return await CompareAsync(workspace, drafts, draft =>
            !before.TryGetValue(draft.Address, out var id) ? sender.CreateAsync(draft.ToGroup(before[Blocks.Main]))
            : draft.Cluster is null ? sender.ChangeAsync(draft.ToCluster(), id)
            : sender.ChangeAsync(draft.ToGroup(before[Blocks.Main]), id));
    });

    private static IEnumerable<TestCaseData> Of(int generation, int count) => Enumerable.Range(0, count).Select(i =>
    {
        var test = new TestCaseData(generation, 1 + (i * SeedsPerCase)).SetArgDisplayNames($"generation {generation}", $"seeds from {1 + (i * SeedsPerCase)}");
        return i == 0 ? test : test.SetCategory("Long");
    });

    private static async Task EachAsync(int generation, int first, Func<int, SmallCloud, Sender, Task<Comparison>> test)
    {
        await using var cloud = await SmallCloud.StartAsync("instant");
        var (accepted, disagreements) = (0, new List<string>());
        for (var seed = first; seed < first + SeedsPerCase; seed++)
        {
            var options = new CloudOptions
            {
                AuthUrl = cloud.AuthUrl,
                ProjectId = "11111111111111111111111111111111",
                Credentials = new PasswordCredentials("demo", "demo"),
                TimeProvider = cloud.Clock,
                Jitter = new Random(1),
            };
            await using (var connection = new CloudConnection(options))
            {
                var comparison = await test(seed, cloud, generation == 1 ? new FirstSender(connection) : new SecondSender(connection));
                accepted += comparison.WasAccepted ? 1 : 0;
                disagreements.AddRange(comparison.Disagreements.Select(found => $"seed {seed}: {found}"));
            }

            await cloud.PostAsync("zones/GZ1/restore");
            foreach (var cluster in await cloud.ClustersAsync())
            {
                await cloud.DeleteAsync($"clusters/{cluster["id"] ?? cluster["uuid"]}");
            }
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(disagreements, Is.Empty);
            Assert.That(accepted, Is.InRange(SeedsPerCase / 10, SeedsPerCase * 9 / 10), "both ways are tried");
        }
    }

    /// <param name="send">Sends a refused block's request past the provider; null when the cloud took it, and otherwise its refusal.</param>
    private static async Task<Comparison> CompareAsync(Workspace workspace, List<Draft> drafts, Func<Draft, Task<string?>> send)
    {
        var plan = await workspace.PlanAsync(Wanted(drafts));
        if (plan.Errors.Count == 0)
        {
            var applied = await workspace.ApplyAsync(Wanted(drafts));
            var again = applied.Errors.Count == 0 ? await workspace.PlanAsync(Wanted(drafts)) : new Report();
            return new(true,
            [
                .. applied.Errors.Where(e => !Exceptions.IsUnknowable(e) && !Exceptions.WasWarnedOf(e, plan))
                    .Select(e => $"accepted by plan, refused by the cloud: {e.Detail}\n{Told(drafts)}"),
                .. again.ExitCode == 0 ? Array.Empty<string>() : [$"applied, and the plan after is not empty: {again.Text}\n{Told(drafts)}"],
            ]);
        }

        var (accepted, disagreements) = (0, new List<string>());
        foreach (var (address, refused) in plan.Refusals.Where(r => !r.Value.Any(Exceptions.IsStricter)))
        {
            if (await send(drafts.Single(d => d.Address == address)) is null)
            {
                disagreements.Add(
                    $"refused by plan, accepted by the cloud: {address} {string.Join("; ", refused.Select(d => $"{d.Summary}: {d.Detail}"))}\n{Told(drafts)}");
            }
        }

        return new(false, disagreements);
    }

    private static async Task<string?> SendNewAsync(Sender sender, Draft draft, List<Draft> drafts)
    {
        if (draft.Cluster is null)
        {
            // A name that two blocks of one plan have is taken by whoever comes first.
            var before = drafts.TakeWhile(d => d.Address != draft.Address);
            foreach (var twin in before.Where(d => d.Cluster is null && d.Attributes["name"].Equals(draft.Attributes["name"])))
            {
                if (await sender.CreateAsync(twin.ToCluster()) is { } refusal)
                {
                    return refusal;
                }
            }

            return await sender.CreateAsync(draft.ToCluster());
        }

        return await sender.CreateAsync(draft.ToGroup(await sender.HostAsync($"host-{drafts.IndexOf(draft)}")));
    }

    private static Wanted[] Wanted(List<Draft> drafts) => [.. drafts.Select(d => d.Wanted)];

    private static string Told(List<Draft> drafts) =>
        string.Join(
            "\n", drafts.Select(d => $"{d.Address}: {string.Join(", ", d.Attributes.Where(a => !a.Value.IsNull).Select(a => $"{a.Key} = {a.Value}"))}"));

    /// <param name="WasAccepted">By plan.</param>
    /// <param name="Disagreements">Where plan and cloud do not agree.</param>
    private sealed record Comparison(bool WasAccepted, IReadOnlyList<string> Disagreements);

    /// <param name="Cluster">Address of the cluster that a group refers to; null for a cluster.</param>
    private sealed record Draft(string Address, string? Cluster, Dictionary<string, TfValue> Attributes)
    {
        public ClusterModel ToCluster() => ClusterModel.From((TfObject)Wanted.Config(Tf.Null));

        public NodeGroupModel ToGroup(string clusterId) => NodeGroupModel.From((TfObject)Wanted.Config(Tf.S(clusterId)));

        public Wanted Wanted
        {
            get
            {
                (string, TfValue)[] given = [.. Attributes.Select(a => (a.Key, a.Value))];
                return Cluster is null ? Blocks.Cluster(address: Address, changes: given) : Blocks.Group(address: Address, cluster: Cluster, changes: given);
            }
        }
    }
}
