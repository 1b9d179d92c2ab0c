using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using static Vkcc.Simulator.Tests.RefusedRows;

namespace Vkcc.Simulator.Tests.First;

/// <summary>The first generation's add-on service: F1 to F8 as the official client calls them, and what goes on (addons-and-policies.md part B).</summary>
internal sealed partial class AddonTests
{
    private const string Addons = TestCloud.Addons;

    [Test]
    public async Task The_catalog_of_endpoints_leads_there()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var catalog = (await cloud.LoginAsync()).Expect(201).Json["token"]!["catalog"]!.AsArray();
        var endpoint = catalog.First(service => service!["type"]!.ToString() == "manage-cluster-addons")!["endpoints"]![0]!["url"]!.ToString();
        Assert.That(endpoint + "v1/", Is.EqualTo(cloud.BaseUrl + Addons));
    }

    [Test]
    public async Task What_a_cluster_may_have_comes_page_by_page()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var cluster = await cloud.CreateRunningFirstClusterAsync();
        var first = (await cloud.GetAsync($"{Addons}addons/clusters/{cluster}/available")).Expect(200);
        var all = await cloud.PagesAsync($"addons/clusters/{cluster}/available");
        var names = all.Select(item => $"{item["chart_name"]} {item["chart_version"]}").ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Message.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/json"));
            Assert.That((first["cluster_id"], first.Json["addons"]!.AsArray().Count), Is.EqualTo((cluster, 10)));
            Assert.That(first["links", "next"], Does.StartWith($"{cloud.BaseUrl}{Addons}addons/clusters/{cluster}/available?"));
            Assert.That(names, Is.Unique.And.SupersetOf((string[])["ingress-nginx 4.12.1", "ingress-nginx 4.11.3", "kiali 2.4.0"]));
            Assert.That(names, Does.Not.Contain("ingress-nginx 4.7.1").And.Not.Contain("velero 12.1.0"));
            Assert.That(Blank(all[0].ToJsonString()), Is.EqualTo(
                """
                {"id":"<uuid>","name":"capsule","chart_name":"capsule","chart_version":"0.7.2","values_template":"",
                "description":"Tenants of one cluster.","short_description":"Tenants of one cluster","installation_instruction":"",
                "purpose":"Tenants of one cluster","changelog":"","created_at":"2026-01-01T00:00:00Z"}
                """.ReplaceLineEndings("")));
        }

        // What a Kubernetes version cannot run is not offered.
        var newer = await cloud.CreateRunningFirstClusterAsync(FirstBodies.Cluster("newer", FirstBodies.Template134));
        Assert.That((await cloud.PagesAsync($"addons/clusters/{newer}/available")).Select(item => $"{item["name"]} {item["chart_version"]}"),
            Does.Contain("ingress-nginx 4.12.1").And.Not.Contain("ingress-nginx 4.11.3"));
        (await cloud.GetAsync($"{Addons}addons/clusters/none/available")).Expect(404);
        (await cloud.GetAsync($"{Addons}addons/clusters/{cluster}/available?limit=0")).Expect(400);
    }

    [Test]
    public async Task One_definition_brings_its_default_values()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var cluster = await cloud.CreateRunningFirstClusterAsync();
        var id = await cloud.UuidAsync(cluster, "ingress-nginx", "4.12.1");
        var answer = (await cloud.GetAsync($"{Addons}addons/clusters/{cluster}/available/{id}")).Expect(200);
        Assert.That((answer["cluster_id"], answer["addon", "id"]), Is.EqualTo((cluster, id)));
        Assert.That(AddonBodies.Text(answer["addon", "values_template"]), Does.Contain("# How many pods"));
        (await cloud.GetAsync($"{Addons}addons/clusters/{cluster}/available/none")).Expect(404);
    }

    [Test]
    public async Task The_life_of_an_add_on_and_what_the_cluster_shows_of_it()
    {
        await using var cloud = await TestCloud.StartAsync();
        var cluster = await cloud.FirstWithWorkersAsync();
        var definition = await cloud.UuidAsync(cluster, "ingress-nginx", "4.11.3");
        var created = (await cloud.PostAsync($"{Addons}addons/{definition}/clusters/{cluster}", AddonBodies.Install())).Expect(200);
        var id = created["addon", "cluster_addon_id"];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Blank(created.Text), Is.EqualTo(
                $$$"""
                {"addon":{"cluster_addon_id":"<uuid>","addon":{"id":"<uuid>","name":"ingress-nginx","chart_name":"ingress-nginx",
                "chart_version":"4.11.3","values_template":"","description":"Entry of HTTP into the cluster.",
                "short_description":"Entry of HTTP into the cluster","installation_instruction":"","purpose":"Entry of HTTP into the cluster",
                "changelog":"","created_at":"2026-01-01T00:00:00Z"},"status":"NEW",
                "user_chart_values":"{{{AddonBodies.Base64(AddonBodies.Values)}}}","payload":{"name":"my-ingress","namespace":"ingress"},
                "upgrade_available":true,"migrated":false,"created_at":"2026-06-01T10:13:00Z","updated_at":"2026-06-01T10:13:00Z",
                "deleted_at":null}}
                """.ReplaceLineEndings("")));
            Assert.That(await cloud.FirstAddonStatusAsync(id, cluster), Is.EqualTo("NEW RECONCILING"));
        }

        Assert.That(await AfterAsync(10), Is.EqualTo("INSTALLING RECONCILING"));
        Assert.That(await AfterAsync(120), Is.EqualTo("INSTALLED RECONCILING"));
        Assert.That(await AfterAsync(20), Is.EqualTo("INSTALLED RUNNING"));

        var changed = (await cloud.PatchAsync($"{Addons}cluster_addons/{id}", new JsonObject { ["values"] = "" })).Expect(200);
        Assert.That((changed["addon", "cluster_addon_id"], changed["addon", "status"], changed["addon", "user_chart_values"]),
            Is.EqualTo((id, "INSTALLING", "")));
        Assert.That(await AfterAsync(150), Is.EqualTo("INSTALLED RUNNING"));

        Assert.That((await cloud.DeleteAsync($"{Addons}cluster_addons/{id}")).Expect(200).Text, Is.EqualTo("{}"));
        (await cloud.DeleteAsync($"{Addons}cluster_addons/{id}")).Expect(200);
        Assert.That(await AfterAsync(0), Is.EqualTo("DELETING RECONCILING"));
        Assert.That(await AfterAsync(60), Is.EqualTo("404 RECONCILING"));
        Assert.That(await AfterAsync(90), Is.EqualTo("404 RUNNING"));
        (await cloud.DeleteAsync($"{Addons}cluster_addons/{id}")).Expect(404);

        async Task<string> AfterAsync(int seconds)
        {
            cloud.Clock.Advance(TimeSpan.FromSeconds(seconds));
            return await cloud.FirstAddonStatusAsync(id, cluster);
        }
    }

    [Test]
    public async Task An_upgrade_is_an_entry_of_its_own_and_leaves_the_old_one_REPLACED()
    {
        await using var cloud = await TestCloud.StartAsync();
        var cluster = await cloud.FirstWithWorkersAsync();
        var old = await cloud.BeginFirstAsync(cluster);
        cloud.Clock.Advance(TimeSpan.FromMinutes(3));
        var newer = await cloud.UuidAsync(cluster, "ingress-nginx", "4.12.1");
        var upgraded = (await cloud.PostAsync($"{Addons}cluster_addons/{old}",
            new JsonObject { ["new_addon_id"] = newer, ["values"] = AddonBodies.Base64("a: 1") })).Expect(200);
        var id = upgraded["addon", "cluster_addon_id"];
        cloud.Clock.Advance(TimeSpan.FromMinutes(3));

        var now = (await cloud.GetAsync($"{Addons}cluster_addons/{id}")).Expect(200);
        var before = (await cloud.GetAsync($"{Addons}cluster_addons/{old}")).Expect(200);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(id, Is.Not.EqualTo(old));
            Assert.That((now["addon", "status"], now["addon", "addon", "chart_version"], now["addon", "upgrade_available"], now["addon", "payload", "name"]),
                Is.EqualTo(("INSTALLED", "4.12.1", "false", "my-ingress")));
            Assert.That((before["addon", "status"], before.Json["addon"]!["addon"]), Is.EqualTo(("REPLACED", (JsonNode?)null)));
            Assert.That((await cloud.PagesAsync($"addons/clusters/{cluster}")).Select(item => item["status"]!.ToString()),
                Is.EqualTo((string[])["REPLACED", "INSTALLED"]));
        }

        foreach (var (method, body) in ((string, string?)[])[("DELETE", null), ("PATCH", """{"values":""}""")])
        {
            (await cloud.SendAsync(method, $"{Addons}cluster_addons/{old}", body)).Expect(409);
        }

        await RefusedAsync(id, new JsonObject { ["new_addon_id"] = await cloud.UuidAsync(cluster, "ingress-nginx", "4.11.3"), ["values"] = "" }, "only go up");
        await RefusedAsync(id, new JsonObject { ["new_addon_id"] = newer, ["values"] = "" }, "already");
        await RefusedAsync(id, new JsonObject { ["new_addon_id"] = "none", ["values"] = "" }, "no add-on none");
        await RefusedAsync(id, new JsonObject { ["values"] = "" }, "new_addon_id is missing");

        async Task RefusedAsync(string addon, JsonObject body, string message) =>
            Assert.That((await cloud.PostAsync($"{Addons}cluster_addons/{addon}", body)).Expect(400)["errors", "0", "detail"], Does.Contain(message));
    }

    private static IEnumerable<TestCaseData> BadInstallations()
    {
        yield return Bad("no values", body => body.Remove("values"), "values is missing");
        yield return Bad("no payload", body => body.Remove("payload"), "payload is missing");
        yield return Bad("no name", body => body["payload"]!.AsObject().Remove("name"), "payload.name is missing");
        yield return Bad("no namespace", body => body["payload"]!.AsObject().Remove("namespace"), "payload.namespace is missing");
        yield return Bad("no migrated", body => body.Remove("migrated"), "migrated is missing");
        yield return Bad("unknown member", body => body["addon_id"] = "x", "addon_id");
        yield return Bad("values in clear", body => body["values"] = "a: 1", "no base64");
        yield return Bad("namespace", body => body["payload"]!["namespace"] = "A", "DNS label");
    }

    [TestCaseSource(nameof(BadInstallations))]
    public async Task A_bad_installation_is_refused(Action<JsonObject> spoil, string message)
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var cluster = await cloud.FirstWithWorkersAsync();
        var body = AddonBodies.Install();
        spoil(body);

        var refused = (await cloud.PostAsync($"{Addons}addons/{await cloud.UuidAsync(cluster, "ingress-nginx", "4.12.1")}/clusters/{cluster}", body))
            .Expect(400);
        Assert.That(refused["errors", "0", "detail"], Does.Contain(message));
        Assert.That(await cloud.PagesAsync($"addons/clusters/{cluster}"), Is.Empty);
    }

    [Test]
    public async Task One_installation_a_cluster_and_only_while_it_runs()
    {
        await using var cloud = await TestCloud.StartAsync();
        var cluster = await cloud.FirstWithWorkersAsync();
        var other = await cloud.UuidAsync(cluster, "istio", "1.24.2");
        var id = await cloud.BeginFirstAsync(cluster);
        (await cloud.PostAsync($"{Addons}addons/{other}/clusters/{cluster}", AddonBodies.Install())).Expect(409);
        (await cloud.PatchAsync($"{Addons}cluster_addons/{id}", new JsonObject { ["values"] = "" })).Expect(409);
        (await cloud.DeleteAsync($"{Addons}cluster_addons/{id}")).Expect(409);
        (await cloud.FirstAsync("POST", "nodegroups", FirstBodies.NodeGroup(cluster, "more"))).Expect(409);
        cloud.Clock.Advance(TimeSpan.FromMinutes(3));

        var again = (await cloud.PostAsync($"{Addons}addons/{await cloud.UuidAsync(cluster, "ingress-nginx", "4.12.1")}/clusters/{cluster}",
            AddonBodies.Install())).Expect(409);
        Assert.That(again["errors", "0", "detail"], Does.Contain("has the add-on ingress-nginx already"));
        (await cloud.PostAsync($"{Addons}addons/none/clusters/{cluster}", AddonBodies.Install())).Expect(404);
        (await cloud.PostAsync($"{Addons}addons/{other}/clusters/{cluster}", AddonBodies.Install())).Expect(200);
    }

    [Test]
    public async Task Without_workers_it_stays_INSTALLING_and_the_cluster_takes_a_group()
    {
        await using var cloud = await TestCloud.StartAsync();
        var cluster = await cloud.CreateRunningFirstClusterAsync();
        var id = await cloud.BeginFirstAsync(cluster);
        cloud.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.That(await cloud.FirstAddonStatusAsync(id, cluster), Is.EqualTo("INSTALLING RUNNING"));
        await cloud.CreateRunningFirstGroupAsync(FirstBodies.NodeGroup(cluster));
        Assert.That(await cloud.FirstAddonStatusAsync(id, cluster), Is.EqualTo("INSTALLED RUNNING"));

        // A stopped cluster cannot change anything.
        (await cloud.FirstAsync("POST", $"clusters/{cluster}/actions", FirstBodies.Action("turn_off_cluster"))).Expect(202);
        cloud.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.That((await cloud.DeleteAsync($"{Addons}cluster_addons/{id}")).Expect(409)["errors", "0", "detail"], Does.Contain("SHUTOFF"));
    }

    [Test]
    public async Task Each_work_can_end_in_FAILED_and_goes_on_from_there()
    {
        await using var cloud = await TestCloud.StartAsync();
        var cluster = await cloud.FirstWithWorkersAsync();
        await cloud.FaultAsync("POST", "/manage-cluster-addons/v1/addons/", "FAILED");
        var id = await cloud.BeginFirstAsync(cluster);
        await FailedAsync();
        await cloud.FaultAsync("PATCH", "/cluster_addons/", "FAILED");
        (await cloud.PatchAsync($"{Addons}cluster_addons/{id}", new JsonObject { ["values"] = "" })).Expect(200);
        await FailedAsync();
        await cloud.FaultAsync("DELETE", "/cluster_addons/", "FAILED");
        (await cloud.DeleteAsync($"{Addons}cluster_addons/{id}")).Expect(200);
        await FailedAsync();
        (await cloud.DeleteAsync($"{Addons}cluster_addons/{id}")).Expect(200);
        cloud.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.That(await cloud.FirstAddonStatusAsync(id, cluster), Is.EqualTo("404 RUNNING"));

        async Task FailedAsync()
        {
            Assert.That(await cloud.FirstAddonStatusAsync(id, cluster), Does.EndWith("ING RECONCILING").Or.EqualTo("NEW RECONCILING"));
            cloud.Clock.Advance(TimeSpan.FromMinutes(3));
            Assert.That(await cloud.FirstAddonStatusAsync(id, cluster), Is.EqualTo("FAILED RUNNING"));
        }
    }

    [Test]
    public async Task Values_may_come_back_as_a_program_writes_them()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var cluster = await cloud.FirstWithWorkersAsync();
        await cloud.HaveAsync("""{"normalize_values":true}""");
        var body = AddonBodies.Install("# a comment\nz: [1, 'two', \"3\", ~]\nb:\n  text: |\n    first\n    # no comment\n  none: {}\n'a b': 1e3\nempty: []\n");
        var definition = await cloud.UuidAsync(cluster, "ingress-nginx", "4.12.1");
        var answer = (await cloud.PostAsync($"{Addons}addons/{definition}/clusters/{cluster}", body)).Expect(200);
        Assert.That(AddonBodies.Text(answer["addon", "user_chart_values"]), Is.EqualTo(
            "\"a b\": 1e3\nb:\n  none: {}\n  text: \"first\\n# no comment\\n\"\nempty: []\nz:\n  - 1\n  - \"two\"\n  - \"3\"\n  - null\n"));
    }

    [Test]
    public async Task Habits_faults_roles_and_the_end_of_the_cluster()
    {
        await using var cloud = await TestCloud.StartAsync();
        var cluster = await cloud.FirstWithWorkersAsync();
        await cloud.HaveAsync("""{"late_reads":1,"not_found_reads":1}""");
        var id = await cloud.BeginFirstAsync(cluster);
        (await cloud.GetAsync($"{Addons}cluster_addons/{id}")).Expect(404);
        cloud.Clock.Advance(TimeSpan.FromMinutes(3));
        (await cloud.DeleteAsync($"{Addons}cluster_addons/{id}")).Expect(200);
        Assert.That((await cloud.PagesAsync($"addons/clusters/{cluster}"))[0]["status"]!.ToString(), Is.EqualTo("INSTALLED"));
        Assert.That((await cloud.PagesAsync($"addons/clusters/{cluster}"))[0]["status"]!.ToString(), Is.EqualTo("DELETING"));

        (await cloud.PostAsync("_simulator/faults", JsonNode.Parse("""{"path":"/manage-cluster-addons/","action":{"status":503}}"""))).Expect(200);
        Assert.That((await cloud.GetAsync($"{Addons}cluster_addons/{id}")).Expect(503)["errors", "0", "status"], Is.EqualTo("503"));

        cloud.Clock.Advance(TimeSpan.FromMinutes(3));
        id = await cloud.BeginFirstAsync(cluster);
        var token = cloud.Token;
        cloud.Token = (await cloud.LoginAsync(TestCloud.PasswordLogin("viewer", "viewer"))).Expect(201).Header("X-Subject-Token");
        (await cloud.DeleteAsync($"{Addons}cluster_addons/{id}")).Expect(403);
        cloud.Token = token;
        cloud.Clock.Advance(TimeSpan.FromMinutes(3));
        (await cloud.FirstAsync("DELETE", "clusters/" + cluster)).Expect(204);
        cloud.Clock.Advance(TimeSpan.FromMinutes(3));
        (await cloud.GetAsync($"{Addons}cluster_addons/{id}")).Expect(404);
        (await cloud.GetAsync($"{Addons}addons/clusters/{cluster}")).Expect(404);
    }

    [Test]
    public async Task The_state_file_keeps_it_with_its_work()
    {
        using var kept = new KeptCloud();
        string id, cluster, before;
        await using (var cloud = await kept.StartAsync())
        {
            cluster = await cloud.FirstWithWorkersAsync();
            id = await cloud.BeginFirstAsync(cluster);
            before = (await cloud.GetAsync("_simulator/state")).Text;
        }

        await using var again = await kept.StartAgainAsync(before);
        again.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.That(await again.FirstAddonStatusAsync(id, cluster), Is.EqualTo("INSTALLED RUNNING"));
    }

    private static string Blank(string text) => Uuids().Replace(text, "\"<uuid>\"");

    [GeneratedRegex("\"[0-9a-f]{8}-[0-9a-f-]{27}\"")]
    private static partial Regex Uuids();
}
