using SimulatorTests.Client;
using Terraform.Framework;
using VkCloud;
using VkCloud.First;

namespace SimulatorTests.Provider;

/// <summary>Row 67: lists, identities, generated configurations and the power action against the simulator.</summary>
internal sealed class NewerTerraformTests
{
    private const string Cluster = "vkcc_cluster";
    private const string NodeGroup = "vkcc_node_group";
    private const string SecurityPolicy = "vkcc_security_policy";
    private const string Power = "vkcc_cluster_power";

    public static ClusterSpec FirstGeneration => new()
    {
        Name = "Old.Cluster",
        ClusterTemplateId = "c1000000-0000-4000-8000-000000330003",
        ClusterType = ClusterType.Standard,
        MasterCount = 1,
        AvailabilityZones = ["MS1"],
        NetworkId = Bench.Network,
        SubnetId = Bench.Nodes,
        PublicIp = false,
    };

    [Test]
    public async Task Row_67_clusters_of_both_generations_are_listed_in_the_order_of_their_names()
    {
        await using var bench = await Bench.StartAsync();
        var second = await bench.CreateClusterAsync();
        var first = await bench.Cloud.ContainerInfra.CreateClusterAsync(FirstGeneration, default);
        using var reader = await Reader.OpenAsync(bench);

        var all = await ListAsync(reader, Cluster);
        var named = await ListAsync(reader, Cluster, config: ("name_prefix", new TfString("reg")));
        var ofFirst = await ListAsync(reader, Cluster, config: ("generation", TfNumber.Of(1)));
        var one = await ListAsync(reader, Cluster, limit: 1);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(all.Select(e => (e.DisplayName, Id(e))), Is.EqualTo(new[] { ("Old.Cluster", first), ("regional", second.Id) }));
            Assert.That(all.SelectMany(e => e.Diagnostics), Is.Empty);
            Assert.That(named.Select(Id), Is.EqualTo(new[] { second.Id }));
            Assert.That(ofFirst.Select(Id), Is.EqualTo(new[] { first }));
            Assert.That(one, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task Row_67_a_listed_object_is_what_an_import_gives_and_its_configuration_plans_empty()
    {
        await using var bench = await Bench.StartAsync();
        var cluster = await bench.CreateClusterAsync();
        await bench.Client.CreateNodeGroupAsync(Bench.Workers(cluster.Id), default);
        await bench.RunningAsync(cluster.Id);
        var old = await bench.Cloud.ContainerInfra.CreateClusterAsync(FirstGeneration, default);
        await RestAsync(bench, old, ClusterStatus.Running);
        await bench.Cloud.ContainerInfra.CreateNodeGroupAsync(
            new() { ClusterId = old, Name = "own", FlavorId = Bench.Flavor, Scale = new FixedScale(1), DiskType = "ceph-ssd", DiskSize = 50 }, default);
        await RestAsync(bench, old, ClusterStatus.Running);
        using var reader = await Reader.OpenAsync(bench);

        List<(string Type, ListResourceEvent Listed)> found =
        [
            .. (await ListAsync(reader, Cluster, include: true)).Select(listed => (Cluster, listed)),
            .. (await ListAsync(reader, NodeGroup, include: true)).Select(listed => (NodeGroup, listed)),
        ];

        Assert.That(found.Select(f => f.Listed.DisplayName), Is.EqualTo(new[] { "Old.Cluster", "regional", "Old.Cluster/own", "regional/workers" }));
        foreach (var (type, listed) in found)
        {
            Assert.That(listed.Diagnostics, Is.Empty);
            Assert.That(await ImportAsync(reader, type, listed.Identity), Is.EqualTo(listed.Resource));
        }
    }

    [Test]
    public async Task Row_67_node_groups_are_listed_cluster_by_cluster_or_of_one()
    {
        await using var bench = await Bench.StartAsync();
        var cluster = await bench.CreateClusterAsync();
        var group = await bench.Client.CreateNodeGroupAsync(Bench.Workers(cluster.Id), default);
        await bench.RunningAsync(cluster.Id);
        var old = await bench.Cloud.ContainerInfra.CreateClusterAsync(FirstGeneration, default);
        await RestAsync(bench, old, ClusterStatus.Running);
        var oldGroup = await bench.Cloud.ContainerInfra.CreateNodeGroupAsync(
            new() { ClusterId = old, Name = "own", FlavorId = Bench.Flavor, Scale = new FixedScale(1), DiskType = "ceph-ssd", DiskSize = 50 }, default);
        using var reader = await Reader.OpenAsync(bench);

        var all = await ListAsync(reader, NodeGroup);
        var one = await ListAsync(reader, NodeGroup, config: ("cluster_id", new TfString(cluster.Id)));
        var none = await ListAsync(reader, NodeGroup, config: ("cluster_id", new TfString("2xQk8vYtBfzJZ0rVpXo1mWn5aLc")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(all.Select(e => (e.DisplayName, Id(e))), Is.SupersetOf(new[] { ("Old.Cluster/own", oldGroup), ("regional/workers", group) }));
            Assert.That(all[^1].DisplayName, Is.EqualTo("regional/workers"));
            Assert.That(one.Select(Id), Is.EqualTo(new[] { group }));
            Assert.That(
                (none.Single().Diagnostics.Single().Summary, none.Single().Diagnostics.Single().Path.ToString()),
                Is.EqualTo(("No such cluster", "cluster_id")));
        }
    }

    [Test]
    public async Task Row_67_security_policies_are_listed_of_the_first_generation_and_the_second_says_that_it_lists_none()
    {
        await using var bench = await Bench.StartAsync();
        var second = await bench.CreateClusterAsync();
        var old = await bench.Cloud.ContainerInfra.CreateClusterAsync(FirstGeneration, default);
        await RestAsync(bench, old, ClusterStatus.Running);
        var ranges = await AddPolicyAsync(bench, old, "k8sreplicalimits", "team-b", """{"ranges":[]}""");
        var more = await AddPolicyAsync(bench, old, "k8sreplicalimits", "team-a", """{"ranges":[]}""");
        var ports = await AddPolicyAsync(bench, old, "k8sblocknodeport", "*", "{}");
        using var reader = await Reader.OpenAsync(bench);

        var all = await ListAsync(reader, SecurityPolicy);
        var one = await ListAsync(reader, SecurityPolicy, config: [("cluster_id", new TfString(old)), ("template", new TfString("k8sreplicalimits"))]);
        var refused = (await ListAsync(reader, SecurityPolicy, config: ("cluster_id", new TfString(second.Id)))).Single().Diagnostics.Single();
        var nowhere = (await ListAsync(reader, SecurityPolicy, config: ("cluster_id", new TfString("5f0c4f0e-2f6b-4a3c-9d57-0d5f2a8c1b77")))).Single()
            .Diagnostics.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(all.SkipLast(1).Select(e => (e.DisplayName, Id(e))), Is.EqualTo(new[]
            {
                ("Old.Cluster/k8sblocknodeport/*", ports), ("Old.Cluster/k8sreplicalimits/team-a", more), ("Old.Cluster/k8sreplicalimits/team-b", ranges),
            }));
            Assert.That(
                all[^1].Diagnostics.Single(), Has.Property("Severity").EqualTo(DiagnosticSeverity.Warning).And.Property("Detail").Contains(second.Id));
            Assert.That(one.Select(Id), Is.EqualTo(new[] { more, ranges }));
            Assert.That((refused.Summary, refused.Path.ToString()), Is.EqualTo(("Policies of this cluster are not listed", "cluster_id")));
            Assert.That((nowhere.Summary, nowhere.Path.ToString()), Is.EqualTo(("No such cluster", "cluster_id")));
        }
    }

    [Test]
    public async Task Row_67_a_listed_security_policy_is_imported_by_its_identity_and_its_configuration_plans_empty()
    {
        await using var bench = await Bench.StartAsync();
        var old = await bench.Cloud.ContainerInfra.CreateClusterAsync(FirstGeneration, default);
        await RestAsync(bench, old, ClusterStatus.Running);
        await AddPolicyAsync(bench, old, "k8sreplicalimits", "team-a", """{"ranges":[{"min_replicas":1,"max_replicas":3}]}""");
        await AddPolicyAsync(bench, old, "k8sblocknodeport", "*", "{}");
        using var reader = await Reader.OpenAsync(bench);

        var listed = await ListAsync(reader, SecurityPolicy, include: true);

        Assert.That(listed, Has.Count.EqualTo(2));
        foreach (var policy in listed)
        {
            Assert.That(policy.Diagnostics, Is.Empty);
            Assert.That(await ImportAsync(reader, SecurityPolicy, policy.Identity), Is.EqualTo(policy.Resource));
        }
    }

    [Test]
    public async Task Row_67_a_security_policy_of_the_second_generation_is_imported_by_its_identity()
    {
        await using var bench = await Bench.StartAsync();
        var cluster = await bench.CreateClusterAsync();
        var template = (await bench.Client.ListSecurityPolicyTemplatesAsync(default)).Single(t => t.Name == "k8sallowedrepos");
        var id = await bench.Client.CreateSecurityPolicyAsync(
            new() { ClusterId = cluster.Id, TemplateId = template.Id, Namespace = "*", Settings = """{"repos":["registry.example/"]}""", Enabled = false },
            default);
        await bench.RunningAsync(cluster.Id);
        using var reader = await Reader.OpenAsync(bench);

        var read = await ImportAsync(reader, SecurityPolicy, TfObject.Of(("id", new TfString(id))));

        Assert.That(
            new[] { "id", "cluster_id", "template", "template_version", "namespace", "settings" }.Select(name => ((TfString)read[name]).Text),
            Is.EqualTo(new[] { id, cluster.Id, "k8sallowedrepos", "1.0.0", "*", """{"repos":["registry.example/"]}""" }));
    }

    [Test]
    public async Task Row_67_a_generation_that_is_not_listed_is_a_warning_beside_the_other()
    {
        await using var bench = await Bench.StartAsync();
        await bench.CreateClusterAsync();
        await bench.FaultAsync("GET", "container-infra/v1/clusters$", """{"status":403}""", times: 9);
        using var reader = await Reader.OpenAsync(bench);

        var listed = await ListAsync(reader, Cluster);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(listed.Select(e => e.DisplayName), Is.EqualTo(new[] { "regional", "" }));
            Assert.That(
                listed[^1].Diagnostics.Single(),
                Has.Property("Severity").EqualTo(DiagnosticSeverity.Warning).And.Property("Detail").Contains("generation 1"));
        }
    }

    [Test]
    public async Task Row_67_the_power_action_stops_and_starts_and_leaves_alone_what_is_so_already()
    {
        await using var bench = await Bench.StartAsync();
        var id = await bench.Cloud.ContainerInfra.CreateClusterAsync(FirstGeneration, default);
        await RestAsync(bench, id, ClusterStatus.Running);
        using var reader = await Reader.OpenAsync(bench);
        var config = PowerConfig(reader, id, "stopped");

        var planned = await reader.Server.PlanActionAsync(new(Power, config), default);
        var (stopped, stopping) = await InvokeAsync(reader, config);
        var off = (await bench.Cloud.ContainerInfra.GetClusterAsync(id, default))!.Status;
        var (again, nothing) = await InvokeAsync(reader, config);
        var (started, starting) = await InvokeAsync(reader, PowerConfig(reader, id, "running"));
        var on = (await bench.Cloud.ContainerInfra.GetClusterAsync(id, default))!.Status;
        var actions = (await bench.CallsAsync()).Where(
            call => call.StartsWith("POST", StringComparison.Ordinal) && call.Contains("/actions", StringComparison.Ordinal));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(planned.Diagnostics.Concat(stopped).Concat(again).Concat(started), Is.Empty);
            Assert.That((off, on), Is.EqualTo((ClusterStatus.Stopped, ClusterStatus.Running)));
            Assert.That(stopping, Has.Count.GreaterThan(2), "Looks in between are told.");
            Assert.That(stopping[0], Does.StartWith("Stopping cluster \"Old.Cluster\""));
            Assert.That(stopping[^1], Is.EqualTo("Cluster \"Old.Cluster\" is stopped (SHUTOFF)."));
            Assert.That(nothing, Is.EqualTo(new[] { "Cluster \"Old.Cluster\" is stopped already." }));
            Assert.That(starting[^1], Is.EqualTo("Cluster \"Old.Cluster\" is running (RUNNING)."));
            Assert.That(actions.Count(), Is.EqualTo(2));
        }
    }

    /// <summary>A cluster on its way down still says RUNNING: whoever looks at that word alone leaves it to stop.</summary>
    [TestCase("RUNNING", "TURNING_OFF", "running", "RUNNING")]
    [TestCase("SHUTOFF", "TURNING_ON", "stopped", "SHUTOFF")]
    public async Task The_power_action_is_not_content_with_a_cluster_on_its_way(string status, string older, string wanted, string reached)
    {
        await using var bench = await Bench.StartAsync();
        var id = await bench.Cloud.ContainerInfra.CreateClusterAsync(FirstGeneration, default);
        await RestAsync(bench, id, ClusterStatus.Running);
        using var reader = await Reader.OpenAsync(bench);
        if (status == "SHUTOFF")
        {
            await InvokeAsync(reader, PowerConfig(reader, id, "stopped"));
        }

        // Somebody turns it the other way a moment before.
        await (status == "RUNNING" ? bench.Cloud.ContainerInfra.TurnOffClusterAsync(id, default) : bench.Cloud.ContainerInfra.TurnOnClusterAsync(id, default));
        var before = (await bench.Cloud.ContainerInfra.GetClusterAsync(id, default))!;
        var (diagnostics, progress) = await InvokeAsync(reader, PowerConfig(reader, id, wanted));
        var after = (await bench.Cloud.ContainerInfra.GetClusterAsync(id, default))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((before.Status.Word, before.LegacyStatus), Is.EqualTo((status, older)), "the story begins in between");
            Assert.That(diagnostics, Is.Empty);
            Assert.That(progress, Has.None.EndsWith("already."));
            Assert.That((after.Status.Word, after.LegacyStatus), Is.EqualTo((reached, status == "RUNNING" ? "TURNED_ON" : "TURNED_OFF")));
        }
    }

    [Test]
    public async Task Row_67_the_power_action_refuses_what_it_cannot_stop_on_its_attribute()
    {
        await using var bench = await Bench.StartAsync();
        var second = await bench.CreateClusterAsync();
        using var reader = await Reader.OpenAsync(bench);
        var config = PowerConfig(reader, second.Id, "stopped");

        Diagnostic[] refusals =
        [
            (await reader.Server.PlanActionAsync(new(Power, config), default)).Diagnostics.Single(),
            (await InvokeAsync(reader, config)).Diagnostics.Single(),
        ];
        var unknown = "5f0c4f0e-2f6b-4a3c-9d57-0d5f2a8c1b77";
        var nobody = (await reader.Server.PlanActionAsync(new(Power, PowerConfig(reader, unknown, "running")), default)).Diagnostics.Single();
        var word = reader.Server.ValidateActionConfig(new(Power, PowerConfig(reader, unknown, "asleep")), default).Diagnostics.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refusals.Select(d => (d.Summary, d.Path.ToString())), Is.All.EqualTo(("Second-generation clusters cannot be stopped", "cluster_id")));
            Assert.That((nobody.Summary, nobody.Path.ToString()), Is.EqualTo(("No such cluster", "cluster_id")));
            Assert.That(word.Path.ToString(), Is.EqualTo("power_state"));
        }
    }

    [Test]
    public async Task Row_67_the_power_action_ends_at_its_limit_and_says_how_to_go_on()
    {
        await using var bench = await Bench.StartAsync(speed: "1");
        var id = await bench.Cloud.ContainerInfra.CreateClusterAsync(FirstGeneration, default);
        await RestAsync(bench, id, ClusterStatus.Running);
        using var reader = await Reader.OpenAsync(bench);

        var (diagnostics, _) = await InvokeAsync(reader, PowerConfig(reader, id, "stopped").With("timeouts", TfObject.Of(("invoke", new TfString("20s")))));

        Assert.That(diagnostics.Single().Detail, Does.Contain("timeouts.invoke").And.Contain("20s").And.Contain("invoke the action again"));
    }

    [Test]
    public async Task Row_67_the_power_action_finds_its_cluster_by_name()
    {
        await using var bench = await Bench.StartAsync();
        await bench.CreateClusterAsync();
        var id = await bench.Cloud.ContainerInfra.CreateClusterAsync(FirstGeneration, default);
        await RestAsync(bench, id, ClusterStatus.Running);
        using var reader = await Reader.OpenAsync(bench);

        var planned = await reader.Server.PlanActionAsync(new(Power, Named("Old.Cluster")), default);
        var (diagnostics, progress) = await InvokeAsync(reader, Named("Old.Cluster"));
        var second = (await reader.Server.PlanActionAsync(new(Power, Named("regional")), default)).Diagnostics.Single();
        var nobody = (await reader.Server.PlanActionAsync(new(Power, Named("nobody")), default)).Diagnostics.Single();
        var invoked = (await InvokeAsync(reader, Named("nobody"))).Diagnostics.Single();
        var neither = reader.Server.ValidateActionConfig(
            new(Power, Reader.Config(reader.Server.FindActionSchema(Power)!, ("power_state", new TfString("stopped")))), default).Diagnostics.Single();
        var both = reader.Server.ValidateActionConfig(new(Power, Named("x").With("cluster_id", new TfString(id))), default).Diagnostics.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(planned.Diagnostics.Concat(diagnostics), Is.Empty);
            Assert.That(progress[^1], Is.EqualTo("Cluster \"Old.Cluster\" is stopped (SHUTOFF)."));
            Assert.That((second.Summary, second.Path.ToString()), Is.EqualTo(("Second-generation clusters cannot be stopped", "name")));
            Assert.That(new[] { nobody, invoked }.Select(d => (d.Summary, d.Path.ToString())), Is.All.EqualTo(("No such cluster", "name")));
            Assert.That((neither.Summary, both.Summary), Is.EqualTo(("Which cluster", "Both cluster_id and name")));
        }

        TfObject Named(string name) => Reader.Config(
            reader.Server.FindActionSchema(Power)!, ("name", new TfString(name)), ("power_state", new TfString("stopped")));
    }

    [Test]
    public async Task Clusters_and_node_groups_are_narrowed_by_name_labels_status_and_version()
    {
        await using var bench = await Bench.StartAsync();
        var second = await bench.CreateClusterAsync();
        var group = await bench.Client.CreateNodeGroupAsync(Bench.Workers(second.Id), default);
        await bench.RunningAsync(second.Id);
        var first = await bench.Cloud.ContainerInfra.CreateClusterAsync(
            FirstGeneration with { Labels = new Dictionary<string, string> { ["env"] = "test" } }, default);
        await RestAsync(bench, first, ClusterStatus.Running);
        var own = await bench.Cloud.ContainerInfra.CreateNodeGroupAsync(
            new()
            {
                ClusterId = first,
                Name = "own",
                FlavorId = Bench.Flavor,
                Scale = new FixedScale(1),
                DiskType = "ceph-ssd",
                DiskSize = 50,
                Labels = new Dictionary<string, string> { ["pool"] = "y" },
            },
            default);
        await RestAsync(bench, first, ClusterStatus.Running);
        await bench.Cloud.ContainerInfra.TurnOffClusterAsync(first, default);
        await RestAsync(bench, first, ClusterStatus.Stopped);
        using var reader = await Reader.OpenAsync(bench);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ClustersAsync(), Is.EqualTo(new[] { first, second.Id }));
            Assert.That(await ClustersAsync(("name_prefix", new TfString("reg"))), Is.EqualTo(new[] { second.Id }));
            Assert.That(await ClustersAsync(("status", new TfString("running"))), Is.EqualTo(new[] { second.Id }));
            Assert.That(await ClustersAsync(("status", new TfString("SHUTOFF"))), Is.EqualTo(new[] { first }));
            Assert.That(await ClustersAsync(("labels", Map("env", "test"))), Is.EqualTo(new[] { first, second.Id }));
            Assert.That(await ClustersAsync(("labels", Map("env", "live"))), Is.Empty);
            Assert.That(await ClustersAsync(("labels", Map("env", "test")), ("name_prefix", new TfString("reg"))), Is.EqualTo(new[] { second.Id }));

            // The clusters run 1.33.3.
            Assert.That(await ClustersAsync(("version_below", new TfString("1.33"))), Is.Empty);
            Assert.That(await ClustersAsync(("version_below", new TfString("v1.33.3"))), Is.Empty);
            Assert.That(await ClustersAsync(("version_below", new TfString("1.33.4"))), Does.Contain(second.Id));
            Assert.That(await ClustersAsync(("version_below", new TfString("1.34"))), Is.EqualTo(new[] { first, second.Id }));

            Assert.That(await GroupsAsync(("name_prefix", new TfString("own"))), Is.EqualTo(new[] { own }));
            Assert.That(await GroupsAsync(("cluster_id", new TfString(second.Id))), Is.EqualTo(new[] { group }));
            Assert.That(await GroupsAsync(("labels", Map("pool", "x"))), Is.EqualTo(new[] { group }));
            Assert.That(await GroupsAsync(("labels", Map("pool", "y"))), Is.EqualTo(new[] { own }));
            Assert.That(await GroupsAsync(("status", new TfString("running"))), Is.EqualTo(new[] { group }));
            Assert.That(await GroupsAsync(("version_below", new TfString("1.33"))), Is.Empty);
            Assert.That(await GroupsAsync(("version_below", new TfString("1.34")), ("name_prefix", new TfString("work"))), Is.EqualTo(new[] { group }));
        }

        var shown = (TfObject)((TfList)(await reader.ReadAsync("vkcc_node_groups", ("name_prefix", new TfString("workers"))))["node_groups"]).Elements[0];
        Assert.That(
            shown,
            Is.EqualTo(TfObject.Of(
                ("id", new TfString(group)),
                ("name", new TfString("workers")),
                ("cluster_id", new TfString(second.Id)),
                ("cluster_name", new TfString("regional")),
                ("generation", TfNumber.Of(2)),
                ("version", new TfString("v1.33.3")),
                ("status", new TfString("RUNNING")),
                ("availability_zone", new TfString("MS1")),
                ("current_node_count", TfNumber.Of(2)))));

        static TfMap Map(string key, string value) => new(new ValueMap<TfValue>([KeyValuePair.Create(key, (TfValue)new TfString(value))]));

        Task<string[]> ClustersAsync(params (string, TfValue)[] config) => IdsAsync("vkcc_clusters", config);

        Task<string[]> GroupsAsync(params (string, TfValue)[] config) => IdsAsync("vkcc_node_groups", config);

        async Task<string[]> IdsAsync(string type, (string, TfValue)[] config) =>
        [
            .. ((TfList)(await reader.ReadAsync(type, config))["ids"]).Elements.Select(id => ((TfString)id).Text),
        ];
    }

    /// <summary>Imports by identity; a plan of what is read with the configuration that is written for it changes nothing.</summary>
    private static async Task<TfObject> ImportAsync(Reader reader, string type, TfValue identity)
    {
        var import = await reader.Server.ImportResourceStateAsync(new(type, string.Empty) { Identity = identity }, default);
        var imported = import.Imported[0];
        var read = await reader.Server.ReadResourceAsync(new(type, imported.State, imported.Private) { CurrentIdentity = imported.Identity }, default);
        var generated = reader.Server.GenerateResourceConfig(new(type, read.NewState));
        var validated = await reader.Server.ValidateResourceConfigAsync(new(type, generated.Config, true), default);
        var plan = await reader.Server.PlanResourceChangeAsync(
            new(type, read.NewState, read.NewState, generated.Config, read.Private) { PriorIdentity = read.NewIdentity }, default);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(import.Diagnostics.Concat(read.Diagnostics).Concat(generated.Diagnostics).Concat(validated.Diagnostics), Is.Empty);
            Assert.That(read.NewIdentity, Is.EqualTo(identity));
            Assert.That(plan.PlannedState, Is.EqualTo(read.NewState), $"{generated.Config}");
            Assert.That(plan.PlannedIdentity, Is.EqualTo(identity));
            Assert.That(plan.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error), Is.Empty);
            Assert.That(((TfObject)generated.Config)["id"], Is.EqualTo(TfValue.Null));
        }

        return (TfObject)read.NewState;
    }

    private static async Task<string> AddPolicyAsync(Bench bench, string clusterId, string template, string place, string settings)
    {
        var templates = await bench.Cloud.ContainerInfra.ListSecurityPolicyTemplatesAsync(default).ToListAsync();
        var id = await bench.Cloud.ContainerInfra.CreateSecurityPolicyAsync(
            new() { ClusterId = clusterId, TemplateId = templates.Single(t => t.Name == template).Id, Namespace = place, Settings = settings, Enabled = true },
            default);
        await RestAsync(bench, clusterId, ClusterStatus.Running);
        return id;
    }

    private static TfObject PowerConfig(Reader reader, string id, string state) =>
        Reader.Config(reader.Server.FindActionSchema(Power)!, ("cluster_id", new TfString(id)), ("power_state", new TfString(state)));

    private static async Task<(ValueList<Diagnostic> Diagnostics, List<string> Progress)> InvokeAsync(Reader reader, TfObject config)
    {
        var progress = new List<string>();
        var result = await reader.Server.InvokeActionAsync(
            new(Power, config),
            line =>
            {
                progress.Add(line);
                return Task.CompletedTask;
            },
            default);
        return (result.Diagnostics, progress);
    }

    public static async Task<List<ListResourceEvent>> ListAsync(
        Reader reader, string type, bool include = false, long limit = 0, params (string Name, TfValue Value)[] config)
    {
        var events = new List<ListResourceEvent>();
        var asked = Reader.Config(reader.Server.FindListResourceSchema(type)!, config);
        await foreach (var found in reader.Server.ListResourceAsync(new(type, asked, include, limit), default))
        {
            events.Add(found);
        }

        return events;
    }

    private static string Id(ListResourceEvent listed) => ((TfString)((TfObject)listed.Identity)["id"]).Text;

    private static Task<Cluster?> RestAsync(Bench bench, string id, ClusterStatus status) => new VkCloud.Wait<Cluster?>
    {
        What = $"cluster {id}",
        Look = token => bench.Cloud.ContainerInfra.GetClusterAsync(id, token),
        Judge = cluster => cluster?.Status == status ? VkCloud.WaitVerdict.Done(status.Word) : VkCloud.WaitVerdict.GoOn(cluster?.Status.Word ?? ""),
        Timeout = TimeSpan.FromHours(2),
        TimeProvider = bench.Clock,
    }.RunAsync(default);
}
