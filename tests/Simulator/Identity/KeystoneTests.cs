namespace Vkcc.Simulator.Tests;

/// <summary>Every way of logging in, and every way of being refused (vk-cloud-api.md section 1, openstack-observed.md).</summary>
internal sealed class KeystoneTests
{
    private const string Tokens = "identity/v3/auth/tokens";
    private const string Unauthorized = """{"error":{"code":401,"message":"The request you have made requires authentication.","title":"Unauthorized"}}""";
    private const string ProjectScope = """, "scope":{"project":{"id":"11111111111111111111111111111111"}}""";

    private static IEnumerable<TestCaseData> GoodLogins()
    {
        yield return Row("domain name", Password("\"name\":\"demo\",\"domain\":{\"name\":\"users\"}"), "password");
        yield return Row("domain id", Password("\"name\":\"demo\",\"domain\":{\"id\":\"22222222222222222222222222222222\"}"), "password");
        yield return Row("user id", Password("\"id\":\"33333333333333333333333333333333\""), "password");
        yield return Row(
            "project name",
            Password("\"id\":\"33333333333333333333333333333333\"", ",\"scope\":{\"project\":{\"name\":\"demo\",\"domain\":{\"name\":\"users\"}}}"),
            "password");
        yield return Row(
            "project with region",
            Password(
                "\"id\":\"33333333333333333333333333333333\"",
                ",\"scope\":{\"project\":{\"id\":\"11111111111111111111111111111111\",\"region\":\"RegionOne\"}}"),
            "password");
        yield return Row("credential by id", Credential("\"id\":\"44444444444444444444444444444444\",\"secret\":\"demo-secret\""), "application_credential");
        yield return Row(
            "credential by name and user",
            Credential("\"name\":\"ci\",\"secret\":\"demo-secret\",\"user\":{\"name\":\"demo\",\"domain\":{\"name\":\"users\"}}"),
            "application_credential");
    }

    private static IEnumerable<TestCaseData> BadLogins()
    {
        yield return Row(
            "wrong password",
            Password("\"name\":\"demo\",\"domain\":{\"name\":\"users\"}").Replace("\"demo\"}", "\"wrong\"}", StringComparison.Ordinal),
            Unauthorized);
        yield return Row("unknown user", Password("\"name\":\"nobody\",\"domain\":{\"name\":\"users\"}"), Unauthorized);
        yield return Row("wrong domain", Password("\"name\":\"demo\",\"domain\":{\"name\":\"Default\"}"), Unauthorized);
        yield return Row(
            "unknown project", Password("\"id\":\"33333333333333333333333333333333\"", ",\"scope\":{\"project\":{\"id\":\"none\"}}"), Unauthorized);
        yield return Row("domain scope", Password("\"id\":\"33333333333333333333333333333333\"", ",\"scope\":{\"domain\":{\"name\":\"users\"}}"), Unauthorized);
        yield return Row("wrong secret", Credential("\"id\":\"44444444444444444444444444444444\",\"secret\":\"wrong\""), Unauthorized);
        yield return Row("unknown credential", Credential("\"id\":\"none\",\"secret\":\"demo-secret\""), Unauthorized);
        yield return Row(
            "credential of another user",
            Credential("\"name\":\"ci\",\"secret\":\"demo-secret\",\"user\":{\"name\":\"viewer\",\"domain\":{\"name\":\"users\"}}"),
            Unauthorized);
        yield return Row("unknown token", "{\"auth\":{\"identity\":{\"methods\":[\"token\"],\"token\":{\"id\":\"none\"}}}}", Unauthorized);
        yield return Row("credential with scope", Credential("\"id\":\"44444444444444444444444444444444\",\"secret\":\"demo-secret\"", ProjectScope),
            """
            {"error":{"code":401,"message":"Error authenticating with application credential: Application credentials cannot request a scope.",
            "title":"Unauthorized"}}
            """.ReplaceLineEndings(""));
        yield return Row("unknown method", "{\"auth\":{\"identity\":{\"methods\":[\"totp\"],\"totp\":{}}}}",
            """{"error":{"code":401,"message":"Attempted to authenticate with an unsupported method.","title":"Unauthorized"}}""");
    }

    [TestCaseSource(nameof(GoodLogins))]
    public async Task A_good_login_is_answered_with_a_token_that_works(string body, string method)
    {
        await using var cloud = await TestCloud.StartAsync();
        cloud.Token = "";
        var answer = (await cloud.LoginAsync(body)).Expect(201);
        cloud.Token = answer.Header("X-Subject-Token");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer["token", "methods", "0"], Is.EqualTo(method));
            Assert.That(answer["token", "project", "id"], Is.EqualTo("11111111111111111111111111111111"));
            Assert.That(answer["token", "user", "name"], Is.EqualTo("demo"));
            Assert.That(answer["token", "application_credential", "restricted"], Is.EqualTo(method == "password" ? "" : "true"));
            Assert.That((await cloud.GetAsync(TestCloud.Second + "clusters")).Status, Is.EqualTo(200));
        }
    }

    [TestCaseSource(nameof(BadLogins))]
    public async Task A_bad_login_is_refused_in_Keystones_words(string body, string expected)
    {
        await using var cloud = await TestCloud.StartAsync();
        Assert.That((await cloud.LoginAsync(body)).Expect(401).Text, Is.EqualTo(expected));
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{"auth":{}}""")]
    [TestCase("""{"auth":{"identity":{"methods":[]}}}""")]
    [TestCase("""{"auth":{"identity":{"methods":["password"]}}}""")]
    [TestCase("""{"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"demo","password":"demo"}}}}}""")]
    [TestCase("""{"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"demo","domain":{"name":"users"}}}}}}""")]
    [TestCase("""{"auth":{"identity":{"methods":[1]}}}""")]
    [TestCase("""{"auth":{"auth":1,"auth":2}}""")]
    public async Task A_malformed_login_is_a_bad_request(string body)
    {
        await using var cloud = await TestCloud.StartAsync();
        Assert.That((await cloud.LoginAsync(body)).Expect(400)["error", "title"], Is.EqualTo("Bad Request"));
    }

    [Test]
    public async Task The_catalog_has_every_service_in_both_regions()
    {
        await using var cloud = await TestCloud.StartAsync();
        var catalog = (await cloud.LoginAsync()).Json["token"]!["catalog"]!.AsArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(catalog.Select(service => service!["type"]!.ToString()), Is.EqualTo(new[]
            {
                "identity", "container-infra", "managed-k8s", "manage-cluster-addons", "compute", "network", "volumev3",
            }));
            foreach (var endpoints in catalog.Select(service => service!["endpoints"]!.AsArray()))
            {
                Assert.That(
                    endpoints.Select(endpoint => $"{endpoint!["interface"]} {endpoint["region"]} {endpoint["region_id"]}"),
                    Is.EqualTo(new[] { "public RegionOne RegionOne", "public kz kz" }));
                Assert.That(endpoints.Select(endpoint => endpoint!["url"]!.ToString()), Has.All.StartsWith(cloud.BaseUrl.ToString()).And.All.EndsWith("/"));
            }
        }
    }

    [Test]
    public async Task A_token_lasts_an_hour_of_the_simulators_clock()
    {
        await using var cloud = await TestCloud.StartAsync();
        var answer = await cloud.LoginAsync();
        Assert.That(answer["token", "expires_at"], Is.EqualTo("2026-06-01T11:00:00.000000Z"));

        cloud.Clock.Advance(TimeSpan.FromMinutes(60) - TimeSpan.FromSeconds(1));
        Assert.That((await cloud.GetAsync(TestCloud.Second + "clusters")).Status, Is.EqualTo(200));
        cloud.Clock.Advance(TimeSpan.FromSeconds(1));
        var refused = (await cloud.GetAsync(TestCloud.Second + "clusters")).Expect(401);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Text, Is.EqualTo(Unauthorized));
            Assert.That(refused.Header("WWW-Authenticate"), Is.EqualTo($"Keystone uri=\"{cloud.BaseUrl}identity/v3\""));
        }
    }

    [TestCase(TestCloud.Second + "clusters")]
    [TestCase(TestCloud.Compute + "os-availability-zone")]
    [TestCase(TestCloud.Networks + "networks")]
    [TestCase("identity/v3/regions")]
    public async Task Every_service_refuses_an_unknown_token_in_the_same_words(string path)
    {
        await using var cloud = await TestCloud.StartAsync();
        cloud.Token = "unknown";
        Assert.That((await cloud.GetAsync(path)).Expect(401).Text, Is.EqualTo(Unauthorized));
    }

    [Test]
    public async Task A_token_can_be_looked_at_and_taken_back()
    {
        await using var cloud = await TestCloud.StartAsync();
        var other = (await cloud.LoginAsync()).Header("X-Subject-Token");

        var seen = (await cloud.GetAsync(Tokens, ("X-Subject-Token", other))).Expect(200);
        Assert.That(seen.Header("X-Subject-Token"), Is.EqualTo(other));
        Assert.That(seen["token", "project", "name"], Is.EqualTo("demo"));

        var head = (await cloud.SendAsync("HEAD", Tokens, null, ("X-Subject-Token", other))).Expect(200);
        Assert.That(head.Text, Is.Empty);

        (await cloud.SendAsync("DELETE", Tokens, null, ("X-Subject-Token", other))).Expect(204);
        (await cloud.GetAsync(Tokens, ("X-Subject-Token", other))).Expect(404);
        cloud.Token = other;
        (await cloud.GetAsync(TestCloud.Second + "clusters")).Expect(401);
    }

    [Test]
    public async Task A_token_leads_to_another_that_does_not_outlive_it()
    {
        await using var cloud = await TestCloud.StartAsync();
        cloud.Clock.Advance(TimeSpan.FromMinutes(20));
        var login = $"{{\"auth\":{{\"identity\":{{\"methods\":[\"token\"],\"token\":{{\"id\":\"{cloud.Token}\"}}}}{ProjectScope}}}}}";
        var answer = (await cloud.LoginAsync(login)).Expect(201);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer["token", "expires_at"], Is.EqualTo("2026-06-01T11:00:00.000000Z"));
            Assert.That(answer.Json["token"]!["methods"]!.ToJsonString(), Is.EqualTo("[\"token\",\"password\"]"));
        }
    }

    [Test]
    public async Task A_token_without_scope_has_no_catalog_and_opens_no_service()
    {
        await using var cloud = await TestCloud.StartAsync();
        var answer = (await cloud.LoginAsync(Password("\"id\":\"33333333333333333333333333333333\"", ""))).Expect(201);
        cloud.Token = answer.Header("X-Subject-Token");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer["token", "catalog"] + answer["token", "project"], Is.Empty);
            Assert.That((await cloud.GetAsync(TestCloud.Second + "clusters")).Status, Is.EqualTo(403));
            Assert.That((await cloud.GetAsync("identity/v3/regions")).Status, Is.EqualTo(200));
        }
    }

    [Test]
    public async Task A_viewer_reads_and_changes_nothing()
    {
        await using var cloud = await TestCloud.StartAsync();
        var id = await cloud.CreateRunningClusterAsync();
        cloud.Token = (await cloud.LoginAsync(TestCloud.PasswordLogin("viewer", "viewer"))).Expect(201).Header("X-Subject-Token");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await cloud.GetAsync(TestCloud.Second + "clusters/" + id)).Status, Is.EqualTo(200));
            Assert.That((await cloud.PostAsync(TestCloud.Second + $"clusters/{id}/kube_config")).Status, Is.EqualTo(200));
            Assert.That((await cloud.DeleteAsync(TestCloud.Second + "clusters/" + id)).Status, Is.EqualTo(403));
            Assert.That((await cloud.PostAsync(TestCloud.Second + "clusters", Bodies.Cluster("other")))["code"], Is.EqualTo("7"));
        }
    }

    [Test]
    public async Task Versions_and_regions_can_be_asked_for()
    {
        await using var cloud = await TestCloud.StartAsync();
        var versions = (await cloud.GetAsync("identity")).Expect(300);
        var regions = (await cloud.GetAsync("identity/v3/regions")).Expect(200).Json["regions"]!.AsArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(versions["versions", "values", "0", "links", "0", "href"], Is.EqualTo($"{cloud.BaseUrl}identity/v3/"));
            Assert.That(versions["versions", "values", "0", "status"], Is.EqualTo("stable"));
            Assert.That((await cloud.GetAsync("identity/v3/")).Expect(200)["version", "id"], Does.StartWith("v3"));
            Assert.That(regions.Select(region => region!["id"]!.ToString()), Is.EqualTo(new[] { "RegionOne", "kz" }));
            Assert.That((await cloud.GetAsync("identity/v3/regions/kz")).Expect(200)["region", "id"], Is.EqualTo("kz"));
            Assert.That((await cloud.GetAsync("identity/v3/regions/none")).Status, Is.EqualTo(404));
        }
    }

    private static string Password(string user, string scope = ProjectScope) =>
        $"{{\"auth\":{{\"identity\":{{\"methods\":[\"password\"],\"password\":{{\"user\":{{{user},\"password\":\"demo\"}}}}}}{scope}}}}}";

    private static string Credential(string credential, string scope = "") =>
        $"{{\"auth\":{{\"identity\":{{\"methods\":[\"application_credential\"],\"application_credential\":{{{credential}}}}}{scope}}}}}";

    private static TestCaseData Row(string name, string body, string expected) => new TestCaseData(body, expected).SetArgDisplayNames(name);
}
