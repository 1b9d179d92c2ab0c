using System.Text.Json.Nodes;

namespace Acceptance;

/// <summary>Moving in from VK Cloud's own provider: row 62 of the conformance list.</summary>
internal sealed class MovingStory() : Story("Moving")
{
    private const string Cluster = "vkcc_cluster.main";
    private const string Fixed = "vkcc_node_group.fixed";
    private const string Scaled = "vkcc_node_group.scaled";

    [Test]
    public async Task Row_62_moved_blocks_are_followed_by_an_empty_plan_and_leave_secrets_behind()
    {
        await using var terraform = await OpenOldAsync();
        var state = Path.Combine(terraform.Configuration, "terraform.tfstate");
        await Cloud.ForgetRequestsAsync();
        var moving = await terraform.PlanAsync();
        await terraform.ApplyAsync();
        var after = await terraform.PlanAsync();
        var changes = await Cloud.ChangesAsync();
        var stored = await File.ReadAllTextAsync(state);

        using (Assert.EnterMultipleScope())
        {
            // Terraform counts the move itself as something to apply, so only the actions tell.
            Assert.That(moving.Run.ExitCode, Is.EqualTo(2));
            Assert.That(moving.Changes, Is.Empty, moving.ToString());
            Assert.That(after.IsEmpty, Is.True, after.ToString());
            Assert.That(changes, Is.Empty);
            Assert.That((await terraform.StateAsync()).Addresses, Is.EquivalentTo(new[] { Cluster, Fixed, Scaled }));
            Assert.That(stored, Does.Not.Contain(OfficialState.Secret).And.Not.Contain("vkcs").And.Not.Contain("b2ZmaWNpYWw"));
        }

        // The moved blocks and the old provider have done their work.
        File.Delete(Path.Combine(terraform.Configuration, "moves.tf"));
        await using var without = await OpenAsync();
        File.Copy(state, Path.Combine(without.Configuration, "terraform.tfstate"));
        var alone = await without.Use("cluster-second.tf", "groups-second.tf").PlanAsync();

        Assert.That(alone.IsEmpty, Is.True, alone.ToString());
    }

    [Test, Category("Long")]
    public async Task Row_62_the_first_generation_moves_in_too()
    {
        await using var maker = await OpenAsync();
        await maker.Use("cluster-first.tf", "groups-first.tf").ApplyAsync();
        var cloud = await Cloud.StateAsync();
        var id = (string)cloud.Cluster("story")["uuid"]!;

        await using var terraform = await OpenAsync(Installation.WithTheOfficialProvider());
        terraform.Secrets.Add(OfficialState.Secret);
        var state = Path.Combine(terraform.Configuration, "terraform.tfstate");
        await File.WriteAllTextAsync(state, OfficialState.Of(
        [
            ("vkcs_kubernetes_cluster", "main", OfficialState.FirstCluster(cloud.Cluster("story"))),
            ("vkcs_kubernetes_node_group", "workers", OfficialState.FirstNodeGroup(cloud.NodeGroup("workers"), id)),
        ]));
        await File.WriteAllTextAsync(
            Path.Combine(terraform.Configuration, "moves.tf"),
            """
            moved {
              from = vkcs_kubernetes_cluster.main
              to   = vkcc_cluster.main
            }

            moved {
              from = vkcs_kubernetes_node_group.workers
              to   = vkcc_node_group.workers
            }
            """);
        var moving = await terraform.Use("cluster-first.tf", "groups-first.tf").PlanAsync();
        await terraform.ApplyAsync();
        var after = await terraform.PlanAsync();
        var stored = await File.ReadAllTextAsync(state);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(moving.Changes, Is.Empty, moving.ToString());
            Assert.That(after.IsEmpty, Is.True, after.ToString());
            Assert.That(stored, Does.Not.Contain(OfficialState.Secret).And.Not.Contain("vkcs"));
        }
    }

    [Test]
    [Category("Long")]
    public async Task Row_62_without_a_refresh_the_plan_after_a_move_is_empty_too()
    {
        await using var terraform = await OpenOldAsync();
        var moving = await terraform.PlanAsync(null, "-refresh=false");

        Assert.That(moving.Changes, Is.Empty, moving.ToString());
    }

    [Test]
    [Category("Long")]
    public async Task Row_62_a_change_in_the_same_step_is_made_in_place()
    {
        await using var terraform = await OpenOldAsync();
        terraform.Edit("node_count        = 2", "node_count        = 3");
        var plan = await terraform.PlanAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.ActionOf(Fixed), Is.EqualTo(PlanAction.Update));
            Assert.That(plan.Changes, Has.Count.EqualTo(1), plan.ToString());
            Assert.That(plan.Change(Fixed).Changed, Is.EqualTo(new[] { "current_node_count", "node_count" }));
        }
    }

    [Test]
    public async Task Row_62_an_unknown_source_and_an_unknown_version_are_refused_with_those_that_are_known()
    {
        await using var terraform = await OpenAsync(Installation.WithTheOfficialProvider());
        terraform.Secrets.Add(OfficialState.Secret);

        var addon = await RefusedAsync(
            terraform, OfficialState.Of([("vkcs_kubernetes_addon", "main", new JsonObject { ["id"] = "x", ["k8s_config"] = OfficialState.Secret })]),
            "vkcs_kubernetes_addon");
        var newer = await RefusedAsync(
            terraform,
            OfficialState.Of(
                [("vkcs_kubernetes_cluster_v2", "main", new JsonObject { ["id"] = "x", ["k8s_config"] = OfficialState.Secret })], schemaVersion: 3),
            "vkcs_kubernetes_cluster_v2");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(addon, Does.Contain("Move not possible").And
                .Contain("vkcs_kubernetes_addon").And
                .Contain("vkcs_kubernetes_cluster_v2 of vk-cs/vkcs").And
                .Contain("vkcs_kubernetes_cluster of"));
            Assert.That(newer, Does.Contain("schema version 3").And.Contain("schema version 0"));
        }
    }

    /// <summary>The old state has neither the catalogue's name nor the version, so what is read tells them.</summary>
    [TestCase("first.tf", "vkcs_kubernetes_addon")]
    [TestCase("second.tf", "vkcs_kubernetes_cluster_addon_v2")]
    [Category("Long")]
    public async Task Row_62_add_ons_move_in_and_a_plan_that_leaves_out_the_refresh_is_refused(string input, string type)
    {
        await using var maker = await OpenAsync();
        await maker.Use(input, "addons.tf").ApplyAsync();
        var made = await File.ReadAllTextAsync(Path.Combine(maker.Configuration, "terraform.tfstate"));

        await using var terraform = await OpenAsync(Installation.WithTheOfficialProvider());
        terraform.Secrets.Add(OfficialState.Secret);
        var state = Path.Combine(terraform.Configuration, "terraform.tfstate");
        await File.WriteAllTextAsync(
            state, OfficialState.WithAddons(made, (await maker.StateAsync()).Text("vkcc_cluster.main", "id"), await Cloud.AddonsAsync()));
        await File.WriteAllTextAsync(
            Path.Combine(terraform.Configuration, "moves.tf"),
            $"moved {{\n  from = {type}.ingress-nginx\n  to   = vkcc_addon.ingress\n}}\n\n"
                + $"moved {{\n  from = {type}.cert-manager\n  to   = vkcc_addon.certificates\n}}\n");
        terraform.Use(input, "addons.tf");
        await Cloud.ForgetRequestsAsync();

        var blind = await terraform.RefusedPlanAsync(null, "-refresh=false");
        var moving = await terraform.PlanAsync();
        await terraform.ApplyAsync();
        await terraform.ShouldHaveNothingToDoAsync();
        var changes = await Cloud.ChangesAsync();
        var stored = await File.ReadAllTextAsync(state);
        var moved = await terraform.StateAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(blind.Select(d => d.Summary), Is.All.EqualTo("Name of a moved add-on is not known yet").And.Not.Empty);
            Assert.That(moving.Changes, Is.Empty, moving.ToString());
            Assert.That(changes, Is.Empty);
            Assert.That((moved.Text("vkcc_addon.ingress", "name"), moved.Text("vkcc_addon.ingress", "version")), Is.EqualTo(("ingress-nginx", "4.11.3")));
            Assert.That(moved.Value("vkcc_addon.certificates", "values"), Is.Null, "the catalogue's own are not copied into state");
            Assert.That(stored, Does.Not.Contain(OfficialState.Secret).And.Not.Contain("vkcs").And.Not.Contain("b2ZmaWNpYWw"));
        }
    }

    private async Task<string> OldStateAsync()
    {
        var cloud = await Cloud.StateAsync();
        var cluster = cloud.Clusters.Single();
        var id = (string)cluster["id"]!;
        return OfficialState.Of(
        [
            ("vkcs_kubernetes_cluster_v2", "main", OfficialState.Cluster(cluster)),
            ("vkcs_kubernetes_node_group_v2", "fixed", OfficialState.Fixed(Group("fixed"), id)),
            ("vkcs_kubernetes_node_group_v2", "scaled", OfficialState.Scaled(Group("scaled"), id)),
        ]);

        JsonObject Group(string name) => cloud.NodeGroups.Single(group => (string?)group["name"] == name);
    }

    /// <summary>A configuration of ours beside the state of the official provider, with moves from one to the other.</summary>
    private async Task<Workspace> OpenOldAsync()
    {
        await using var maker = await OpenAsync();
        await maker.Use("cluster-second.tf", "groups-second.tf").ApplyAsync();

        var terraform = await OpenAsync(Installation.WithTheOfficialProvider());
        terraform.Secrets.Add(OfficialState.Secret);
        await File.WriteAllTextAsync(Path.Combine(terraform.Configuration, "terraform.tfstate"), await OldStateAsync());
        var moves = Path.Combine(TestContext.CurrentContext.TestDirectory, "Moving", "moves.tf");
        File.Copy(moves, Path.Combine(terraform.Configuration, "moves.tf"));
        return terraform.Use("cluster-second.tf", "groups-second.tf");
    }

    private static async Task<string> RefusedAsync(Workspace terraform, string state, string type)
    {
        await File.WriteAllTextAsync(Path.Combine(terraform.Configuration, "terraform.tfstate"), state);
        terraform.Use("cluster-second.tf", "groups-second.tf");
        await File.WriteAllTextAsync(Path.Combine(terraform.Configuration, "moves.tf"), $"moved {{\n  from = {type}.main\n  to   = vkcc_cluster.main\n}}\n");
        return (await terraform.RunAsync("plan")).ShouldFail().Text;
    }
}
