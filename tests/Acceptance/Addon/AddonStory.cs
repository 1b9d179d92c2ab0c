using System.Text;
using System.Text.Json.Nodes;

namespace Acceptance;

/// <summary>The life of <c>vkcc_addon</c> on both generations.</summary>
internal sealed class AddonStory() : Story("Addon")
{
    private const string Ingress = "vkcc_addon.ingress";
    private const string Certificates = "vkcc_addon.certificates";

    [TestCase("first.tf", Category = "Long")]
    [TestCase("second.tf")]
    public async Task An_add_on_lives_from_apply_to_destroy(string input)
    {
        await using var terraform = await OpenAsync();
        await Cloud.SetHabitsAsync("""{"normalize_values":true}""");

        await terraform.Use(input, "addons.tf").ApplyAsync();
        await terraform.ShouldHaveNothingToDoAsync();
        var state = await terraform.StateAsync();
        var reworded = await terraform.Edit("# mine\n", "# other\n").Edit("\"Deployment\"", "Deployment").PlanAsync();
        var installed = await AddonAsync("ingress-nginx");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reworded.IsEmpty, Is.True, $"Comments and quotes:\n{reworded}");
            Assert.That(state.Text(Ingress, "id"), Is.EqualTo((string?)installed["id"]));
            Assert.That((state.Text(Ingress, "namespace"), state.Text(Ingress, "release_name")), Is.EqualTo(("ingress-nginx", "ingress-nginx")));
            Assert.That(((string?)installed["namespace"], (string?)installed["release_name"]), Is.EqualTo(("ingress-nginx", "ingress-nginx")));
            Assert.That((state.Text(Ingress, "status"), (bool?)state.Value(Ingress, "upgrade_available")), Is.EqualTo(("INSTALLED", (bool?)true)));
            Assert.That(Decoded(installed), Does.Contain("replicaCount: 2"));
            Assert.That((state.Text(Certificates, "version"), (bool?)state.Value(Certificates, "upgrade_available")), Is.EqualTo(("1.16.3", (bool?)false)));
            Assert.That(state.Value(Certificates, "values"), Is.Null, "the catalogue's own are not copied into state");
            Assert.That(state.Value(Ingress, "supported_kubernetes_versions") is null, Is.EqualTo(input == "first.tf"));
        }

        await terraform.DestroyAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await Cloud.StateAsync()).IsEmpty, Is.True);
            Assert.That(await Cloud.AddonsAsync(), Is.Empty);
        }
    }

    [TestCase("first.tf", Category = "Long")]
    [TestCase("second.tf")]
    public async Task Values_and_version_change_in_place(string input)
    {
        await using var terraform = await OpenAsync();
        await terraform.Use(input, "addons.tf").ApplyAsync();
        var before = await AddonAsync("ingress-nginx");

        var values = await terraform.Edit("replicaCount: 2", "replicaCount: 3").PlanAsync();
        await terraform.ApplyAsync();
        var valued = await AddonAsync("ingress-nginx");
        var version = await terraform.Edit("4.11.3", "4.12.1").PlanAsync();
        await terraform.ApplyAsync();
        var versioned = await AddonAsync("ingress-nginx");
        var again = await terraform.PlanAsync();
        var down = await terraform.Edit("4.12.1", "4.11.3").RefusedPlanAsync();
        await terraform.Edit("4.11.3", "4.12.1")
            .Edit("  values     = <<-YAML\n    # mine\n    controller:\n      replicaCount: 3\n      kind: \"Deployment\"\n  YAML\n", "")
            .ApplyAsync();
        var bare = await terraform.PlanAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((values.ActionOf(Ingress), version.ActionOf(Ingress)), Is.EqualTo((PlanAction.Update, PlanAction.Update)));
            Assert.That(values.Change(Ingress).Changed, Does.Contain("values").And.Not.Contain("version"));
            Assert.That(((string?)valued["id"], (string?)valued["version"]), Is.EqualTo(((string?)before["id"], "4.11.3")));
            Assert.That(Decoded(valued), Does.Contain("replicaCount: 3"));
            Assert.That((string?)versioned["version"], Is.EqualTo("4.12.1"));
            Assert.That(
                (string?)versioned["id"] == (string?)before["id"],
                Is.EqualTo(input == "second.tf"),
                "another version of the first generation is another installation");
            Assert.That((await terraform.StateAsync()).Text(Ingress, "id"), Is.EqualTo((string?)versioned["id"]));
            Assert.That(again.IsEmpty, Is.True, $"Plan after the changes:\n{again}");
            Assert.That(down.Single(d => d.IsError).Summary, Is.EqualTo("Versions of add-ons only go up"));
            Assert.That(bare.IsEmpty, Is.True, $"Plan with the catalogue's own values:\n{bare}");
            Assert.That(Decoded(await AddonAsync("ingress-nginx")), Does.StartWith("# Default values of ingress-nginx 4.12.1."));
        }
    }

    [Test]
    [Category("Long")]
    public async Task An_upgrade_of_the_cluster_looks_at_its_add_ons_and_takes_them_along()
    {
        await using var terraform = await OpenAsync();
        await terraform.Use("second.tf", "addons.tf").ApplyAsync();

        var left = await terraform.Edit("1.33.3", "1.34.2").PlanAsync();
        var unfit = await terraform.Edit("4.11.3", "4.11.4").RefusedPlanAsync();
        var along = await terraform.Edit("4.11.4", "4.12.1").PlanAsync();
        await terraform.ApplyAsync();
        var after = await terraform.PlanAsync();

        using (Assert.EnterMultipleScope())
        {
            var warning = left.Diagnostics.Single(d => d.Summary == "Add-on does not support the cluster's new version");
            Assert.That((warning.Address, warning.IsError), Is.EqualTo((Ingress, false)));
            Assert.That(warning.Detail, Does.Contain("upgrades the cluster to 1.34.2").And.Contain("4.12.1").And.EndWith("Rule UPG-10."));
            Assert.That(unfit.Single(d => d.IsError).Detail, Does.Contain("Did you mean \"4.11.3\"?").And.EndWith("Rule ADD-1."));
            Assert.That(along.Diagnostics.Where(d => d.Address == Ingress), Is.Empty);
            Assert.That(Behind(left), Does.Contain("\n  ingress-nginx 4.11.3: Kubernetes v1.25").And.Not.Contain("cert-manager").And.EndWith("Rule UPG-10."));
            Assert.That(Behind(along), Is.EqualTo(Behind(left)), "until the turn of the add-on comes");
            Assert.That((along.ActionOf("vkcc_cluster.main"), along.ActionOf(Ingress)), Is.EqualTo((PlanAction.Update, PlanAction.Update)));
            Assert.That((string?)(await AddonAsync("ingress-nginx"))["version"], Is.EqualTo("4.12.1"));
            Assert.That(after.IsEmpty, Is.True, after.ToString());
        }

        static string? Behind(Plan plan) => plan.Diagnostics.SingleOrDefault(d => d.Summary == "Cluster leaves its add-ons behind")?.Detail;
    }

    [Test]
    public async Task The_plan_that_makes_the_cluster_knows_what_is_offered()
    {
        await using var terraform = await OpenAsync();

        var right = await terraform.Use("second.tf", "addons.tf").PlanAsync();
        var misspelled = await terraform.Edit("\"cert-manager\"", "\"cert-maneger\"").PlanAsync();
        var absent = await terraform.Edit("\"cert-maneger\"", "\"cert-manager\"\n  version    = \"99.1.2\"").PlanAsync();
        var old = await terraform.Edit("99.1.2", "1.16.3").Edit("1.33.3", "1.34.2").Edit("4.11.3", "4.7.1").PlanAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Told(right), Is.Empty);
            Assert.That(Told(misspelled), Is.EqualTo(new[] { "warning: Add-on is not offered" }));
            Assert.That(
                misspelled.Diagnostics.Single(d => d.Summary == "Add-on is not offered").Detail,
                Does.Contain("Did you mean \"cert-manager\"?").And.Contain("after the cluster is made").And.EndWith("Rule ADD-1."));
            Assert.That(Told(absent), Is.EqualTo(new[] { "warning: Version of the add-on is not offered" }));
            Assert.That(Told(old), Is.EquivalentTo(new[]
            {
                "warning: Version of the add-on does not support the cluster",
                "warning: Version of the add-on is deprecated",
            }));
        }

        static IEnumerable<string> Told(Plan plan) =>
            plan.Diagnostics.Where(d => d.Detail.EndsWith("Rule ADD-1.", StringComparison.Ordinal)).Select(d => $"{d.Severity}: {d.Summary}");
    }

    [Test]
    [Category("Long")]
    public async Task A_plan_says_what_an_add_on_lacks()
    {
        const string Group =
            """

            resource "vkcc_node_group" "workers" {
              cluster_id        = vkcc_cluster.main.id
              name              = "workers"
              flavor            = "STD3-4-8"
              availability_zone = "MS1"
              node_count        = 2
              disk_type         = "ceph-ssd"
              disk_size         = 50
            }

            """;
        await using var terraform = await OpenAsync();
        var cluster = await File.ReadAllTextAsync(Path.Combine(terraform.Use("needs.tf").Configuration, "main.tf"));
        var needy = Addons("depends_on = [vkcc_cluster.main]", "istio-ingressgateway", "gpu-operator", "jaeger", "kiali");
        var right = Addons("depends_on = [vkcc_node_group.workers]", "istio")
            + Addons("depends_on = [vkcc_addon.istio]", "kiali");

        var ofNew = await terraform.Write(cluster + needy).PlanAsync();
        var rightOfNew = await terraform.Write(cluster + Group + right).PlanAsync();
        await terraform.Write(cluster).ApplyAsync();
        var without = await terraform.Write(cluster + needy).PlanAsync();
        var together = await terraform.Write(cluster + Group + right).PlanAsync();
        var late = needy.Replace("vkcc_cluster.main]", "vkcc_node_group.workers]", StringComparison.Ordinal);
        var lacking = await terraform.Write(cluster + Group + late).PlanAsync();
        var small = Group.Replace("= 2", "= 1", StringComparison.Ordinal).Replace("STD3-4-8", "STD3-2-2", StringComparison.Ordinal);
        var tight = await terraform.Write(cluster + small + right).PlanAsync();
        await terraform.Write(cluster + Group + right).ApplyAsync();
        var later = await terraform.Write(cluster + Group + right + Addons("", "jaeger")).PlanAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Told(ofNew), Is.EqualTo(new[]
            {
                "gpu-operator: Add-on has no workers to run on",
                "istio-ingressgateway: Add-on has no workers to run on",
                "jaeger: Add-on has no workers to run on",
                "kiali: Add-on has no workers to run on",
                "istio-ingressgateway: Add-on makes a load balancer",
                "kiali: Add-on needs another one first",
            }));
            Assert.That(Told(without), Is.EqualTo(Told(ofNew)));
            Assert.That(without.Diagnostics.First(d => d.Summary.StartsWith("Add-on has no", StringComparison.Ordinal)).Detail, Does.EndWith("Rule ADD-2."));
            Assert.That(Told(rightOfNew), Is.Empty);
            Assert.That(Told(together), Is.Empty);
            Assert.That(Told(lacking), Is.EqualTo(new[]
            {
                "istio-ingressgateway: Add-on makes a load balancer",
                "kiali: Add-on needs another one first",
                "jaeger: Fewer workers than replicas",
                "gpu-operator: No worker has a GPU",
            }));
            Assert.That(Told(tight), Is.EqualTo(new[] { "istio: Add-ons do not fit on the workers" }));
            Assert.That(Told(later), Is.EqualTo(new[] { "jaeger: Fewer workers than replicas" }));
        }

        static string[] Told(Plan plan) =>
        [
            .. plan.Diagnostics.Where(d => d.Address?.StartsWith("vkcc_addon.", StringComparison.Ordinal) == true)
                .OrderBy(d => d.Summary, StringComparer.Ordinal).ThenBy(d => d.Address, StringComparer.Ordinal)
                .Select(d => $"{d.Address!["vkcc_addon.".Length..]}: {d.Summary}"),
        ];

        static string Addons(string more, params string[] names) => string.Concat(
            names.Select(name => $"\nresource \"vkcc_addon\" \"{name}\" {{\n  cluster_id = vkcc_cluster.main.id\n  name       = \"{name}\"\n  {more}\n}}\n"));
    }

    [Test]
    [Category("Long")]
    public async Task What_the_platform_does_not_upgrade_is_replaced()
    {
        await using var terraform = await OpenAsync();
        terraform.Use("second.tf", "addons.tf");
        await terraform.Edit("\"cert-manager\"", "\"kube-prometheus-stack\"\n  version    = \"68.3.3\"").ApplyAsync();
        terraform.Edit("68.3.3", "68.3.4-vk.1");

        var change = await terraform.PlanAsync();
        var refused = await terraform.TryApplyAsync();
        var replacement = await terraform.PlanAsync(input: null, $"-replace={Certificates}");
        var replaced = await terraform.RunAsync("apply", "-auto-approve", $"-replace={Certificates}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(change.ActionOf(Certificates), Is.EqualTo(PlanAction.Update));
            Assert.That(change.Diagnostics.Single(d => d.Address == Certificates).Detail, Does.Contain("-replace").And.EndWith("Rule ADD-10."));
            Assert.That(refused.ExitCode, Is.EqualTo(1));
            Assert.That(refused.Transcript, Does.Contain("cannot be upgraded"));
            Assert.That(replacement.ActionOf(Certificates), Is.EqualTo(PlanAction.Replace));
            Assert.That(replaced.ExitCode, Is.Zero, replaced.Transcript);
            Assert.That((string?)(await AddonAsync("kube-prometheus-stack"))["version"], Is.EqualTo("68.3.4-vk.1"));
        }
    }

    [Test]
    [Category("Long")]
    public async Task A_removal_says_what_must_be_deleted_before()
    {
        await using var terraform = await OpenAsync();
        terraform.Use("second.tf", "addons.tf");
        await terraform.Edit("\"cert-manager\"", "\"velero\"").ApplyAsync();

        var removal = await terraform.PlanAsync(input: null, "-destroy", $"-target={Certificates}");
        var replacement = await terraform.PlanAsync(input: null, $"-replace={Certificates}");
        var moved = await terraform.Edit("\"velero\"", "\"velero\"\n  namespace  = \"backup\"").PlanAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Told(removal), Does.EndWith("Rule ADD-5."));
            Assert.That(moved.ActionOf(Certificates), Is.EqualTo(PlanAction.Replace));
            Assert.That(Told(moved), Does.EndWith("Rule ADD-5."));
            Assert.That(replacement.ActionOf(Certificates), Is.EqualTo(PlanAction.Replace));
        }

        static string? Told(Plan plan) => plan.Diagnostics.SingleOrDefault(d => d.Address == Certificates)?.Detail;
    }

    [TestCase("first.tf")]
    [TestCase("second.tf")]
    [Category("Long")]
    public async Task Drift_is_noticed_and_put_right(string input)
    {
        await using var terraform = await OpenAsync();
        await terraform.Use(input, "addons.tf").ApplyAsync();
        var text = Convert.ToBase64String("controller: {replicaCount: 9}"u8);
        foreach (var name in (string[])["ingress-nginx", "cert-manager"])
        {
            await Cloud.PatchAddonAsync((string)(await AddonAsync(name))["id"]!, $$"""{"values":"{{text}}"}""");
        }

        var drift = await terraform.PlanAsync();
        await terraform.ApplyAsync();
        var right = await terraform.PlanAsync();
        var (ingress, certificates) = (await AddonAsync("ingress-nginx"), await AddonAsync("cert-manager"));
        await Cloud.DeleteAddonAsync((string)ingress["id"]!);
        var gone = await terraform.PlanAsync();
        await terraform.ApplyAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((drift.ActionOf(Ingress), drift.ActionOf(Certificates)), Is.EqualTo((PlanAction.Update, PlanAction.Update)));
            Assert.That(right.IsEmpty, Is.True, right.ToString());
            Assert.That(Decoded(ingress), Does.Contain("replicaCount: 2"));
            Assert.That(Decoded(certificates), Does.StartWith("# Default values of cert-manager"));
            Assert.That(gone.ActionOf(Ingress), Is.EqualTo(PlanAction.Create));
            Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
        }
    }

    [TestCase("first.tf", Category = "Long")]
    [TestCase("second.tf")]
    public async Task A_cluster_has_an_add_on_once(string input)
    {
        await using var terraform = await OpenAsync();
        await terraform.Use(input, "addons.tf").ApplyAsync();
        (await terraform.RunAsync("state", "rm", Ingress)).ShouldSucceed();

        var stranger = await terraform.RefusedPlanAsync();
        await Cloud.DeleteAddonAsync((string)(await AddonAsync("ingress-nginx"))["id"]!);
        var twins = await terraform.Edit("\"vkcc_addon\" \"certificates\"", "\"vkcc_addon\" \"twin\"")
            .Edit("\"cert-manager\"", "\"ingress-nginx\"").RefusedPlanAsync();

        using (Assert.EnterMultipleScope())
        {
            var there = stranger.Single(d => d.IsError);
            Assert.That((there.Summary, there.Address), Is.EqualTo(("Add-on is installed already", Ingress)));
            Assert.That(there.Detail, Does.Contain("/ingress-nginx\"").And.Contain("Rule NAME-3."));
            Assert.That(twins.Where(d => d.IsError).Select(d => d.Summary), Is.EqualTo(new[] { "Add-on given twice" }));
        }
    }

    [TestCase("first.tf", "FAILED")]
    [TestCase("second.tf", "ERROR")]
    [Category("Long")]
    public async Task A_failure_keeps_the_add_on_in_state_and_the_next_apply_goes_on(string input, string word)
    {
        await using var terraform = await OpenAsync();
        await terraform.Use(input, "addons.tf").ApplyAsync();
        var fault = $$$"""{"method":"{0}","path":"addons/","times":1,"action":{"addon_status":"{{{word}}}"}}""";

        await Cloud.AddFaultAsync(fault.Replace("{0}", "PATCH", StringComparison.Ordinal));
        var change = await terraform.Edit("replicaCount: 2", "replicaCount: 3").TryApplyAsync();
        var repair = await terraform.PlanAsync();
        await terraform.ApplyAsync();
        var repaired = await terraform.PlanAsync();
        await Cloud.AddFaultAsync(fault.Replace("{0}", "DELETE", StringComparison.Ordinal));
        var removal = await terraform.RunAsync("destroy", "-auto-approve", $"-target={Certificates}");
        var kept = await terraform.StateAsync();
        await terraform.DestroyAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((change.ExitCode, removal.ExitCode), Is.EqualTo((1, 1)));
            Assert.That(change.Transcript, Does.Contain($"VK Cloud reports {word}"));
            Assert.That(removal.Transcript, Does.Contain($"VK Cloud reports {word}"));
            Assert.That(repair.ActionOf(Ingress), Is.EqualTo(PlanAction.Update));
            Assert.That(repaired.IsEmpty, Is.True, repaired.ToString());
            Assert.That(kept.Addresses, Does.Contain(Certificates));
            Assert.That(await Cloud.AddonsAsync(), Is.Empty);
        }
    }

    [TestCase("first.tf")]
    [TestCase("second.tf")]
    [Category("Long")]
    public async Task An_add_on_is_taken_over_by_cluster_and_name(string input)
    {
        await using var maker = await OpenAsync();
        await maker.Use(input, "addons.tf").ApplyAsync();
        var state = await maker.StateAsync();

        await using var terraform = await OpenAsync();
        terraform.Write(File.ReadAllText(Path.Combine(maker.Configuration, "main.tf")) + Imports(state, "story/workers", "story/ingress-nginx"));
        var taken = await terraform.PlanAsync();
        await terraform.ApplyAsync();
        var after = await terraform.PlanAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(taken.Changes.Where(change => change.Action is not PlanAction.None), Is.Empty, taken.ToString());
            Assert.That(after.IsEmpty, Is.True, after.ToString());
        }
    }

    /// <summary>What a plan shows of a cluster that is still to come is read in apply.</summary>
    [TestCase("first.tf")]
    [TestCase("second.tf")]
    [Category("Long")]
    public async Task Row_63_the_catalogue_is_read_and_its_values_are_what_an_add_on_is_made_of(string input)
    {
        await using var terraform = await OpenAsync();

        await terraform.Use(input, "addons.tf", "reading.tf").ApplyAsync();
        var outputs = JsonNode.Parse((await terraform.RunAsync("output", "-json")).ShouldSucceed().Output)!;
        var again = await terraform.PlanAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(outputs["upgrades"]!["value"]!.AsArray().Select(line => (string?)line), Is.EqualTo(new[] { "ingress-nginx 4.11.3 -> 4.12.1" }));
            Assert.That((int)outputs["replicas"]!["value"]!, Is.EqualTo(3));
            Assert.That((string?)outputs["jaeger"]!["value"], Does.StartWith("# Default values of jaeger"));
            Assert.That(Decoded(await AddonAsync("jaeger")), Does.Contain("\"mine\": true").And.Contain("elasticsearch"));
            Assert.That(again.IsEmpty, Is.True, again.ToString());
        }
    }

    private static string Imports(TerraformState state, string group, string addon) => string.Concat(
        new[]
        {
            ("vkcc_cluster.main", state.Text("vkcc_cluster.main", "id")),
            ("vkcc_node_group.workers", group),
            (Ingress, addon),
            (Certificates, $"{state.Text("vkcc_cluster.main", "id")}/{state.Text(Certificates, "id")}"),
        }.Select(row => $"\nimport {{\n  to = {row.Item1}\n  id = \"{row.Item2}\"\n}}\n"));

    private async Task<JsonNode> AddonAsync(string name) =>
        (await Cloud.AddonsAsync()).Single(addon => (string?)addon["name"] == name && (string?)addon["status"] != "REPLACED");

    private static string Decoded(JsonNode addon) => Encoding.UTF8.GetString(Convert.FromBase64String((string)addon["values"]!));
}
