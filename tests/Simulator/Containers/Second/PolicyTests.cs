using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using static Vkcc.Simulator.Tests.RefusedRows;

namespace Vkcc.Simulator.Tests.Second;

/// <summary>Security policies of the second generation: S1 to S7 as the official client calls them (addons-and-policies.md part D).</summary>
internal sealed partial class PolicyTests
{
    private const string Second = TestCloud.Second;
    private const string Ranges = """{"ranges": [{"min_replicas":1,  "max_replicas":2}]}""";

    [Test]
    public async Task Templates_are_listed_and_found_by_id_and_by_name()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var all = (await cloud.GetAsync(Second + "security_policy")).Expect(200).Json["security_policies"]!.AsArray();
        var byName = (await cloud.GetAsync(Second + "security_policy/k8sreplicalimits/versions/1.0.0")).Expect(200);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(all.Select(template => template!["name"]!.ToString()), Is.EquivalentTo((string[])
            [
                "k8sreplicalimits", "k8scontainerrequests", "k8scontainerlimits", "k8sallowedrepos", "k8spsphostfilesystem", "k8spsphostnamespace",
                "k8sblocknodeport", "k8sblockwildcardingress", "k8simagedigests", "noupdateserviceaccount",
            ]));
            Assert.That(byName.Json.AsObject().Select(member => member.Key),
                Is.EqualTo((string[])["id", "name", "description", "settings_description", "version"]));
            Assert.That((await cloud.GetAsync(Second + "security_policy/" + byName["id"])).Expect(200).Text, Is.EqualTo(byName.Text));
        }

        (await cloud.GetAsync(Second + "security_policy/none")).Expect(404);
        (await cloud.GetAsync(Second + "security_policy/k8sreplicalimits/versions/2.0.0")).Expect(404);
    }

    [Test]
    public void Every_template_describes_its_settings_by_a_schema()
    {
        foreach (var template in PolicyTemplates.Default.All)
        {
            var schema = JsonNode.Parse(AddonBodies.Text(template.SettingsDescription))!;
            Assert.That((schema["type"]!.ToString(), schema["additionalProperties"]!.ToJsonString()), Is.EqualTo(("object", "false")), template.Name);
            Assert.That(schema["properties"], Is.InstanceOf<JsonObject>(), template.Name);
        }
    }

    [Test]
    public async Task The_life_of_a_policy_and_what_the_cluster_shows_of_it()
    {
        await using var cloud = await TestCloud.StartAsync();
        var cluster = await cloud.CreateRunningClusterAsync();
        var created = (await cloud.PostAsync($"{Second}clusters/{cluster}/security_policy", await NewAsync(cloud))).Expect(200);
        var id = created["id"];
        var shown = (await cloud.GetAsync($"{Second}cluster_security_policy/{id}")).Expect(200);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Blank(created.Text), Is.EqualTo("""{"id":"<ksuid>"}"""));
            Assert.That(Blank(shown.Text), Does.StartWith(
                """
                {"cluster_security_policy":{"id":"<ksuid>","cluster_id":"<ksuid>","security_policy_id":"<ksuid>",
                "policy_settings":"{\"ranges\": [{\"min_replicas\":1,  \"max_replicas\":2}]}","namespace":"team-a","enabled":true,
                "policy":{"id":"<ksuid>","name":"k8sreplicalimits","description":"
                """.ReplaceLineEndings("")));
            Assert.That(Blank(shown.Text), Does.EndWith(
                """1.0.0"}},"created_at":"2026-06-01T10:10:00Z","updated_at":"2026-06-01T10:10:00Z"}"""));
            Assert.That((shown["cluster_security_policy", "cluster_id"], await cloud.StatusAsync(cluster)), Is.EqualTo((cluster, "RECONCILING")));
        }

        cloud.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(await cloud.StatusAsync(cluster), Is.EqualTo("RUNNING"));

        var change = new JsonObject { ["policy_settings"] = "{}", ["namespace"] = "team-b", ["enabled"] = false };
        var changed = (await cloud.PatchAsync($"{Second}clusters/{cluster}/security_policy/{id}", change)).Expect(200);
        Assert.That((await cloud.GetAsync($"{Second}cluster_security_policy/{id}")).Text, Is.EqualTo(changed.Text), "the answer is the whole policy");
        Assert.That((changed["cluster_security_policy", "namespace"], changed["cluster_security_policy", "enabled"], changed["updated_at"]),
            Is.EqualTo(("team-b", "false", "2026-06-01T10:11:00Z")));
        Assert.That(await cloud.StatusAsync(cluster), Is.EqualTo("RECONCILING"));
        (await cloud.DeleteAsync($"{Second}clusters/{cluster}/security_policy/{id}")).Expect(409);
        cloud.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.That((await cloud.DeleteAsync($"{Second}clusters/{cluster}/security_policy/{id}")).Expect(200).Text, Is.EqualTo("{}"));
        (await cloud.GetAsync($"{Second}cluster_security_policy/{id}")).Expect(404);
        Assert.That(await cloud.StatusAsync(cluster), Is.EqualTo("RECONCILING"));
        cloud.Clock.Advance(TimeSpan.FromMinutes(1));
        (await cloud.DeleteAsync($"{Second}clusters/{cluster}/security_policy/{id}")).Expect(404);
    }

    private static IEnumerable<TestCaseData> BadPolicies()
    {
        foreach (var member in (string[])["security_policy_id", "policy_settings", "namespace", "enabled"])
        {
            yield return Bad("no " + member, body => body.Remove(member), member + " is missing");
        }

        yield return Bad("unknown member", body => body["status"] = "1", "status");
        yield return Bad("unknown template", body => body["security_policy_id"] = "none", "no security policy none");
        yield return Bad("settings that are no JSON", body => body["policy_settings"] = "{", "no JSON");
        yield return Bad("settings that are a list", body => body["policy_settings"] = "[]", "a JSON object");
        yield return Bad("no namespace at all", body => body["namespace"] = "", "is empty");
        yield return Bad("a namespace that merely ends well", body => body["namespace"] = "Not a label", "DNS label");
    }

    [TestCaseSource(nameof(BadPolicies))]
    public async Task A_bad_policy_is_refused(Action<JsonObject> spoil, string message)
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var cluster = await cloud.CreateRunningClusterAsync();
        var body = await NewAsync(cloud);
        spoil(body);
        var refused = (await cloud.PostAsync($"{Second}clusters/{cluster}/security_policy", body)).Expect(400);
        Assert.That(refused["message"], Does.Contain(message));
    }

    [TestCase("""{"namespace":"a","enabled":true}""", "policy_settings is missing")]
    [TestCase("""{"policy_settings":"{}","enabled":true}""", "namespace is missing")]
    [TestCase("""{"policy_settings":"{}","namespace":"a"}""", "enabled is missing")]
    [TestCase("""{"policy_settings":"1","namespace":"a","enabled":true}""", "a JSON object")]
    [TestCase("""{"policy_settings":"{}","namespace":"-a","enabled":true}""", "DNS label")]
    [TestCase("""{"policy_settings":"{}","namespace":"a","enabled":true,"security_policy_id":"x"}""", "security_policy_id")]
    public async Task A_bad_change_is_refused(string change, string message)
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var cluster = await cloud.CreateRunningClusterAsync();
        var id = await CreateAsync(cloud, cluster);
        var refused = (await cloud.PatchAsync($"{Second}clusters/{cluster}/security_policy/{id}", JsonNode.Parse(change)!)).Expect(400);
        Assert.That(refused["message"], Does.Contain(message));
    }

    [Test]
    public async Task One_for_all_namespaces_is_the_only_one_of_its_kind()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var cluster = await cloud.CreateRunningClusterAsync();
        var id = await CreateAsync(cloud, cluster);
        await CreateAsync(cloud, cluster, place: "team-b");
        Assert.That((await TryAsync("team-a")).Expect(409)["message"], Does.Contain("for namespace team-a already"));
        (await TryAsync("*")).Expect(409);
        (await cloud.PatchAsync($"{Second}clusters/{cluster}/security_policy/{id}", Change("*"))).Expect(409);
        (await cloud.PatchAsync($"{Second}clusters/{cluster}/security_policy/{id}", Change("team-b"))).Expect(409);
        // Of another kind there can be one.
        var alone = await CreateAsync(cloud, cluster, "k8sallowedrepos", "*");
        (await cloud.PatchAsync($"{Second}clusters/{cluster}/security_policy/{alone}", Change("*"))).Expect(200);
        (await cloud.PostAsync($"{Second}clusters/{cluster}/security_policy", await NewAsync(cloud, "k8sallowedrepos", "team-a"))).Expect(409);

        async Task<Answer> TryAsync(string place) => await cloud.PostAsync($"{Second}clusters/{cluster}/security_policy", await NewAsync(cloud, place: place));

        static JsonObject Change(string place) => new() { ["policy_settings"] = "{}", ["namespace"] = place, ["enabled"] = true };
    }

    [TestCase("k8spsphostfilesystem")]
    [TestCase("k8spsphostnamespace")]
    public async Task The_defaults_are_in_every_cluster_and_stay_as_they_are(string name)
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var cluster = await cloud.CreateRunningClusterAsync();
        var id = (await cloud.GetAsync("_simulator/state")).Json["security_policies"]!.AsArray()
            .First(policy => policy!["template"]!.ToString() == name)!["id"]!.ToString();
        var shown = (await cloud.GetAsync($"{Second}cluster_security_policy/{id}")).Expect(200);
        Assert.That((shown["cluster_security_policy", "namespace"], shown["cluster_security_policy", "enabled"]), Is.EqualTo(("*", "true")));

        var change = new JsonObject { ["policy_settings"] = "{}", ["namespace"] = "*", ["enabled"] = false };
        Assert.That((await cloud.PatchAsync($"{Second}clusters/{cluster}/security_policy/{id}", change)).Expect(403)["code"], Is.EqualTo("7"));
        (await cloud.DeleteAsync($"{Second}clusters/{cluster}/security_policy/{id}")).Expect(403);
        (await cloud.PostAsync($"{Second}clusters/{cluster}/security_policy", await NewAsync(cloud, name, "*"))).Expect(409);
        (await cloud.PostAsync($"{Second}clusters/{cluster}/security_policy", await NewAsync(cloud, name, "team-a"))).Expect(409);
    }

    [Test]
    public async Task Habits_faults_and_roles_hold_for_policies_too()
    {
        await using var cloud = await TestCloud.StartAsync();
        var cluster = await cloud.CreateRunningClusterAsync();
        await cloud.HaveAsync("""{"late_reads":1,"not_found_reads":1,"sort_settings":true}""");
        (await cloud.PostAsync("_simulator/faults", JsonNode.Parse("""{"method":"PATCH","path":"/security_policy/","action":{"cluster_status":"ERROR"}}""")))
            .Expect(200);
        var id = await CreateAsync(cloud, cluster);
        (await cloud.GetAsync($"{Second}cluster_security_policy/{id}")).Expect(404);
        Assert.That((await cloud.GetAsync($"{Second}cluster_security_policy/{id}")).Expect(200)["cluster_security_policy", "policy_settings"],
            Is.EqualTo("""{"ranges":[{"max_replicas":2,"min_replicas":1}]}"""));

        cloud.Clock.Advance(TimeSpan.FromMinutes(1));
        var change = new JsonObject { ["policy_settings"] = "{}", ["namespace"] = "team-a", ["enabled"] = false };
        (await cloud.PatchAsync($"{Second}clusters/{cluster}/security_policy/{id}", change)).Expect(200);
        Assert.That((await cloud.GetAsync($"{Second}cluster_security_policy/{id}"))["cluster_security_policy", "enabled"], Is.EqualTo("true"), "seen late");
        Assert.That((await cloud.GetAsync($"{Second}cluster_security_policy/{id}"))["cluster_security_policy", "enabled"], Is.EqualTo("false"));
        await cloud.StatusAsync(cluster);
        Assert.That(await cloud.StatusAsync(cluster), Is.EqualTo("ERROR"));

        cloud.Token = (await cloud.LoginAsync(TestCloud.PasswordLogin("viewer", "viewer"))).Expect(201).Header("X-Subject-Token");
        (await cloud.DeleteAsync($"{Second}clusters/{cluster}/security_policy/{id}")).Expect(403);
        (await cloud.GetAsync(Second + "security_policy")).Expect(200);
    }

    [Test]
    public async Task It_can_be_changed_and_taken_away_behind_everybodys_back()
    {
        await using var cloud = await TestCloud.StartAsync();
        var cluster = await cloud.CreateRunningClusterAsync();
        var id = await CreateAsync(cloud, cluster);
        (await cloud.PatchAsync($"_simulator/security-policies/{id}", JsonNode.Parse("""{"enabled":false,"namespace":"x","policy_settings":"{\"a\":1}"}""")!))
            .Expect(200);
        var policy = (await cloud.GetAsync($"{Second}cluster_security_policy/{id}")).Json["cluster_security_policy"]!;
        Assert.That($"{policy["enabled"]} {policy["namespace"]} {policy["policy_settings"]}", Is.EqualTo("""false x {"a":1}"""));
        (await cloud.PatchAsync($"_simulator/security-policies/{id}", new JsonObject { ["policy_settings"] = "[]" })).Expect(400);
        (await cloud.PatchAsync("_simulator/security-policies/none", new JsonObject())).Expect(404);

        (await cloud.SendAsync("POST", "_simulator/scenario", """
            steps:
              - {at: 5m, change_security_policy: {cluster: my-cluster, template: k8sreplicalimits, set: {enabled: true}}}
              - {at: 6m, delete_security_policy: {cluster: my-cluster, template: k8sreplicalimits, namespace: x}}
              - {at: 7m, delete_security_policy: {cluster: my-cluster, template: k8sreplicalimits}}
            """)).Expect(200);
        cloud.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.That((await cloud.GetAsync($"{Second}cluster_security_policy/{id}"))["cluster_security_policy", "enabled"], Is.EqualTo("true"));
        cloud.Clock.Advance(TimeSpan.FromMinutes(2));
        (await cloud.GetAsync($"{Second}cluster_security_policy/{id}")).Expect(404);
        Assert.That(await cloud.StepsAsync(), Is.EqualTo((string[])["done", "done", "failed"]));
    }

    [Test]
    public async Task The_state_file_keeps_it_and_the_end_of_the_cluster_takes_it_along()
    {
        using var kept = new KeptCloud();
        string id, cluster, before;
        await using (var cloud = await kept.StartAsync())
        {
            cluster = await cloud.CreateRunningClusterAsync();
            id = await CreateAsync(cloud, cluster);
            before = (await cloud.GetAsync("_simulator/state")).Text;
        }

        await using var again = await kept.StartAgainAsync(before);
        again.Clock.Advance(TimeSpan.FromMinutes(1));
        (await again.DeleteAsync(Second + "clusters/" + cluster)).Expect(200);
        again.Clock.Advance(TimeSpan.FromMinutes(3));
        (await again.GetAsync($"{Second}cluster_security_policy/{id}")).Expect(404);
    }

    [Test]
    public async Task A_state_file_of_before_there_were_policies_gets_the_defaults()
    {
        using var kept = new KeptCloud();
        await using (var cloud = await kept.StartAsync())
        {
            await cloud.CreateClusterAsync();
            await cloud.CreateFirstClusterAsync();
        }

        var state = JsonNode.Parse(await File.ReadAllTextAsync(kept.Options.StateFile!))!;
        foreach (var cluster in state["clusters"]!.AsArray().Concat(state["infra_clusters"]!.AsArray()))
        {
            Assert.That(cluster!.AsObject().Remove("policies") && cluster.AsObject().Remove("addons"), Is.True);
        }

        await File.WriteAllTextAsync(kept.Options.StateFile!, state.ToJsonString());
        await using var again = await kept.StartAsync();
        var policies = (await again.GetAsync("_simulator/state")).Json["security_policies"]!.AsArray();
        Assert.That(policies.Select(policy => $"{policy!["generation"]} {policy["template"]}"), Is.EqualTo((string[])
            ["2 k8spsphostfilesystem", "2 k8spsphostnamespace", "1 k8spsphostfilesystem", "1 k8spsphostnamespace"]));
    }

    private static async Task<JsonObject> NewAsync(TestCloud cloud, string template = "k8sreplicalimits", string place = "team-a") => new()
    {
        ["security_policy_id"] = (await cloud.GetAsync($"{Second}security_policy/{template}/versions/1.0.0")).Expect(200)["id"],
        ["policy_settings"] = Ranges,
        ["namespace"] = place,
        ["enabled"] = true,
    };

    private static async Task<string> CreateAsync(TestCloud cloud, string cluster, string template = "k8sreplicalimits", string place = "team-a") =>
        (await cloud.PostAsync($"{Second}clusters/{cluster}/security_policy", await NewAsync(cloud, template, place))).Expect(200)["id"];

    private static string Blank(string text) => Ksuids().Replace(text, "\"<ksuid>\"");

    [GeneratedRegex("\"[0-9A-Za-z]{27}\"")]
    private static partial Regex Ksuids();
}
