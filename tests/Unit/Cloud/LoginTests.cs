using System.Net;
using VkCloud;
using VkCloud.Identity;

namespace Unit.Cloud;

/// <summary>Every way of logging in, the catalog, and the life of a token (API reference 1.3 to 1.7).</summary>
public sealed class LoginTests
{
    private const string Tokens = "/identity/v3/auth/tokens";

    private const string Zones = "/compute/v2.1/os-availability-zone";

    public static IEnumerable<TestCaseData> Bodies()
    {
        yield return Row(
            "Password with the default domain",
            options => options with { Credentials = new PasswordCredentials("me", "pw-secret") },
            """
            {"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"me","password":"pw-secret","domain":{"name":"users"}}}},
            "scope":{"project":{"id":"p1"}}}}
            """);
        yield return Row(
            "A domain id takes the name's place",
            options => options with { Credentials = new PasswordCredentials("me", "pw-secret", "users", "d-1") },
            """
            {"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"me","password":"pw-secret","domain":{"id":"d-1"}}}},
            "scope":{"project":{"id":"p1"}}}}
            """);
        yield return Row(
            "Without a project there is no scope at all",
            options => options with { ProjectId = null, Credentials = new PasswordCredentials("me", "pw-secret") },
            """{"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"me","password":"pw-secret","domain":{"name":"users"}}}}}}""");
        yield return Row(
            "An application credential never comes with a scope",
            options => options with { Credentials = new ApplicationCredential("a-1", "ac-secret") },
            """{"auth":{"identity":{"methods":["application_credential"],"application_credential":{"id":"a-1","secret":"ac-secret"}}}}""");
    }

    [TestCaseSource(nameof(Bodies))]
    public async Task Logs_in_with(Func<CloudOptions, CloudOptions> change, string body)
    {
        using var cloud = new ScriptedCloud();
        await using var connection = cloud.Connect(change);

        var session = await connection.GetSessionAsync(default);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(cloud.Requests.Single().Body, Is.EqualTo(body.ReplaceLineEndings("")));
            Assert.That(cloud.Requests.Single().Headers, Does.Not.ContainKey("X-Auth-Token"));
            Assert.That(session.ProjectId, Is.EqualTo("p1"));
            Assert.That(session.ToString(), Does.Not.Contain("token-number"));
        }
    }

    [Test]
    public async Task A_ready_token_of_the_right_project_is_used_as_it_is()
    {
        using var cloud = new ScriptedCloud()
            .On("GET", Tokens, _ => ScriptedCloud.Json(ScriptedCloud.TokenBody(default, default)))
            .On("GET", Zones, """{"availabilityZoneInfo":[]}""");
        await using var connection = cloud.Connect(options => options with { Credentials = new ReadyToken("ready-made\n") });

        await connection.Compute.ListAvailabilityZonesAsync(default);

        var look = cloud.To(Tokens).Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(look.Headers["X-Auth-Token"], Is.EqualTo("ready-made"));
            Assert.That(look.Headers["X-Subject-Token"], Is.EqualTo("ready-made"));
            Assert.That(cloud.Last.Headers["X-Auth-Token"], Is.EqualTo("ready-made"));
        }
    }

    [Test]
    public async Task A_ready_token_of_another_project_is_exchanged()
    {
        using var cloud = new ScriptedCloud()
            .On("GET", Tokens, _ => ScriptedCloud.Json("""{"token":{"user":{"id":"u"}}}"""))
            .On("GET", Zones, """{"availabilityZoneInfo":[]}""");
        await using var connection = cloud.Connect(options => options with { Credentials = new ReadyToken("ready-made") });

        await connection.Compute.ListAvailabilityZonesAsync(default);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                cloud.To(Tokens)[1].Body,
                Is.EqualTo("""{"auth":{"identity":{"methods":["token"],"token":{"id":"ready-made"}},"scope":{"project":{"id":"p1"}}}}"""));
            Assert.That(cloud.Last.Headers["X-Auth-Token"], Is.EqualTo("token-number-1"));
        }
    }

    [Test]
    public async Task A_ready_token_that_ends_says_that_it_cannot_be_renewed()
    {
        using var cloud = new ScriptedCloud()
            .On("GET", Tokens, _ => ScriptedCloud.Json(ScriptedCloud.TokenBody(default, default)))
            .On("GET", Zones, _ => Unauthorized());
        await using var connection = cloud.Connect(options => options with { Credentials = new ReadyToken("ready-made") });

        var refusal = Assert.ThrowsAsync<ApiException>(async () => await connection.Compute.ListAvailabilityZonesAsync(default));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refusal!.Kind, Is.EqualTo(ApiFailureKind.Unauthorized));
            Assert.That(refusal.Message, Does.Contain("cannot be renewed").And.Not.Contain("ready-made"));
            Assert.That(cloud.To(Zones), Has.Count.EqualTo(1));
        }
    }

    [TestCase("bad token")]
    [TestCase("")]
    [TestCase("bad\ntoken")]
    public void A_token_that_is_no_header_is_refused_before_it_is_sent(string token)
    {
        using var cloud = new ScriptedCloud();
        var connection = cloud.Connect(options => options with { Credentials = new ReadyToken(token) });

        Assert.That(
            async () => await connection.GetSessionAsync(default),
            Throws.TypeOf<ApiException>().With.Property(nameof(ApiException.Kind)).EqualTo(ApiFailureKind.Invalid));
        Assert.That(cloud.Requests, Is.Empty);
    }

    [Test]
    public async Task Ten_calls_at_once_log_in_once()
    {
        using var cloud = new ScriptedCloud().On("GET", Zones, """{"availabilityZoneInfo":[]}""");
        await using var connection = cloud.Connect();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => connection.Compute.ListAvailabilityZonesAsync(default))));

        Assert.That(cloud.Logins, Is.EqualTo(1));
    }

    [Test]
    public async Task A_failed_login_is_not_remembered()
    {
        var broken = true;
        using var cloud = new ScriptedCloud();
        cloud.On("POST", Tokens, _ => broken ? Unauthorized() : cloud.Login());
        await using var connection = cloud.Connect();

        var refusal = Assert.ThrowsAsync<ApiException>(async () => await connection.GetSessionAsync(default));
        broken = false;
        var session = await connection.GetSessionAsync(default);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refusal!.Kind, Is.EqualTo(ApiFailureKind.Unauthorized));
            Assert.That(refusal.Service, Is.EqualTo("identity"));
            Assert.That(session.Token, Is.EqualTo("token-number-1"));
        }
    }

    [Test]
    public async Task A_token_is_renewed_some_time_before_it_ends()
    {
        using var cloud = new ScriptedCloud().On("GET", Zones, """{"availabilityZoneInfo":[]}""");
        await using var connection = cloud.Connect();

        await connection.Compute.ListAvailabilityZonesAsync(default);
        cloud.Clock.Advance(TimeSpan.FromMinutes(54));
        await connection.Compute.ListAvailabilityZonesAsync(default);
        Assert.That(cloud.Logins, Is.EqualTo(1));

        cloud.Clock.Advance(TimeSpan.FromMinutes(2));
        await connection.Compute.ListAvailabilityZonesAsync(default);
        Assert.That(cloud.Logins, Is.EqualTo(2));
        Assert.That(cloud.Last.Headers["X-Auth-Token"], Is.EqualTo("token-number-2"));
    }

    [Test]
    public async Task A_clock_that_is_wrong_by_hours_does_not_make_every_token_old()
    {
        using var cloud = new ScriptedCloud().On("GET", Zones, """{"availabilityZoneInfo":[]}""");
        cloud.On("POST", Tokens, _ =>
        {
            var answer = cloud.Login();
            var theirs = cloud.Clock.GetUtcNow() - TimeSpan.FromHours(5);
            answer.Content = new StringContent(ScriptedCloud.TokenBody(theirs, theirs + TimeSpan.FromHours(1)));
            return answer;
        });
        await using var connection = cloud.Connect();

        await connection.Compute.ListAvailabilityZonesAsync(default);
        await connection.Compute.ListAvailabilityZonesAsync(default);

        Assert.That(cloud.Logins, Is.EqualTo(1));
    }

    [Test]
    public async Task Renewal_that_fails_for_a_moment_leaves_the_old_token_its_margin()
    {
        var away = false;
        using var cloud = new ScriptedCloud().On("GET", Zones, """{"availabilityZoneInfo":[]}""");
        cloud.On("POST", Tokens, _ => away ? ScriptedCloud.Text("away", HttpStatusCode.ServiceUnavailable) : cloud.Login());
        await using var connection = cloud.Connect();

        await connection.Compute.ListAvailabilityZonesAsync(default);
        away = true;
        cloud.Clock.Advance(TimeSpan.FromMinutes(56));
        await connection.Compute.ListAvailabilityZonesAsync(default);

        Assert.That(cloud.Last.Headers["X-Auth-Token"], Is.EqualTo("token-number-1"));
    }

    [Test]
    public async Task A_401_costs_one_login_and_one_repeat_for_every_method()
    {
        using var cloud = new ScriptedCloud().On(
            "POST", "/k8s/clusters", request => request.Headers["X-Auth-Token"] == "token-number-1" ? Unauthorized() : ScriptedCloud.Json("""{"id":"c-1"}"""));
        await using var connection = cloud.Connect();

        var id = await connection.ManagedK8s.CreateClusterAsync(Requests.Cluster, default);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(id, Is.EqualTo("c-1"));
            Assert.That(cloud.Logins, Is.EqualTo(2));
            Assert.That(cloud.To("/k8s/clusters").Select(request => request.Body), Is.EqualTo(new[] { cloud.Last.Body, cloud.Last.Body }));
        }
    }

    [Test]
    public async Task A_401_that_stays_is_told_after_one_repeat()
    {
        using var cloud = new ScriptedCloud().On("GET", Zones, _ => Unauthorized());
        await using var connection = cloud.Connect();

        Assert.That(
            async () => await connection.Compute.ListAvailabilityZonesAsync(default),
            Throws.TypeOf<ApiException>().With.Property(nameof(ApiException.Kind)).EqualTo(ApiFailureKind.Unauthorized));
        Assert.That((cloud.Logins, cloud.To(Zones).Count), Is.EqualTo((2, 2)));
    }

    [Test]
    public async Task Ten_calls_whose_token_is_refused_log_in_once_more()
    {
        using var cloud = new ScriptedCloud().On(
            "GET",
            Zones,
            request => request.Headers["X-Auth-Token"] == "token-number-1"
                ? Unauthorized()
                : ScriptedCloud.Json("""{"availabilityZoneInfo":[]}"""));
        await using var connection = cloud.Connect();
        await connection.GetSessionAsync(default);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => connection.Compute.ListAvailabilityZonesAsync(default))));

        Assert.That(cloud.Logins, Is.EqualTo(2));
    }

    [TestCase(
        "https://user:hidden@cloud.example/identity/v3?x=1#y", "", "/identity/v3/auth/tokens", TestName = "A user and a query in the address are left out")]
    [TestCase("https://cloud.example/identity/v3", "", "/identity/v3/auth/tokens", TestName = "A version without a slash is used as it is")]
    [TestCase(
        "https://cloud.example/identity",
        """
        {"versions":{"values":[{"id":"v2.0","status":"deprecated","links":[]},
        {"id":"v3.14","status":"stable","links":[{"rel":"self","href":"https://cloud.example/identity/v3/"}]}]}}
        """,
        "/identity/v3/auth/tokens",
        TestName = "The root is asked for its versions")]
    [TestCase(
        "https://cloud.example/",
        """{"versions":{"values":[{"id":"v3.14","status":"stable","links":[{"rel":"self","href":"http://cloud.example/other/v3"}]}]}}""",
        "/other/v3/auth/tokens",
        TestName = "A link never takes TLS away")]
    [TestCase(
        "https://cloud.example/deep/",
        """{"versions":{"values":[{"id":"v3.14","status":"stable","links":[{"rel":"self","href":"http://10.0.0.7:5000/v3/"}]}]}}""",
        "/deep/v3/auth/tokens",
        TestName = "A link to an inner host is not followed with a password")]
    [TestCase(
        "https://cloud.example/x",
        """{"version":{"id":"v3.14","status":"stable","links":[]}}""",
        "/x/v3/auth/tokens",
        TestName = "A single version without a link")]
    public async Task An_identity_address_leads_to_the_tokens_of_version_3(string authUrl, string versions, string tokens)
    {
        using var cloud = new ScriptedCloud();
        cloud.On(
            request => request.Method == "GET" ? ScriptedCloud.Json(versions, HttpStatusCode.MultipleChoices) : request.Path == tokens ? cloud.Login() : null);
        await using var connection = cloud.Connect(options => options with { AuthUrl = authUrl });

        await connection.GetSessionAsync(default);

        var login = cloud.Requests.Single(request => request.Method == "POST");
        Assert.That(login.Url.AbsoluteUri, Is.EqualTo("https://cloud.example" + tokens));
    }

    [TestCase("cloud.example/v3", "not an http or https address")]
    [TestCase("ftp://cloud.example/v3", "not an http or https address")]
    [TestCase("https://cloud.example/v2.0/", "version 3 is needed")]
    public void An_identity_address_that_cannot_be_is_named(string authUrl, string words)
    {
        using var cloud = new ScriptedCloud();
        var connection = cloud.Connect(options => options with { AuthUrl = authUrl });

        Assert.That(async () => await connection.GetSessionAsync(default), Throws.TypeOf<ApiException>().With.Message.Contains(words));
        Assert.That(cloud.Requests, Is.Empty);
    }

    [TestCase("kz", "region kz has no service compute; regions with it: RegionOne")]
    [TestCase("Mars", "region Mars has no service compute; regions with it: RegionOne")]
    [TestCase("regionone", "region regionone has no service compute; regions with it: RegionOne", TestName = "Regions are compared exactly")]
    public void A_region_without_the_service_is_named_with_those_there_are(string region, string words)
    {
        using var cloud = new ScriptedCloud();
        var connection = cloud.Connect(options => options with { Region = region });

        Assert.That(
            async () => await connection.Compute.ListAvailabilityZonesAsync(default),
            Throws.TypeOf<ApiException>().With.Message.Contains(words).And.Property(nameof(ApiException.Kind)).EqualTo(ApiFailureKind.NoEndpoint));
    }

    [Test]
    public void A_login_without_a_project_says_so_when_an_endpoint_is_wanted()
    {
        using var cloud = new ScriptedCloud();
        cloud.On("POST", Tokens, _ =>
        {
            var answer = cloud.Login();
            answer.Content = new StringContent("""{"token":{"catalog":[]}}""");
            return answer;
        });
        var connection = cloud.Connect(options => options with { ProjectId = null });

        Assert.That(
            async () => await connection.Compute.ListAvailabilityZonesAsync(default),
            Throws.TypeOf<ApiException>().With.Message.Contains("belongs to no project"));
    }

    [Test]
    public async Task The_region_decides_which_endpoint_is_called()
    {
        using var cloud = new ScriptedCloud().On(request => request.Url.Host == "kz.example" ? ScriptedCloud.Json("""{"k8s_versions":[]}""") : null);
        await using var connection = cloud.Connect(options => options with { Region = "kz" });

        await connection.ManagedK8s.ListVersionsAsync(default);

        Assert.That(cloud.Last.Url.AbsoluteUri, Is.EqualTo("https://kz.example/k8s/clusters/k8s_versions"));
    }

    [Test]
    public async Task An_override_takes_the_catalogs_place_and_keeps_the_services_suffix()
    {
        using var cloud = new ScriptedCloud().On("GET", "/net/v2.0/networks/n-1", """{"network":{"id":"n-1"}}""");
        await using var connection = cloud.Connect(options => options with { EndpointOverrides = new() { Network = "https://other.example/net" } });

        await connection.Network.GetNetworkAsync("n-1", default);

        Assert.That(cloud.Last.Url.AbsoluteUri, Is.EqualTo("https://other.example/net/v2.0/networks/n-1"));
    }

    [Test]
    public void A_password_that_Keystone_repeats_is_not_shown()
    {
        using var cloud = new ScriptedCloud().On("POST", Tokens, _ => ScriptedCloud.Json(
            """{"error":{"code":400,"title":"Bad Request","message":"Invalid input: {'name': 'me',\n 'password': 'pass-word-1'}"}}""",
            HttpStatusCode.BadRequest));
        var connection = cloud.Connect();

        var refusal = Assert.ThrowsAsync<ApiException>(async () => await connection.GetSessionAsync(default));

        Assert.That(refusal!.ToString(), Does.Contain("not understood").And.Not.Contain("pass-word-1").And.Not.Contain("Invalid input"));
    }

    [Test]
    public void A_connection_is_made_without_a_transport()
    {
        var connection = new CloudConnection(ScriptedCloud.Options(new()), () => throw new InvalidOperationException("made too early"));

        Assert.That(() => (connection.ManagedK8s, connection.Compute, connection.Network, connection.Shared), Throws.Nothing);
    }

    [TestCaseSource(nameof(Secrets))]
    public void Credentials_do_not_print_their_secret(Credentials credentials) => Assert.That($"{credentials}", Does.Contain("***").And.Not.Contain("s3cret"));

    private static IEnumerable<Credentials> Secrets() =>
        [new PasswordCredentials("me", "s3cret"), new ApplicationCredential("id", "s3cret"), new ReadyToken("s3cret")];

    /// <summary>VK Cloud moves to another domain; an address of somebody else's that does not answer has nothing to do with that.</summary>
    [TestCase(CloudOptions.DefaultAuthUrl, true)]
    [TestCase("https://cloud.example/identity/v3/", false)]
    public async Task The_gateway_of_the_new_domain_is_named_when_the_old_one_does_not_answer(string authUrl, bool isNamed)
    {
        using var cloud = new ScriptedCloud().On(_ => throw new HttpRequestException(HttpRequestError.ConnectionError, "refused"));
        await using var connection = cloud.Connect(options => options with { AuthUrl = authUrl });

        var failure = Assert.ThrowsAsync<ApiException>(() => connection.GetSessionAsync(default))!;

        Assert.That(failure.Message, isNamed ? Does.Contain("https://msk.cloud.vk.ru/infra/identity/v3/") : Does.Not.Contain("vk.ru"));
    }

    private static HttpResponseMessage Unauthorized() => ScriptedCloud.Json(
        """{"error":{"code":401,"message":"The request you have made requires authentication.","title":"Unauthorized"}}""", HttpStatusCode.Unauthorized);

    private static TestCaseData Row(string name, Func<CloudOptions, CloudOptions> change, string body) => new TestCaseData(change, body).SetName(name);
}
