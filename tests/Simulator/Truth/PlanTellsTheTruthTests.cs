using SimulatorTests.Client;
using SimulatorTests.Safety;
using Terraform.Framework;
using Unit.Framework;
using Vkcc;
using VkCloud;
using VkCloud.ManagedK8s;
using Wire = VkCloud.ManagedK8s;

namespace SimulatorTests.Truth;

/// <summary>Plan against the cloud, both ways, over generated configurations: what plan accepts apply does, what plan refuses the cloud refuses too. A failing case prints its seed, which makes it again.</summary>
public sealed class PlanTellsTheTruthTests
{
    private const int SeedsPerCase = 25;
    private const string Other = "vkcc_cluster.other";

    public static IEnumerable<TestCaseData> Cases() => Enumerable.Range(0, 40).Select(i =>
    {
        var test = new TestCaseData(1 + (i * SeedsPerCase)).SetArgDisplayNames($"seeds from {1 + (i * SeedsPerCase)}");
        return i == 0 ? test : test.SetCategory("Long");
    });

    /// <summary>New clusters with groups, some of them broken, in a cloud where one zone may be closed and one name is taken.</summary>
    [TestCaseSource(nameof(Cases))]
    public Task New_clusters_and_groups(int first) => EachAsync(first, async (seed, cloud, direct) =>
    {
        var random = new Random(seed);
        var edges = new Edges(random);
        if (random.Next(4) == 0)
        {
            await cloud.PostAsync("zones/GZ1/fail");
        }

        if (random.Next(2) == 0)
        {
            await direct.CreateClusterAsync(Bench.Cluster with { Name = "taken", AvailabilityZones = ["ME1", "MS1", "PA2"] }, default);
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
                var group = edges.Group($"web-{i}");
                if (random.Next(4) == 0)
                {
                    edges.MoveGroup(group);
                }

                drafts.Add(new($"vkcc_node_group.{(address == Other ? "other" : "main")}-{i}", address, group));
            }
        }

        return await CompareAsync(new Workspace(cloud) { ChecksOnline = true }, drafts, draft => SendNewAsync(direct, draft, drafts));
    });

    /// <summary>A cluster with groups that runs; attributes change in place, groups are added, one by a name that is there already.</summary>
    [TestCaseSource(nameof(Cases))]
    public Task Changes_of_what_runs(int first) => EachAsync(first, async (seed, cloud, direct) =>
    {
        var random = new Random(seed);
        var edges = new Edges(random);
        var workspace = new Workspace(cloud) { ChecksOnline = true };
        List<Draft> drafts = [new(Blocks.Main, null, edges.Cluster("shop", edges.Pick("1.32.1", "1.33.3")))];
        drafts.AddRange(Enumerable.Range(0, random.Next(4)).Select(i => new Draft($"vkcc_node_group.g{i}", Blocks.Main, edges.Group($"web-{i}"))));
        var made = await workspace.ApplyAsync(Wanted(drafts));
        Assert.That(made.Errors, Is.Empty, $"seed {seed}: {made.Text}\n{Told(drafts)}");
        var before = workspace.State.ToDictionary(i => i.Key, i => i.Value.Id);
        if (random.Next(3) == 0)
        {
            await direct.CreateNodeGroupAsync(Bench.Workers(before[Blocks.Main]) with { Name = "taken" }, default);
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
            drafts.Add(new("vkcc_node_group.new", Blocks.Main, edges.Group(edges.Pick("new", "taken"))));
        }

        return await CompareAsync(workspace, drafts, draft => before.TryGetValue(draft.Address, out var id)
            ? SendChangeAsync(direct, draft, id)
            : SendGroupAsync(direct, draft, before[Blocks.Main]));
    });

    private static async Task EachAsync(int first, Func<int, SmallCloud, ManagedK8sClient, Task<Comparison>> test)
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
                var comparison = await test(seed, cloud, connection.ManagedK8s);
                accepted += comparison.WasAccepted ? 1 : 0;
                disagreements.AddRange(comparison.Disagreements.Select(found => $"seed {seed}: {found}"));
            }

            await cloud.PostAsync("zones/GZ1/restore");
            foreach (var cluster in await cloud.ClustersAsync())
            {
                await cloud.DeleteAsync($"clusters/{cluster["id"]}");
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
                .. applied.Errors.Where(e => !Exceptions.IsUnknowable(e) && !Exceptions.WasWarnedOf(e, plan)).Select(e => $"accepted by plan, refused by the cloud: {e.Detail}\n{Told(drafts)}"),
                .. again.ExitCode == 0 ? Array.Empty<string>() : [$"applied, and the plan after is not empty: {again.Text}\n{Told(drafts)}"],
            ]);
        }

        var (accepted, disagreements) = (0, new List<string>());
        foreach (var (address, refused) in plan.Refusals.Where(r => !r.Value.Any(Exceptions.IsStricter)))
        {
            if (await send(drafts.Single(d => d.Address == address)) is null)
            {
                disagreements.Add($"refused by plan, accepted by the cloud: {address} {string.Join("; ", refused.Select(d => $"{d.Summary}: {d.Detail}"))}\n{Told(drafts)}");
            }
        }

        return new(false, disagreements);
    }

    private static async Task<string?> SendNewAsync(ManagedK8sClient direct, Draft draft, List<Draft> drafts)
    {
        if (draft.Cluster is null)
        {
            // A name that two blocks of one plan have is taken by whoever comes first.
            foreach (var twin in drafts.TakeWhile(d => d.Address != draft.Address).Where(d => d.Cluster is null && d.Attributes["name"].Equals(draft.Attributes["name"])))
            {
                if (await SendClusterAsync(direct, twin) is { } refusal)
                {
                    return refusal;
                }
            }

            return await SendClusterAsync(direct, draft);
        }

        var id = await direct.CreateClusterAsync(Bench.Cluster with { Uuid = Guid.NewGuid().ToString(), Name = $"host-{drafts.IndexOf(draft)}", AvailabilityZones = ["ME1", "MS1", "PA2"] }, default);
        return await SendGroupAsync(direct, draft, id);
    }

    private static Task<string?> SendClusterAsync(ManagedK8sClient direct, Draft draft)
    {
        var model = ClusterModel.From((TfObject)draft.Wanted.Config(Tf.Null));
        return !model.ClusterType.Is("regional") && ClusterRequests.Texts(model.AvailabilityZones).Count != 1
            ? Task.FromResult<string?>("the request has room for one zone")
            : RefusalAsync(() => direct.CreateClusterAsync(ClusterRequests.Create(model, Guid.NewGuid().ToString(), FlavorId(model.MasterFlavor.Value)), default));
    }

    private static Task<string?> SendGroupAsync(ManagedK8sClient direct, Draft draft, string clusterId)
    {
        var model = NodeGroupModel.From((TfObject)draft.Wanted.Config(Tf.S(clusterId)));
        return RefusalAsync(() => direct.CreateNodeGroupAsync(NodeGroupRequests.Create(model, FlavorId(model.Flavor.Value)), default));
    }

    private static async Task<string?> SendChangeAsync(ManagedK8sClient direct, Draft draft, string id)
    {
        if (draft.Cluster is null)
        {
            var cluster = await direct.GetClusterAsync(id, default) ?? throw new InvalidOperationException();
            var plan = ClusterModel.From((TfObject)draft.Wanted.Config(Tf.Null));
            var version = KubernetesVersion.TryParse(plan.Version.Value, out var parsed) ? parsed.WithV : plan.Version.Value;
            var flavor = FlavorId(plan.MasterFlavor.Value);
            return (version == cluster.Version ? null : await RefusalAsync(() => direct.UpgradeClusterAsync(id, version, default)))
                ?? (flavor == cluster.MasterFlavorId ? null : await RefusalAsync(() => direct.ScaleControlPlaneAsync(id, flavor, cluster.MasterCount ?? 0, default)))
                ?? await RefusalAsync(() => direct.UpdateClusterAsync(
                    id, new ClusterUpdateRequest { Labels = ClusterRequests.Map(plan.Labels), ApiAllowedCidrs = ClusterRequests.Texts(plan.ApiAllowedCidrs) }, default));
        }

        var group = await direct.GetNodeGroupAsync(id, default) ?? throw new InvalidOperationException();
        var wanted = NodeGroupModel.From((TfObject)draft.Wanted.Config(Tf.S(group.ClusterId ?? string.Empty)));

        // The whole of it, where the provider sends what differs.
        Wire.NodeGroupScale scale = wanted.Autoscale.IsKnown
            ? new Wire.AutoScale(wanted.Autoscale.Value.Min.Value, wanted.Autoscale.Value.Max.Value, wanted.Autoscale.Value.Min.Value)
            : new Wire.FixedScale(wanted.NodeCount.Value);
        var request = new NodeGroupUpdateRequest
        {
            FlavorId = FlavorId(wanted.Flavor.Value),
            Scale = scale,
            Labels = ClusterRequests.Map(wanted.Labels),
            Taints = [.. NodeGroupRequests.Taints(wanted.Taints).Select(t => new Wire.Taint(t.Key, t.Value, t.Effect))],
            MaxUnavailablePercent = wanted.MaxUnavailablePercent.ValueOr(NodeGroupSchema.DefaultMaxUnavailablePercent),
        };
        return await RefusalAsync(() => direct.UpdateNodeGroupAsync(id, request, default));
    }

    /// <summary>The flavor's id as the cloud's own catalog has it; a text that names none is sent as it is.</summary>
    private static string FlavorId(string nameOrId) => Vkcc.Simulator.FlavorGrid.All.FirstOrDefault(f => f.Name == nameOrId)?.Id ?? nameOrId;

    private static async Task<string?> RefusalAsync(Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (ApiException e)
        {
            return e.Message;
        }
    }

    private static Wanted[] Wanted(List<Draft> drafts) => [.. drafts.Select(d => d.Wanted)];

    private static string Told(List<Draft> drafts) =>
        string.Join("\n", drafts.Select(d => $"{d.Address}: {string.Join(", ", d.Attributes.Where(a => !a.Value.IsNull).Select(a => $"{a.Key} = {a.Value}"))}"));

    /// <param name="WasAccepted">By plan.</param>
    /// <param name="Disagreements">Where plan and cloud do not agree.</param>
    private sealed record Comparison(bool WasAccepted, IReadOnlyList<string> Disagreements);

    /// <param name="Cluster">Address of the cluster that a group refers to; null for a cluster.</param>
    private sealed record Draft(string Address, string? Cluster, Dictionary<string, TfValue> Attributes)
    {
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
