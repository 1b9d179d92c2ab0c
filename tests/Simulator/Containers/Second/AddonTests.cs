using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using static Vkcc.Simulator.Tests.RefusedRows;

namespace Vkcc.Simulator.Tests.Second;

/// <summary>Add-ons of the second generation: G1 to G8 as the official client calls them, and what they go through (addons-and-policies.md part A).</summary>
internal sealed partial class AddonTests
{
    private const string Second = TestCloud.Second;

    [Test]
    public async Task The_catalogue_names_add_ons_with_their_versions()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var addons = (await cloud.GetAsync(Second + "addons")).Expect(200).Json["addons"]!.AsArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(addons.Select(addon => addon!["name"]!.ToString()), Is.EquivalentTo((string[])
            [
                "argocd", "cert-manager", "docker-registry", "external-secrets-operator", "gpu-operator", "ingress-nginx", "istio", "jaeger", "kgateway",
                "kube-prometheus-stack", "logaas-integration", "s3-csi", "velero",
            ]));
            Assert.That(Blank(addons.First(addon => addon!["name"]!.ToString() == "ingress-nginx")!.ToJsonString()), Is.EqualTo(
                """
                {"id":"<ksuid>","name":"ingress-nginx","versions":[{"id":"<ksuid>","version":"4.12.1","is_deprecated":false},{"id":"<ksuid>",
                "version":"4.11.3","is_deprecated":false},{"id":"<ksuid>","version":"4.7.1","is_deprecated":true}]}
                """.ReplaceLineEndings("")));
        }
    }

    [Test]
    public async Task A_version_is_found_by_name_and_by_id()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var byName = (await cloud.GetAsync(Second + "addons/ingress-nginx/versions/4.11.3")).Expect(200);
        var byId = (await cloud.GetAsync(Second + "addon_versions/" + byName["id"])).Expect(200);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(byId.Text, Is.EqualTo(byName.Text));
            Assert.That(byName.Json.AsObject().Select(member => member.Key),
                Is.EqualTo((string[])["id", "addon_id", "name", "version", "values_template", "supported_kube_versions"]));
            Assert.That(AddonBodies.Text(byName["values_template"]), Does.StartWith("# Default values of ingress-nginx 4.11.3.\ncontroller:\n  # How many"));
            Assert.That(byName.Json["supported_kube_versions"]!.AsArray().Select(version => version!.ToString()),
                Does.Contain("v1.33.3").And.Not.Contain("v1.34.2"));
        }

        (await cloud.GetAsync(Second + "addons/ingress-nginx/versions/0.0.1")).Expect(404);
        (await cloud.GetAsync(Second + "addon_versions/none")).Expect(404);
        await cloud.HaveAsync("""{"short_kube_versions":true}""");
        Assert.That((await cloud.GetAsync(Second + "addons/ingress-nginx/versions/4.12.1")).Json["supported_kube_versions"]!.AsArray()
            .Select(version => version!.ToString()), Does.Contain("1.34").And.Not.Contain("v1.34.2"));
    }

    [Test]
    public async Task Every_version_has_readable_default_values()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        foreach (var version in AddonCatalogue.Default.All.SelectMany(addon => addon.Versions))
        {
            Assert.That(YamlReader.Read(AddonBodies.Text(version.ValuesTemplate)).Entries, Is.Not.Empty, version.Addon.Name);
            Assert.That(AddonBodies.Text(version.ValuesTemplate), Does.Contain("\n"), version.Addon.Name);
        }
    }

    [Test]
    public async Task The_life_of_an_add_on()
    {
        await using var cloud = await TestCloud.StartAsync();
        var cluster = await cloud.WithWorkersAsync();
        var body = await cloud.InstallAsync();
        var created = (await cloud.PostAsync($"{Second}clusters/{cluster}/addons", body.DeepClone())).Expect(200);
        var id = created["id"];
        var coming = (await cloud.GetAsync($"{Second}cluster_addons/{id}")).Expect(200);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Blank(created.Text), Is.EqualTo("""{"id":"<ksuid>"}"""));
            Assert.That(Blank(coming.Text), Is.EqualTo(
                $$"""
                {"id":"<ksuid>","cluster_id":"<ksuid>","addon_id":"<ksuid>","addon_version_id":"<ksuid>","namespace":"ingress",
                "values":"{{AddonBodies.Base64(AddonBodies.Values)}}","status":"INSTALLING","created_at":"2026-06-01T10:13:00Z",
                "updated_at":"2026-06-01T10:13:00Z","addon_name":"My ingress","base_addon_name":"ingress-nginx"}
                """.ReplaceLineEndings("")));
            Assert.That((coming["addon_id"], coming["addon_version_id"], coming["cluster_id"]),
                Is.EqualTo((body["addon_id"]!.ToString(), body["addon_version_id"]!.ToString(), cluster)));
            Assert.That(await cloud.StatusAsync(cluster), Is.EqualTo("RUNNING"), "the cluster does not show it");
        }

        cloud.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.That(await cloud.AddonStatusAsync(id), Is.EqualTo("INSTALLED"));

        var newer = (await cloud.IdsAsync("ingress-nginx", "4.12.1")).Version;
        var change = new JsonObject { ["addon_version_id"] = newer, ["values"] = "" };
        Assert.That((await cloud.PatchAsync($"{Second}clusters/{cluster}/addons/{id}", change)).Expect(200).Text, Is.EqualTo("{}"));
        var changing = (await cloud.GetAsync($"{Second}clusters/{cluster}/addons/ingress-nginx")).Expect(200);
        Assert.That((changing["id"], changing["status"], changing["values"], changing["addon_version_id"], changing["updated_at"]),
            Is.EqualTo((id, "UPDATING", "", newer, "2026-06-01T10:15:00Z")));
        cloud.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(await cloud.AddonStatusAsync(id), Is.EqualTo("INSTALLED"));

        Assert.That((await cloud.DeleteAsync($"{Second}clusters/{cluster}/addons/{id}")).Expect(200).Text, Is.EqualTo("{}"));
        Assert.That(await cloud.AddonStatusAsync(id), Is.EqualTo("DELETING"));
        cloud.Clock.Advance(TimeSpan.FromMinutes(1));
        (await cloud.GetAsync($"{Second}cluster_addons/{id}")).Expect(404);
        (await cloud.GetAsync($"{Second}clusters/{cluster}/addons/ingress-nginx")).Expect(404);
        Assert.That((await cloud.GetAsync($"{Second}clusters/{cluster}/addons")).Expect(200).Text, Is.EqualTo("""{"cluster_addons":[]}"""));
        await cloud.BeginAsync(cluster);
    }

    [Test]
    public async Task The_same_place_takes_a_name_to_read_and_the_id_to_change()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var cluster = await cloud.WithWorkersAsync();
        var id = await cloud.BeginAsync(cluster);

        var whole = (await cloud.GetAsync($"{Second}cluster_addons/{id}")).Expect(200);
        foreach (var ident in (string[])["ingress-nginx", id])
        {
            Assert.That((await cloud.GetAsync($"{Second}clusters/{cluster}/addons/{ident}")).Expect(200).Text, Is.EqualTo(whole.Text));
        }

        Assert.That((await cloud.GetAsync($"{Second}clusters/{cluster}/addons")).Expect(200)["cluster_addons", "0", "id"], Is.EqualTo(id));
        (await cloud.DeleteAsync($"{Second}clusters/{cluster}/addons/ingress-nginx")).Expect(404);
        (await cloud.GetAsync($"{Second}clusters/{cluster}/addons/istio")).Expect(404);
        (await cloud.GetAsync($"{Second}clusters/none/addons/ingress-nginx")).Expect(404);
        (await cloud.GetAsync($"kz/managed-k8s/cluster_addons/{id}")).Expect(404);
    }

    private static IEnumerable<TestCaseData> BadInstallations()
    {
        foreach (var member in (string[])["addon_id", "addon_version_id", "namespace", "values", "addon_name"])
        {
            yield return new TestCaseData(new Action<JsonObject>(body => body.Remove(member)), member + " is missing").SetArgDisplayNames("no " + member);
        }

        yield return Bad("unknown member", body => body["version"] = "1", "version");
        yield return Bad("values in clear", body => body["values"] = "{\"a\":1}", "no base64");
        yield return Bad("values that are a list", body => body["values"] = AddonBodies.Base64("- 1"), "no map");
        yield return Bad("namespace", body => body["namespace"] = "Not_a_label", "DNS label");
        yield return Bad("version of nothing", body => body["addon_version_id"] = "none", "no add-on version none");
        yield return Bad("version of another add-on", body =>
            body["addon_id"] = AddonCatalogue.Default.All.First(addon => addon.Name == "istio").Id, "is none of add-on");
        yield return Bad("a first-generation add-on", body =>
            body["addon_version_id"] = AddonCatalogue.Default.All.First(addon => addon.Name == "capsule").Versions[0].Id, "no add-on version");
    }

    [TestCaseSource(nameof(BadInstallations))]
    public async Task A_bad_installation_is_refused(Action<JsonObject> spoil, string message)
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var cluster = await cloud.WithWorkersAsync();
        var body = await cloud.InstallAsync();
        spoil(body);

        var refused = (await cloud.PostAsync($"{Second}clusters/{cluster}/addons", body)).Expect(400);
        Assert.That((refused["code"], refused["message"]), Is.EqualTo(("3", refused["message"])));
        Assert.That(refused["message"], Does.Contain(message));
        Assert.That((await cloud.GetAsync($"{Second}clusters/{cluster}/addons")).Json["cluster_addons"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Changes_go_up_and_name_both_members()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var cluster = await cloud.WithWorkersAsync();
        var id = await cloud.BeginAsync(cluster);
        var monitoring = await cloud.BeginAsync(cluster, await cloud.InstallAsync("kube-prometheus-stack", "68.3.3"));
        var version = (await cloud.IdsAsync("ingress-nginx", "4.11.3")).Version;

        await RefusedAsync(id, new JsonObject { ["values"] = "" }, "addon_version_id is missing");
        await RefusedAsync(id, new JsonObject { ["addon_version_id"] = version }, "values is missing");
        await RefusedAsync(id, new JsonObject { ["addon_version_id"] = version, ["values"] = "", ["namespace"] = "x" }, "namespace");
        await RefusedAsync(id, await ToAsync("ingress-nginx", "4.7.1"), "versions only go up");
        await RefusedAsync(id, await ToAsync("istio", "1.24.2"), "is no version of ingress-nginx");
        await RefusedAsync(monitoring, await ToAsync("kube-prometheus-stack", "68.3.4-vk.1"), "cannot be upgraded");
        (await cloud.PatchAsync($"{Second}clusters/{cluster}/addons/{monitoring}", await ToAsync("kube-prometheus-stack", "68.3.3"))).Expect(200);

        async Task<JsonObject> ToAsync(string name, string to) => new() { ["addon_version_id"] = (await cloud.IdsAsync(name, to)).Version, ["values"] = "" };

        async Task RefusedAsync(string addon, JsonObject body, string message) =>
            Assert.That((await cloud.PatchAsync($"{Second}clusters/{cluster}/addons/{addon}", body)).Expect(400)["message"], Does.Contain(message));
    }

    [Test]
    public async Task A_version_must_run_on_the_clusters_Kubernetes()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var cluster = await cloud.CreateRunningClusterAsync(Bodies.Cluster().With("version", "\"v1.34.2\""));

        Assert.That((await cloud.PostAsync($"{Second}clusters/{cluster}/addons", await cloud.InstallAsync())).Expect(400)["message"],
            Does.Contain("does not run on Kubernetes v1.34.2"));
        await cloud.BeginAsync(cluster, await cloud.InstallAsync(version: "4.12.1"));
    }

    [Test]
    public async Task One_installation_a_cluster_and_only_while_it_runs()
    {
        await using var cloud = await TestCloud.StartAsync();
        var cluster = await cloud.CreateClusterAsync();
        Assert.That((await cloud.PostAsync($"{Second}clusters/{cluster}/addons", await cloud.InstallAsync())).Expect(409)["message"],
            Does.Contain("is PROVISIONING"));
        cloud.Clock.Advance(TimeSpan.FromMinutes(10));
        await cloud.CreateRunningNodeGroupAsync(Bodies.NodeGroup(cluster));

        var id = await cloud.BeginAsync(cluster);
        var again = (await cloud.PostAsync($"{Second}clusters/{cluster}/addons", await cloud.InstallAsync(version: "4.12.1"))).Expect(409);
        Assert.That((again["code"], again["message"]), Is.EqualTo(("6", "Cluster my-cluster has the add-on ingress-nginx already.")));
        var values = new JsonObject { ["addon_version_id"] = (await cloud.IdsAsync("ingress-nginx", "4.11.3")).Version, ["values"] = "" };
        Assert.That(
            (await cloud.PatchAsync($"{Second}clusters/{cluster}/addons/{id}", values.DeepClone())).Expect(409)["message"],
            Does.Contain("is INSTALLING"));
        (await cloud.DeleteAsync($"{Second}clusters/{cluster}/addons/{id}")).Expect(409);
        // Another add-on can come at the same time.
        await cloud.BeginAsync(cluster, await cloud.InstallAsync("istio", "1.24.2"));
        cloud.Clock.Advance(TimeSpan.FromMinutes(2));

        (await cloud.PatchAsync($"{Second}clusters/{cluster}:update", new JsonObject { ["labels"] = new JsonObject { ["a"] = "b" } })).Expect(200);
        (await cloud.PatchAsync($"{Second}clusters/{cluster}/addons/{id}", values.DeepClone())).Expect(409);
        (await cloud.DeleteAsync($"{Second}clusters/{cluster}/addons/{id}")).Expect(409);
        await cloud.HaveAsync("""{"queue_while_busy":true}""");
        (await cloud.PatchAsync($"{Second}clusters/{cluster}/addons/{id}", values)).Expect(200);
    }

    [Test]
    public async Task Without_workers_it_stays_INSTALLING()
    {
        await using var cloud = await TestCloud.StartAsync();
        var cluster = await cloud.CreateRunningClusterAsync();
        var id = await cloud.BeginAsync(cluster);
        cloud.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.That(await cloud.AddonStatusAsync(id), Is.EqualTo("INSTALLING"));

        await cloud.PostAsync(Second + "node-groups", Bodies.NodeGroup(cluster));
        Assert.That(await cloud.AddonStatusAsync(id), Is.EqualTo("INSTALLING"));
        cloud.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.That(await cloud.AddonStatusAsync(id), Is.EqualTo("INSTALLED"));
    }

    [Test]
    public async Task What_waits_for_workers_can_be_removed()
    {
        await using var cloud = await TestCloud.StartAsync();
        var cluster = await cloud.CreateRunningClusterAsync();
        var id = await cloud.BeginAsync(cluster);
        (await cloud.DeleteAsync($"{Second}clusters/{cluster}/addons/{id}")).Expect(200);
        (await cloud.DeleteAsync($"{Second}clusters/{cluster}/addons/{id}")).Expect(409);
        cloud.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(await cloud.AddonStatusAsync(id), Is.EqualTo("404"));
    }

    [Test]
    public async Task Each_work_can_end_in_ERROR_and_goes_on_from_there()
    {
        await using var cloud = await TestCloud.StartAsync();
        var cluster = await cloud.WithWorkersAsync();
        await cloud.FaultAsync("POST", "/addons$", "ERROR");
        var id = await cloud.BeginAsync(cluster);
        Assert.That(await cloud.AddonStatusAsync(id), Is.EqualTo("INSTALLING"));
        await ErrorAfterAsync(2);

        await cloud.FaultAsync("PATCH", $"/addons/{id}$", "ERROR");
        var change = new JsonObject { ["addon_version_id"] = (await cloud.IdsAsync("ingress-nginx", "4.11.3")).Version, ["values"] = "" };
        (await cloud.PatchAsync($"{Second}clusters/{cluster}/addons/{id}", change.DeepClone())).Expect(200);
        Assert.That(await cloud.AddonStatusAsync(id), Is.EqualTo("UPDATING"));
        await ErrorAfterAsync(1);

        await cloud.FaultAsync("DELETE", $"/addons/{id}$", "ERROR");
        (await cloud.DeleteAsync($"{Second}clusters/{cluster}/addons/{id}")).Expect(200);
        Assert.That(await cloud.AddonStatusAsync(id), Is.EqualTo("DELETING"));
        await ErrorAfterAsync(1);

        // Restored by another change, and removed at last.
        (await cloud.PatchAsync($"{Second}clusters/{cluster}/addons/{id}", change)).Expect(200);
        cloud.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(await cloud.AddonStatusAsync(id), Is.EqualTo("INSTALLED"));
        (await cloud.PatchAsync($"_simulator/addons/{id}", new JsonObject { ["status"] = "ERROR" })).Expect(200);
        (await cloud.DeleteAsync($"{Second}clusters/{cluster}/addons/{id}")).Expect(200);
        cloud.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(await cloud.AddonStatusAsync(id), Is.EqualTo("404"));

        async Task ErrorAfterAsync(int minutes)
        {
            cloud.Clock.Advance(TimeSpan.FromMinutes(minutes));
            Assert.That(await cloud.AddonStatusAsync(id), Is.EqualTo("ERROR"));
        }
    }

    [Test]
    public async Task The_end_of_the_cluster_is_the_end_of_its_add_ons()
    {
        await using var cloud = await TestCloud.StartAsync();
        var cluster = await cloud.WithWorkersAsync();
        var id = await cloud.BeginAsync(cluster);
        (await cloud.DeleteAsync(Second + "clusters/" + cluster)).Expect(200);
        cloud.Clock.Advance(TimeSpan.FromMinutes(3));

        Assert.That(await cloud.AddonStatusAsync(id), Is.EqualTo("404"));
        Assert.That((await cloud.GetAsync("_simulator/state")).Json["addons"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Habits_of_late_sight_and_of_a_cluster_that_reconciles()
    {
        await using var cloud = await TestCloud.StartAsync();
        var cluster = await cloud.WithWorkersAsync();
        await cloud.HaveAsync("""{"late_reads":2,"not_found_reads":2,"reconcile_for_addons":true}""");
        var id = await cloud.BeginAsync(cluster);
        Assert.That((await cloud.GetAsync($"{Second}clusters/{cluster}/addons")).Json["cluster_addons"]!.AsArray(), Is.Empty);
        Assert.That(await cloud.AddonStatusAsync(id) + await cloud.AddonStatusAsync(id), Is.EqualTo("404INSTALLING"));
        await cloud.StatusAsync(cluster);
        await cloud.StatusAsync(cluster);
        Assert.That(await cloud.StatusAsync(cluster), Is.EqualTo("RECONCILING"));
        cloud.Clock.Advance(TimeSpan.FromMinutes(2.5));
        Assert.That(await cloud.StatusAsync(cluster), Is.EqualTo("RUNNING"));

        (await cloud.DeleteAsync($"{Second}clusters/{cluster}/addons/{id}")).Expect(200);
        Assert.That(await cloud.AddonStatusAsync(id) + await cloud.AddonStatusAsync(id) + await cloud.AddonStatusAsync(id),
            Is.EqualTo("INSTALLEDINSTALLEDDELETING"));
    }

    [Test]
    public async Task Faults_strike_these_calls_too_and_a_viewer_only_reads()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var cluster = await cloud.WithWorkersAsync();
        (await cloud.PostAsync("_simulator/faults", JsonNode.Parse("""{"method":"POST","path":"/addons$","action":{"cluster_status":"ERROR"}}"""))).Expect(200);
        var id = await cloud.BeginAsync(cluster);
        Assert.That(await cloud.StatusAsync(cluster), Is.EqualTo("ERROR"));
        (await cloud.PatchAsync($"_simulator/clusters/{cluster}", new JsonObject { ["status"] = "RUNNING" })).Expect(200);

        cloud.Token = (await cloud.LoginAsync(TestCloud.PasswordLogin("viewer", "viewer"))).Expect(201).Header("X-Subject-Token");
        (await cloud.GetAsync($"{Second}cluster_addons/{id}")).Expect(200);
        (await cloud.DeleteAsync($"{Second}clusters/{cluster}/addons/{id}")).Expect(403);
        (await cloud.PostAsync($"{Second}clusters/{cluster}/addons", await cloud.InstallAsync("istio", "1.24.2"))).Expect(403);
    }

    [Test]
    public async Task It_can_be_changed_and_taken_away_behind_everybodys_back()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var cluster = await cloud.WithWorkersAsync();
        var id = await cloud.BeginAsync(cluster);
        var patch = new JsonObject
        {
            ["status"] = "UPDATING",
            ["values"] = AddonBodies.Base64("a: 1"),
            ["version"] = "4.12.1",
            ["namespace"] = "other",
            ["release_name"] = "x"
        };
        (await cloud.PatchAsync($"_simulator/addons/{id}", patch)).Expect(200);
        var after = (await cloud.GetAsync($"{Second}cluster_addons/{id}")).Expect(200);
        Assert.That((after["status"], after["namespace"], after["addon_name"], AddonBodies.Text(after["values"]), after["addon_version_id"]), Is.EqualTo(
            ("UPDATING", "other", "x", "a: 1", (await cloud.IdsAsync("ingress-nginx", "4.12.1")).Version)));

        (await cloud.PatchAsync($"_simulator/addons/{id}", new JsonObject { ["version"] = "9.9.9" })).Expect(400);
        (await cloud.PatchAsync($"_simulator/addons/{id}", new JsonObject { ["novelty"] = 1 })).Expect(400);
        (await cloud.PatchAsync("_simulator/addons/none", new JsonObject())).Expect(404);
        (await cloud.DeleteAsync($"_simulator/addons/{id}")).Expect(200);
        Assert.That(await cloud.AddonStatusAsync(id), Is.EqualTo("404"));
    }

    [Test]
    public async Task A_scenario_breaks_it_and_takes_it_away()
    {
        await using var cloud = await TestCloud.StartAsync();
        var cluster = await cloud.WithWorkersAsync();
        var id = await cloud.BeginAsync(cluster);
        (await cloud.SendAsync("POST", "_simulator/scenario", """
            steps:
              - {at: 5m, change_addon: {cluster: my-cluster, addon: ingress-nginx, set: {status: ERROR}}}
              - {at: 6m, delete_addon: {cluster: my-cluster, addon: ingress-nginx}}
              - {at: 7m, delete_addon: {cluster: my-cluster, addon: ingress-nginx}}
              - {at: 7m, fault: {method: POST, path: /addons$, action: {addon_status: ERROR}}}
            """)).Expect(200);

        cloud.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.That(await cloud.AddonStatusAsync(id), Is.EqualTo("ERROR"));
        cloud.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.That(await cloud.StepsAsync(), Is.EqualTo((string[])["done", "done", "failed", "done"]));
        Assert.That(await cloud.AddonStatusAsync(id), Is.EqualTo("404"));
    }

    [Test]
    public async Task The_state_file_keeps_it_with_its_work()
    {
        using var kept = new KeptCloud();
        string id, before;
        await using (var cloud = await kept.StartAsync())
        {
            id = await cloud.BeginAsync(await cloud.WithWorkersAsync());
            before = (await cloud.GetAsync("_simulator/state")).Text;
        }

        await using var again = await kept.StartAgainAsync(before);
        Assert.That(await again.AddonStatusAsync(id), Is.EqualTo("INSTALLING"));
        again.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.That(await again.AddonStatusAsync(id), Is.EqualTo("INSTALLED"));
    }

    [Test]
    public void Every_work_has_its_row_in_both_tables() => Assert.That(
        AddonLifecycle.Second.Keys.Concat(AddonLifecycle.First.Keys), Is.EquivalentTo(Enum.GetValues<AddonWorkKind>().Concat(Enum.GetValues<AddonWorkKind>())));

    private static string Blank(string text) => Ksuids().Replace(text, "\"<ksuid>\"");

    [GeneratedRegex("\"[0-9A-Za-z]{27}\"")]
    private static partial Regex Ksuids();
}
