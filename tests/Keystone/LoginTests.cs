using System.Text.Json.Nodes;
using VkCloud;

namespace Keystone;

/// <summary>Every way of logging in, accepted by a real Keystone.</summary>
public sealed class LoginTests
{
    public static IEnumerable<TestCaseData> Ways()
    {
        yield return Way("a password, the domain by name", options => options);
        yield return Way("a password, the domain by id", options => options with { Credentials = Password(null, RealKeystone.Seed.Domain) });
        yield return Way(
            "a password, the domain's id winning over its name",
            options => options with { Credentials = Password("no such domain", RealKeystone.Seed.Domain) });
        yield return Way(
            "a password, the user by id",
            options => options with { Credentials = new PasswordCredentials(null, Seed.Password) { UserId = RealKeystone.Seed.User } });
        yield return Way("a password, the project by name", options => options with { ProjectId = null, Project = new("demo", "users") });
        yield return Way(
            "a password, the project by name in a domain by id",
            options => options with { ProjectId = null, Project = new("demo", null, RealKeystone.Seed.Domain) });
        yield return Way("a password and no project: the user's own", options => options with { ProjectId = null });
        yield return Way(
            "an application credential by id",
            options => options with { ProjectId = null, Credentials = new ApplicationCredential(RealKeystone.Seed.CredentialId, Seed.CredentialSecret) });
        yield return Way(
            "an application credential by name, its user by name",
            options => options with { ProjectId = null, Credentials = ByName(new(Name: Seed.UserName)) });
        yield return Way(
            "an application credential by name, its user by name in a domain by id",
            options => options with { ProjectId = null, Credentials = ByName(new(Name: Seed.UserName, DomainName: null, DomainId: RealKeystone.Seed.Domain)) });
        yield return Way(
            "an application credential by name, its user by id",
            options => options with { ProjectId = null, Credentials = ByName(new(Id: RealKeystone.Seed.User)) });
        yield return Way(
            "an application credential with its own project configured too",
            options => options with { Credentials = new ApplicationCredential(RealKeystone.Seed.CredentialId, Seed.CredentialSecret) });
    }

    [TestCaseSource(nameof(Ways))]
    public async Task Keystone_accepts(Func<CloudOptions, CloudOptions> way)
    {
        await using var cloud = new CloudConnection(way(RealKeystone.Options));

        var session = await cloud.GetSessionAsync(default);

        Assert.Multiple(() =>
        {
            Assert.That((session.ProjectId, session.UserId, session.UserName), Is.EqualTo((RealKeystone.Seed.Project, RealKeystone.Seed.User, Seed.UserName)));
            Assert.That(session.Catalog, Is.Not.Empty);
            Assert.That(session.ExpiresAt, Is.EqualTo(DateTimeOffset.UtcNow.AddSeconds(KeystoneServer.TokenLife))
                .Within(TimeSpan.FromSeconds(KeystoneServer.TokenLife)));
            Assert.That(session.ToString(), Does.Not.Contain(session.Token));
        });
    }

    [Test]
    public async Task A_scope_with_an_application_credential_is_refused_by_Keystone_and_never_sent_by_us()
    {
        var options = RealKeystone.Options with { Credentials = new ApplicationCredential(RealKeystone.Seed.CredentialId, Seed.CredentialSecret) };
        var (cloud, wire) = Wire.Connect(options);
        await using (cloud)
        {
            await cloud.GetSessionAsync(default);
        }

        var sent = JsonNode.Parse(wire.Logins.Single())!;
        Assert.That(sent["auth"]!.AsObject().Select(member => member.Key), Is.EqualTo(new[] { "identity" }));

        sent["auth"]!["scope"] = new JsonObject { ["project"] = new JsonObject { ["id"] = RealKeystone.Seed.Project } };
        var (refused, _) = Wire.Connect(options, sent.ToJsonString());
        await using (refused)
        {
            Assert.That(
                async () => await refused.GetSessionAsync(default),
                Throws.InstanceOf<ApiException>()
                    .With.Property(nameof(ApiException.Kind)).EqualTo(ApiFailureKind.Unauthorized)
                    .And.Message.Contains("the answer's own text is not shown").And.Message.Not.Contains("Application credentials cannot request a scope"));
        }
    }

    [Test]
    public async Task An_application_credential_of_another_project_than_the_one_configured_is_an_error()
    {
        await using var cloud = new CloudConnection(RealKeystone.Options with
        {
            ProjectId = RealKeystone.Seed.OtherProject,
            Credentials = new ApplicationCredential(RealKeystone.Seed.CredentialId, Seed.CredentialSecret),
        });

        Assert.That(
            async () => await cloud.GetSessionAsync(default),
            Throws.InstanceOf<ApiException>().With.Message.Contains(RealKeystone.Seed.Project).And.Message.Contains(RealKeystone.Seed.OtherProject));
    }

    [Test]
    public async Task A_ready_token_is_used_as_it_is_when_it_is_of_the_project()
    {
        var token = await TokenAsync(RealKeystone.Options);
        var (cloud, wire) = Wire.Connect(RealKeystone.Options with { Credentials = new ReadyToken(token) });
        await using var _ = cloud;

        var session = await cloud.GetSessionAsync(default);

        Assert.That((session.Token, session.ProjectId, wire.Logins.Count), Is.EqualTo((token, RealKeystone.Seed.Project, 0)));
    }

    public static IEnumerable<TestCaseData> OtherProjects()
    {
        yield return Way("by id", options => options with { ProjectId = RealKeystone.Seed.OtherProject });
        yield return Way("by name", options => options with { ProjectId = null, Project = new("other") });
    }

    [TestCaseSource(nameof(OtherProjects))]
    public async Task A_ready_token_is_exchanged_for_one_of_another_project(Func<CloudOptions, CloudOptions> project)
    {
        var token = await TokenAsync(RealKeystone.Options);
        await using var cloud = new CloudConnection(project(RealKeystone.Options) with { Credentials = new ReadyToken(token) });

        var session = await cloud.GetSessionAsync(default);

        Assert.That((session.Token == token, session.ProjectId), Is.EqualTo((false, RealKeystone.Seed.OtherProject)));
    }

    public static IEnumerable<TestCaseData> Addresses()
    {
        yield return new TestCaseData("").SetArgDisplayNames("bare");
        yield return new TestCaseData("/").SetArgDisplayNames("bare with a slash");
        yield return new TestCaseData("/v3").SetArgDisplayNames("v3");
        yield return new TestCaseData("/v3/").SetArgDisplayNames("v3 with a slash");
    }

    [TestCaseSource(nameof(Addresses))]
    public async Task All_four_spellings_of_the_address_lead_to_version_3(string suffix)
    {
        await using var cloud = new CloudConnection(RealKeystone.Options with { AuthUrl = RealKeystone.Address + suffix });

        Assert.That((await cloud.GetSessionAsync(default)).ProjectId, Is.EqualTo(RealKeystone.Seed.Project));
    }

    [Test]
    public async Task The_bare_address_really_answers_300()
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var answer = await client.GetAsync(new Uri(RealKeystone.Address));

        Assert.That((int)answer.StatusCode, Is.EqualTo(300));
    }

    [TestCase(
        "{auth_url: ADDRESS, username: demo, project_name: demo, user_domain_name: users}", "password",
        TestName = "clouds.yaml: names, the password in secure.yaml")]
    [TestCase("{auth_url: ADDRESS/v3, user_id: USER, project_id: PROJECT}", "password", TestName = "clouds.yaml: ids, the password in secure.yaml")]
    [TestCase(
        "{auth_url: ADDRESS, application_credential_name: ci, username: demo, user_domain_id: DOMAIN}", "application_credential_secret",
        TestName = "clouds.yaml: an application credential by name, the secret in secure.yaml")]
    public async Task An_entry_of_clouds_yaml_logs_in(string auth, string secret)
    {
        var seed = RealKeystone.Seed;
        auth = auth.Replace("ADDRESS", RealKeystone.Address, StringComparison.Ordinal).Replace("USER", seed.User, StringComparison.Ordinal)
            .Replace("PROJECT", seed.Project, StringComparison.Ordinal).Replace("DOMAIN", seed.Domain, StringComparison.Ordinal);
        var files = new Dictionary<string, string>
        {
            ["/here/clouds.yaml"] = $"clouds: {{real: {{auth: {auth}, region_name: kz}}}}",
            ["/here/secure.yaml"] =
                $"clouds: {{real: {{auth: {{{secret}: {JsonValue.Create(secret == "password" ? Seed.Password : Seed.CredentialSecret).ToJsonString()}}}}}}}",
        };
        var options = CloudsYaml.Read("real", null, new(_ => null, "/here", files.GetValueOrDefault)).ToOptions();
        await using var cloud = new CloudConnection(options);

        await cloud.Compute.ListAvailabilityZonesAsync(default);

        Assert.That(RealKeystone.Service.Served.Last(), Is.EqualTo($"/compute/kz/public/{seed.Project}/os-availability-zone"));
    }

    internal static async Task<string> TokenAsync(CloudOptions options)
    {
        await using var cloud = new CloudConnection(options);
        return (await cloud.GetSessionAsync(default)).Token;
    }

    private static PasswordCredentials Password(string? domainName, string? domainId) => new(Seed.UserName, Seed.Password, domainName, domainId);

    private static ApplicationCredential ByName(UserReference user) => new(null, Seed.CredentialSecret) { Name = Seed.CredentialName, User = user };

    private static TestCaseData Way(string name, Func<CloudOptions, CloudOptions> way) => new TestCaseData(way).SetArgDisplayNames(name);
}
