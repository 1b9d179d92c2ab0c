using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Vkcc.Simulator.Tests.First;

/// <summary>Security policies of the first generation, as the official client calls them (addons-and-policies.md part E).</summary>
internal sealed partial class PolicyTests
{
    private const string Replicas = "bd90b09a-c814-4d3a-bbe7-b323e4252fa7";

    [Test]
    public async Task Templates_are_listed_page_by_page_and_found_by_uuid()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var first = (await cloud.FirstAsync("GET", "security_policy?limit=4&sort_key=name")).Expect(200);
        Assert.That((first.Json["security_policy"]!.AsArray().Count, first["next"].Contains("marker=", StringComparison.Ordinal)), Is.EqualTo((4, true)));
        var template = (await cloud.FirstAsync("GET", "security_policy/" + Replicas)).Expect(200);
        Assert.That(Blank(template.Text), Does.StartWith(
            """{"uuid":"<uuid>","name":"k8sreplicalimits","description":"Replicas lie within ranges","settings_description":"""));
        Assert.That(JsonNode.Parse(AddonBodies.Text(template["settings_description"]))!["required"]![0]!.ToString(), Is.EqualTo("ranges"));

        (await cloud.FirstAsync("GET", "security_policy/none")).Expect(404);
        // Making templates is for those who run the platform.
        (await cloud.FirstAsync("POST", "security_policy", new JsonObject())).Expect(403);
        (await cloud.FirstAsync("PATCH", "security_policy/" + Replicas, new JsonObject())).Expect(403);
    }

    [Test]
    public async Task Each_cluster_template_brings_the_two_defaults()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var links = (await cloud.FirstAsync("GET", "ct_security_policy")).Expect(200).Json["ct_security_policy"]!.AsArray();
        var templates = (await cloud.FirstAsync("GET", "clustertemplates")).Json["clustertemplates"]!.AsArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(links, Has.Count.EqualTo(2 * templates.Count));
            Assert.That(links.Select(link => link!["uuid"]!.ToString()), Is.Unique);
            Assert.That(links.Select(link => link!["cluster_template_uuid"]!.ToString()).Distinct(),
                Is.EquivalentTo(templates.Select(template => template!["uuid"]!.ToString())));
        }
    }

    [Test]
    public async Task The_life_of_a_policy_and_what_the_cluster_shows_of_it()
    {
        await using var cloud = await TestCloud.StartAsync();
        var cluster = await cloud.CreateRunningFirstClusterAsync();
        var settings = """{"ranges": [{"min_replicas":1,  "max_replicas":2}]}""";
        var created = (await cloud.FirstAsync("POST", "cluster_security_policy", New(cluster, settings, "team-a", true))).Expect(201);
        var id = created["uuid"];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(created.Json.AsObject().Select(member => member.Key), Is.EqualTo((string[])
                ["uuid", "cluster_uuid", "security_policy_uuid", "policy", "policy_settings", "namespace", "enabled", "created_at", "updated_at"]));
            Assert.That((created["cluster_uuid"], created["security_policy_uuid"], created["policy_settings"], created["namespace"], created["enabled"]),
                Is.EqualTo((cluster, Replicas, settings, "team-a", "true")));
            Assert.That((await cloud.FirstAsync("GET", "cluster_security_policy/" + id)).Expect(200).Text, Is.EqualTo(created.Text));
            Assert.That(await cloud.FirstStatusAsync(cluster), Is.EqualTo("RECONCILING UPDATE_IN_PROGRESS"));
        }

        (await cloud.FirstAsync("DELETE", "cluster_security_policy/" + id)).Expect(409);
        cloud.Clock.Advance(TimeSpan.FromMinutes(1));
        var change = new JsonObject { ["policy_settings"] = "{}", ["namespace"] = "team-b", ["enabled"] = false };
        var changed = (await cloud.FirstAsync("PATCH", "cluster_security_policy/" + id, change)).Expect(202);
        Assert.That((changed["uuid"], changed["policy_settings"], changed["namespace"], changed["enabled"]), Is.EqualTo((id, "{}", "team-b", "false")));
        cloud.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(await cloud.FirstStatusAsync(cluster), Is.EqualTo("RUNNING UPDATE_COMPLETE"));

        // What is absent takes its default, as at creation.
        var bare = (await cloud.FirstAsync("PATCH", "cluster_security_policy/" + id, new JsonObject { ["policy_settings"] = "{}" })).Expect(202);
        Assert.That((bare["namespace"], bare["enabled"]), Is.EqualTo(("*", "true")));
        cloud.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await cloud.FirstAsync("DELETE", "cluster_security_policy/" + id)).Expect(204).Text, Is.Empty);
        (await cloud.FirstAsync("GET", "cluster_security_policy/" + id)).Expect(404);
        cloud.Clock.Advance(TimeSpan.FromMinutes(1));
        (await cloud.FirstAsync("DELETE", "cluster_security_policy/" + id)).Expect(404);
    }

    [Test]
    public async Task Lists_show_the_defaults_too_and_only_two_members_are_required()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var cluster = await cloud.CreateRunningFirstClusterAsync();
        var other = await cloud.CreateRunningFirstClusterAsync(FirstBodies.Cluster("other"));
        var bare = new JsonObject { ["cluster_uuid"] = cluster, ["security_policy_uuid"] = Replicas };
        var created = (await cloud.FirstAsync("POST", "cluster_security_policy", bare.DeepClone())).Expect(201);
        Assert.That((created["namespace"], created["enabled"], created["policy_settings"]), Is.EqualTo(("*", "true", "{}")));

        var all = (await cloud.FirstAsync("GET", "cluster_security_policy")).Expect(200).Json["cluster_security_policy"]!.AsArray();
        var mine = (await cloud.FirstAsync("GET", $"clusters/{cluster}/cluster_security_policies")).Expect(200).Json["cluster_security_policy"]!.AsArray();
        Assert.That((all.Count, mine.Count), Is.EqualTo((5, 3)));
        Assert.That(mine.Select(policy => policy!["policy"]!["name"]!.ToString()),
            Is.EqualTo((string[])["k8spsphostfilesystem", "k8spsphostnamespace", "k8sreplicalimits"]));
        Assert.That(all.Count(policy => policy!["cluster_uuid"]!.ToString() == other), Is.EqualTo(2));

        Assert.That((await cloud.FirstAsync("POST", "cluster_security_policy", bare)).Expect(409)["errors", "0", "detail"], Does.Contain("already"));
        (await cloud.FirstAsync("POST", "cluster_security_policy", new JsonObject { ["cluster_uuid"] = cluster })).Expect(400);
        (await cloud.FirstAsync("POST", "cluster_security_policy", New("none", "{}", "a", true))).Expect(404);
        (await cloud.FirstAsync("POST", "cluster_security_policy", New(cluster, "[]", "a", true))).Expect(400);
        (await cloud.FirstAsync("POST", "cluster_security_policy", New(cluster, "{}", "A", true))).Expect(400);
        var unknown = New(cluster, "{}", "a", true);
        unknown["status"] = "x";
        (await cloud.FirstAsync("POST", "cluster_security_policy", unknown)).Expect(400);
    }

    [Test]
    public async Task The_defaults_stay_and_roles_and_habits_hold()
    {
        await using var cloud = await TestCloud.StartInstantAsync();
        var cluster = await cloud.CreateRunningFirstClusterAsync();
        var id = (await cloud.FirstAsync("GET", "cluster_security_policy")).Json["cluster_security_policy"]![0]!["uuid"]!.ToString();
        (await cloud.FirstAsync("PATCH", "cluster_security_policy/" + id, new JsonObject { ["enabled"] = false })).Expect(403);
        (await cloud.FirstAsync("DELETE", "cluster_security_policy/" + id)).Expect(403);

        await cloud.HaveAsync("""{"not_found_reads":1,"sort_settings":true}""");
        var mine = (await cloud.FirstAsync("POST", "cluster_security_policy", New(cluster, """{"b":1,"a":2}""", "team-a", true))).Expect(201);
        Assert.That(mine["policy_settings"], Is.EqualTo("""{"a":2,"b":1}"""));
        (await cloud.FirstAsync("GET", "cluster_security_policy/" + mine["uuid"])).Expect(404);
        (await cloud.FirstAsync("GET", "cluster_security_policy/" + mine["uuid"])).Expect(200);

        cloud.Token = (await cloud.LoginAsync(TestCloud.PasswordLogin("viewer", "viewer"))).Expect(201).Header("X-Subject-Token");
        (await cloud.FirstAsync("DELETE", "cluster_security_policy/" + mine["uuid"])).Expect(403);
    }

    private static JsonObject New(string cluster, string settings, string place, bool enabled) => new()
    {
        ["cluster_uuid"] = cluster,
        ["security_policy_uuid"] = Replicas,
        ["policy_settings"] = settings,
        ["namespace"] = place,
        ["enabled"] = enabled,
    };

    private static string Blank(string text) => Uuids().Replace(text, "\"<uuid>\"");

    [GeneratedRegex("\"[0-9a-f]{8}-[0-9a-f-]{27}\"")]
    private static partial Regex Uuids();
}
