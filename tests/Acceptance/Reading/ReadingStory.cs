using System.IO.Compression;
using System.Text.Json.Nodes;

namespace Acceptance;

/// <summary>Data sources, ephemeral resources and functions: rows 63 to 65 of the conformance list.</summary>
internal sealed class ReadingStory() : Story("Reading")
{
    [Test]
    public async Task Row_63_a_data_source_is_read_in_the_plan_or_else_in_apply()
    {
        await using var terraform = await OpenAsync();
        await AddAsync(terraform, "reading.tf");

        var plan = await terraform.PlanAsync("cluster.tf");
        await terraform.ApplyAsync();
        var outputs = await OutputsAsync(terraform);
        var again = await terraform.PlanAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.ActionOf("vkcc_cluster.main"), Is.EqualTo(PlanAction.Create));
            Assert.That((string?)outputs["flavor"]!["value"], Does.StartWith("STD3-").And.EndWith("-8"));
            Assert.That((int)outputs["min_ram"]!["value"]!, Is.EqualTo(8192));
            Assert.That((bool)outputs["same_cluster"]!["value"]!, Is.True);
            Assert.That((int)outputs["nodes"]!["value"]!, Is.EqualTo(1));
            Assert.That(again.IsEmpty, Is.True, again.ToString());
        }
    }

    [TestCase("""data "vkcc_cluster" "x" { name = "nobody" }""", "No such cluster", "name = \"nobody\"")]
    [TestCase("""data "vkcc_flavors" "x" { min_vcpus = 4000 }""", "No flavor fits", null)]
    [TestCase("""data "vkcc_volume_types" "x" { availability_zone = "MS-1" }""", "No volume types in this zone", "availability_zone = \"MS-1\"")]
    [TestCase("""data "vkcc_cluster" "x" {}""", "Which cluster", null)]
    [TestCase("""data "vkcc_network" "x" {}""", "Several networks", null)]
    [TestCase("""data "vkcc_network" "x" { name = "demo" }""", "No such network", "name = \"demo\"")]
    [TestCase("""data "vkcc_network" "x" { id = "demo-network" }""", "A name where an id belongs", "id = \"demo-network\"")]
    [TestCase("""data "vkcc_external_network" "x" { name = "nowhere" }""", "No such external network", "name = \"nowhere\"")]
    public async Task Row_63_nothing_found_is_an_error_that_points_to_its_argument(string configuration, string summary, string? code)
    {
        await using var terraform = await OpenAsync();

        var diagnostics = await terraform.Write(configuration.Replace("{ ", "{\n  ", StringComparison.Ordinal).Replace(" }", "\n}", StringComparison.Ordinal))
            .RefusedPlanAsync();

        Assert.That(diagnostics.Select(d => d.Summary), Is.EqualTo(new[] { summary }));
        Assert.That(diagnostics[0].Line, code is null ? Is.Not.Null : Is.EqualTo(code));
    }

    [TestCase("network_id", "demo-network", "10000000-0000-4000-8000-000000000001")]
    [TestCase("subnet_id", "demo-nodes", "20000000-0000-4000-8000-000000000001")]
    [TestCase("loadbalancer_subnet_id", "demo-balancers", "20000000-0000-4000-8000-000000000002")]
    [TestCase("external_network_id", "internet", "10000000-0000-4000-8000-000000000004")]
    public async Task A_name_where_an_id_belongs_is_refused_with_the_id(string attribute, string name, string id)
    {
        await using var terraform = await OpenAsync();
        string[] others = ["network_id", "subnet_id"];

        var diagnostics = await terraform.Write(
            $$"""
            resource "vkcc_cluster" "main" {
              name               = "shop"
              version            = "1.34.2"
              cluster_type       = "standard"
              master_count       = 3
              master_flavor      = "STD3-4-8"
              availability_zones = ["MS1"]
              {{string.Join("\n  ", others.Where(other => other != attribute).Select(other => $"{other} = local.{other}"))}}
              {{attribute}} = "{{name}}"
            }
            """).RefusedPlanAsync();

        Assert.That(diagnostics.Select(d => (d.Summary, d.Line)), Is.EqualTo(new[] { ("A name where an id belongs", $"{attribute} = \"{name}\"") }));
        Assert.That(diagnostics[0].Detail, Does.StartWith($"{attribute} takes an id; {name} has {id}."));
    }

    [Test]
    public async Task A_cluster_named_in_a_new_group_is_refused_with_its_id()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("cluster.tf");
        var id = (await terraform.StateAsync()).Text("vkcc_cluster.main", "id");
        await using var other = await OpenAsync();

        var diagnostics = await other.Write(
            """
            resource "vkcc_node_group" "more" {
              cluster_id        = "shop"
              name              = "more"
              flavor            = "STD3-4-8"
              availability_zone = "MS1"
              node_count        = 1
              disk_type         = "ceph-ssd"
              disk_size         = 50
            }
            """).RefusedPlanAsync();

        Assert.That(diagnostics.Select(d => (d.Summary, d.Line)), Is.EqualTo(new[] { ("A name where an id belongs", "cluster_id        = \"shop\"") }));
        Assert.That(diagnostics[0].Detail, Does.StartWith($"cluster_id takes an id; shop has {id}."));
    }

    [Test]
    public async Task Lists_are_narrowed_and_a_project_is_named_by_name()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("cluster.tf");
        await using var reader = await OpenAsync();

        await reader.Write(
            """
            provider "vkcc" {
              alias        = "by_name"
              project_name = "demo"
            }

            data "vkcc_clusters" "behind" {
              provider      = vkcc.by_name
              name_prefix   = "sh"
              status        = "RUNNING"
              version_below = "1.34"
            }

            data "vkcc_node_groups" "workers" {
              provider      = vkcc.by_name
              version_below = "1.34"
            }

            data "vkcc_node_groups" "none" {
              provider = vkcc.by_name
              labels   = { pool = "nobody's" }
            }

            output "found" {
              value = concat(data.vkcc_clusters.behind.clusters[*].name, data.vkcc_node_groups.workers.node_groups[*].name, data.vkcc_node_groups.none.ids)
            }
            """).ApplyAsync();

        Assert.That((await OutputsAsync(reader))["found"]!["value"]!.AsArray().Select(f => (string?)f), Is.EqualTo(new[] { "shop", "workers" }));
    }

    [Test]
    public async Task Row_63_the_first_generation_is_read_by_name_and_listed_and_its_kubeconfig_opened()
    {
        var id = await Cloud.CreateFirstGenerationAsync("clusters", FirstGeneration("old"));
        await Cloud.CreateFirstGenerationAsync(
            "nodegroups",
            $$"""{"cluster_id":"{{id}}","name":"own","flavor_id":"d2000000-0000-4000-8000-"""
                + """000000040008","node_count":1,"volume_type":"ceph-ssd","volume_size":50}""");
        await using var terraform = await OpenAsync();
        await AddAsync(terraform, "first.tf");

        await terraform.ApplyAsync("cluster.tf");
        var outputs = await OutputsAsync(terraform);
        var (old, own) = (outputs["old"]!["value"]!, outputs["own"]!["value"]!);
        var again = await terraform.PlanAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                ((string?)old["id"], (int)old["generation"]!, (string?)old["version"], (string?)old["power_state"]), Is.EqualTo((id, 1, "1.33", "running")));
            Assert.That(old["node_groups"]!.AsArray().Select(g => (string?)g!["name"]), Does.Contain("own"));
            Assert.That(
                ((string?)own["cluster_id"], (int)own["generation"]!, (int)own["node_count"]!, (string?)own["availability_zone"]),
                Is.EqualTo((id, 1, 1, "MS1")));
            Assert.That(outputs["all"]!["value"]!.AsArray().Select(c => (string?)c), Is.EqualTo(new[] { "old 1 1.33", "shop 2 v1.33.3" }));
            Assert.That((bool)outputs["same"]!["value"]!, Is.True, "By id, with the token that the ephemeral resource gave.");
            Assert.That((string?)outputs["host"]!["value"], Does.StartWith("https://127.0.0.1:"), "The simulated cluster answers on this machine.");
            Assert.That(again.Diagnostics, Is.Empty);
            Assert.That(again.IsEmpty, Is.True, again.ToString());
        }

        var twin = await Cloud.CreateFirstGenerationAsync("clusters", FirstGeneration("shop"));
        await using var reader = await OpenAsync();
        var several = await reader.Write("data \"vkcc_cluster\" \"x\" {\n  name = \"shop\"\n}\n").RefusedPlanAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(several.Select(d => (d.Summary, d.Line)), Is.EqualTo(new[] { ("Several clusters share this name", "name = \"shop\"") }));
            Assert.That(several[0].Detail, Does.Contain(twin).And.Contain("generation 1").And.Contain("generation 2"));
        }
    }

    [Test]
    [Category("Long")]
    public async Task Row_63_beside_a_generation_that_cannot_be_listed_the_other_is_read_with_a_warning()
    {
        var id = await Cloud.CreateFirstGenerationAsync("clusters", FirstGeneration("old"));
        await Cloud.AddFaultAsync("""{"method":"GET","path":"managed-k8s.*/clusters(/old)?$","times":99,"action":{"status":403}}""");
        await using var terraform = await OpenAsync();
        terraform.Write(
            """
            data "vkcc_cluster" "old" {
              name = "old"
            }

            data "vkcc_clusters" "all" {}

            output "found" {
              value = concat([data.vkcc_cluster.old.id], data.vkcc_clusters.all.ids)
            }
            """);

        var plan = await terraform.PlanAsync();
        await terraform.ApplyAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                plan.Diagnostics.Select(d => (d.Summary, d.Line)), Is.EquivalentTo(
                    new[] { ("Name may not be the only one", "name = \"old\""), ("Not all clusters are listed", "data \"vkcc_clusters\" \"all\" {}") }));
            Assert.That(plan.Diagnostics.Select(d => d.Detail), Is.All.Contains("generation 2"));
            Assert.That((await OutputsAsync(terraform))["found"]!["value"]!.AsArray().Select(f => (string?)f), Is.EqualTo(new[] { id, id }));
        }
    }

    [Test]
    public async Task Row_64_an_ephemeral_token_opens_a_second_provider_and_is_stored_nowhere()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("cluster.tf");
        await AddAsync(terraform, "ephemeral.tf");

        // The environment's own login would hide that the token is used.
        var plan = await terraform.PlanAsync();
        var apply = await terraform.ApplyAsync();
        var outputs = await OutputsAsync(terraform);
        var state = (await terraform.RunAsync("state", "pull")).ShouldSucceed().Output;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)outputs["second"]!["value"], Is.EqualTo("shop"));
            Assert.That(apply.Text, Does.Not.Contain("client-keystone-auth"));
            Assert.That(state, Does.Not.Contain("client-keystone-auth").And.Not.Contain("vkcc_kubeconfig"));
            Assert.That(PlanFile(terraform), Does.Not.Contain("client-keystone-auth").And.Not.Contain("BEGIN CERTIFICATE"));
            Assert.That(plan.Diagnostics, Is.Empty);
            Assert.That((await Cloud.RequestsAsync())
                .Count(r => r.Path.EndsWith("/kube_config", StringComparison.Ordinal)), Is.GreaterThanOrEqualTo(2), "Opened in plan and in apply.");
        }
    }

    [Test]
    public async Task Row_64_an_ephemeral_resource_waits_for_a_cluster_that_is_not_there_yet()
    {
        await using var terraform = await OpenAsync();
        await AddAsync(terraform, "ephemeral.tf");

        await terraform.ApplyAsync("cluster.tf");

        Assert.That((string?)(await OutputsAsync(terraform))["second"]!["value"], Is.EqualTo("shop"));
    }

    [Test]
    public async Task Row_65_functions_are_called_by_the_examples()
    {
        await using var terraform = await OpenAsync();
        var examples = Directory.EnumerateFiles(Path.Combine(Programs.Root, "examples", "functions"), "*.tf", SearchOption.AllDirectories)
            .Select(File.ReadAllText);

        await terraform.Write(string.Join('\n', examples)).ApplyAsync();
        var outputs = await OutputsAsync(terraform);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(outputs["master_placement"]!["value"]!.ToJsonString(), Is.EqualTo("""{"ME1":2,"MS1":2,"PA2":1}"""));
            Assert.That(outputs["fault_tolerance"]!["value"]!.ToJsonString(), Is.EqualTo("""{"masters_may_fail":1,"quorum":2,"survives_zone_loss":true}"""));
            Assert.That(outputs["upgrade_path"]!["value"]!.ToJsonString(), Is.EqualTo("""["1.32.1","1.33.3","1.34.2"]"""));
            Assert.That(await Cloud.RequestsAsync(), Is.Empty, "Functions are pure.");
        }
    }

    [TestCase("master_placement(2, [\"MS1\"])", "masters")]
    [TestCase("master_placement(null, [\"MS1\"])", "masters")]
    [TestCase("fault_tolerance(3, [])", "zones")]
    [TestCase("upgrade_path(\"1.33.1\", \"1.32.1\", [])", "to")]
    [TestCase("upgrade_path(\"1.33.1\", \"1.34.1\", [\"x\"])", "versions")]
    public async Task Row_65_a_wrong_argument_is_named(string call, string parameter)
    {
        await using var terraform = await OpenAsync();

        var diagnostics = await terraform.Write($"output \"x\" {{\n  value = provider::vkcc::{call}\n}}\n").RefusedPlanAsync();

        Assert.That(diagnostics.Select(d => d.Summary), Is.EqualTo(new[] { "Invalid function argument" }));
        Assert.That(diagnostics[0].Detail, Does.Contain($"\"{parameter}\""));
    }

    [Test]
    public async Task Row_65_something_unknown_stays_unknown_until_apply()
    {
        await using var terraform = await OpenAsync();
        terraform.Write(
            """
            resource "terraform_data" "masters" {
              input = 3
            }

            output "x" {
              value = provider::vkcc::fault_tolerance(terraform_data.masters.output, ["MS1"]).quorum
            }
            """);

        await terraform.PlanAsync();
        await terraform.ApplyAsync();

        Assert.That((int)(await OutputsAsync(terraform))["x"]!["value"]!, Is.EqualTo(2));
    }

    [Test]
    [Category("Long")]
    public async Task The_examples_of_data_sources_and_ephemeral_resources_apply()
    {
        await using var terraform = await OpenAsync();
        await terraform.ApplyAsync("cluster.tf");
        foreach (var file in new[] { "data-sources", "ephemeral-resources" }
            .SelectMany(kind => Directory.EnumerateFiles(Path.Combine(Programs.Root, "examples", kind), "*.tf", SearchOption.AllDirectories)))
        {
            await using var example = await OpenAsync();

            (await example.Write(await File.ReadAllTextAsync(file)).RunAsync("apply", "-auto-approve")).ShouldSucceed();
            var plan = await example.PlanAsync();

            // A token that is stored changes with every login, as its documentation warns; no output shows it.
            Assert.That(plan.IsEmpty, Is.True, $"{file}\n{plan.Run.Transcript}");
        }
    }

    private static string FirstGeneration(string name) =>
        $$"""
        {
          "name": "{{name}}", "cluster_template_id": "c1000000-0000-4000-8000-000000330003", "cluster_type": "standard", "master_count": 1, "floating_ip_enabled": false,
          "network_id": "10000000-0000-4000-8000-000000000001", "subnet_id": "20000000-0000-4000-8000-000000000001", "availability_zone": "MS1"
        }
        """;

    private static Task AddAsync(Workspace terraform, string input) => File.WriteAllTextAsync(
        Path.Combine(terraform.Configuration, input), File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, "Reading", input)));

    private static async Task<JsonNode> OutputsAsync(Workspace terraform) =>
        JsonNode.Parse((await terraform.RunAsync("output", "-json")).ShouldSucceed().Output)!;

    /// <summary>Everything that a saved plan holds.</summary>
    private static string PlanFile(Workspace terraform)
    {
        using var archive = ZipFile.OpenRead(Path.Combine(terraform.Configuration, "plan.tfplan"));
        return string.Concat(archive.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        }));
    }
}
