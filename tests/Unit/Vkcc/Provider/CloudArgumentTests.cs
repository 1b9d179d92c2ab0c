using Terraform.Framework;
using Vkcc;
using VkCloud;
using static Unit.Cloud.CloudsYamlReading.CloudsYamlTests;

namespace Unit.Vkcc.Provider;

/// <summary>The argument <c>cloud</c> and OS_CLOUD: which entry, what wins over it, and what is said when it cannot be used.</summary>
internal sealed class CloudArgumentTests
{
    private const string Secret = "never-to-be-shown";

    private const string Clouds =
        """
        clouds:
          shop:
            auth:
              auth_url: https://shop.example/v3/
              username: me@example.com
              project_id: p1
            region_name: kz
            cacert: /etc/authority.pem
            container_infra_endpoint_override: https://shop.example/magnum/v1/
            compute_endpoint_override: https://shop.example/nova/
          ci:
            auth_type: v3applicationcredential
            auth: {application_credential_id: a1, application_credential_secret: never-to-be-shown}
          named:
            auth: {user_id: u1, password: never-to-be-shown, project_name: web, user_domain_id: d1}
          homeless:
            auth: {username: me, password: never-to-be-shown}
          broken: {auth: {username: me, project_id: p1}, auth_type: v3oidcpassword, password: never-to-be-shown}
        """;

    private const string Safe = "clouds: {shop: {auth: {password: never-to-be-shown}}}";

    private static readonly Dictionary<string, string> files = new() { ["/here/clouds.yaml"] = Clouds, ["/here/secure.yaml"] = Safe };

    private static IEnumerable<TestCaseData> Which()
    {
        yield return Row("the argument", "shop", new() { Cloud = "shop" });
        yield return Row("OS_CLOUD", "shop", new(), "OS_CLOUD=shop");
        yield return Row("the argument before OS_CLOUD", "shop", new() { Cloud = "shop" }, "OS_CLOUD=ci");
        yield return Row(
            "OS_CLOUD before other variables", "shop",
            new(),
            "OS_CLOUD=shop",
            "OS_USERNAME=you",
            "OS_PASSWORD=yours",
            "OS_PROJECT_ID=p9",
            "OS_REGION_NAME=RegionOne",
            "OS_AUTH_URL=https://elsewhere/v3");
        yield return Row("the argument before other variables", "shop", new() { Cloud = "shop" }, "OS_TOKEN=t", "OS_CACERT=/elsewhere.pem");
        yield return Row("an empty argument is none", null, new() { Cloud = "" }, "OS_USERNAME=you", "OS_PASSWORD=yours", "OS_PROJECT_ID=p9");
        yield return Row("an empty OS_CLOUD is none", null, new(), "OS_CLOUD=", "OS_TOKEN=t");
        yield return Row("a way in the configuration hides OS_CLOUD", null, new() { Username = "you", Password = "yours", ProjectId = "p9" }, "OS_CLOUD=shop");

        static TestCaseData Row(string name, string? entry, ProviderModel config, params string[] environment) =>
            new TestCaseData(config, environment, entry).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Which))]
    public void The_entry_is_the_one_that_is_named(object config, string[] environment, string? entry)
    {
        var settings = Resolve((ProviderModel)config, environment);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(settings.EntryProblem, Is.Null);
            Assert.That(settings.Entry?.Name, Is.EqualTo(entry));
            Assert.That(settings.LoginWay == LoginWay.Cloud, Is.EqualTo(entry is not null));
        }
    }

    [Test]
    public void What_the_entry_says_is_used_and_the_environment_is_not()
    {
        var options = Connect(
            new() { Cloud = "shop" },
            "OS_AUTH_URL=https://elsewhere/v3",
            "OS_REGION_NAME=RegionOne",
            "OS_PROJECT_ID=p9",
            "OS_USERNAME=you",
            "OS_PASSWORD=yours");

        Assert.That(
            (options.AuthUrl, options.Region, options.ProjectId, options.Credentials, options.CaCertFile, options.EndpointOverrides.ContainerInfra),
            Is.EqualTo((
                "https://shop.example/v3/", "kz", "p1",
                (Credentials)new PasswordCredentials("me@example.com", Secret), "/etc/authority.pem", "https://shop.example/magnum/v1/")));
    }

    private static IEnumerable<TestCaseData> Winners()
    {
        yield return Row("auth_url", new() { AuthUrl = "https://mine/v3" }, o => o.AuthUrl, "https://mine/v3");
        yield return Row("region", new() { Region = "RegionOne" }, o => o.Region, "RegionOne");
        yield return Row("project_id", new() { ProjectId = "p2" }, o => o.ProjectId, "p2");
        yield return Row("project_name", new() { ProjectName = "web" }, o => (o.ProjectId, o.Project?.Name), ((string?)null, "web"));
        yield return Row("cacert_file", new() { CacertFile = "/mine.pem" }, o => o.CaCertFile, "/mine.pem");
        yield return Row("password", new() { Password = "mine" }, o => o.Credentials, new PasswordCredentials("me@example.com", "mine"));
        yield return Row("username", new() { Username = "you" }, o => o.Credentials, new PasswordCredentials("you", Secret));
        yield return Row(
            "user_domain_name", new() { UserDomainName = "staff" }, o => o.Credentials, new PasswordCredentials("me@example.com", Secret, "staff"));
        yield return Row("token", new() { Token = "t" }, o => o.Credentials, new ReadyToken("t"));
        yield return Row(
            "application credential",
            new() { ApplicationCredentialId = "a2", ApplicationCredentialSecret = "s" },
            o => o.Credentials,
            new ApplicationCredential("a2", "s"));
        yield return Row(
            "endpoint_overrides",
            new() { EndpointOverrides = new EndpointOverridesModel { Compute = "https://mine/" } },
            o => o.EndpointOverrides.Compute,
            "https://mine/");
        yield return Row(
            "what endpoint_overrides leave out",
            new() { EndpointOverrides = new EndpointOverridesModel { Compute = "https://mine/" } },
            o => o.EndpointOverrides.ContainerInfra,
            "https://shop.example/magnum/v1/");

        static TestCaseData Row(string name, ProviderModel config, Func<CloudOptions, object?> member, object value) =>
            new TestCaseData(config with { Cloud = "shop" }, member, value).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Winners))]
    public void Arguments_beside_it_win(object config, Func<CloudOptions, object?> member, object value) =>
        Assert.That(member(Connect((ProviderModel)config)), Is.EqualTo(value));

    [Test]
    public void An_argument_hides_what_the_entry_says_under_another_name()
    {
        var options = Connect(new() { Cloud = "named", Username = "you", UserDomainName = "staff", ProjectId = "p2" });

        Assert.That(
            (options.Credentials, options.ProjectId, options.Project),
            Is.EqualTo(((Credentials)new PasswordCredentials("you", Secret, "staff"), "p2", (ProjectReference?)null)));
    }

    [Test]
    public void A_user_by_id_and_a_project_by_name_are_taken()
    {
        var options = Connect(new() { Cloud = "named" });

        Assert.That(
            (options.Credentials, options.ProjectId, options.Project?.Name),
            Is.EqualTo(((Credentials)new PasswordCredentials(null, Secret, null, "d1") { UserId = "u1" }, (string?)null, "web")));
    }

    [Test]
    public void A_secret_that_the_entry_leaves_out_comes_from_the_environment() => Assert.That(
        ResolveWith(new() { Cloud = "shop" }, new() { ["/here/clouds.yaml"] = Clouds }, "OS_PASSWORD=from-outside").Entry!.Credentials,
        Is.EqualTo(new PasswordCredentials("me@example.com", "from-outside")));

    private static IEnumerable<TestCaseData> Wrongs()
    {
        yield return Row(
            "a wrong name",
            new() { Cloud = "shpo" },
            "there is no cloud shpo in /here/clouds.yaml and /here/secure.yaml; there are broken, ci, homeless, named, shop");
        yield return Row("no project", new() { Cloud = "homeless" }, "names no project");
        yield return Row("another way of logging in", new() { Cloud = "broken" }, "auth_type is v3oidcpassword");
        yield return Row(
            "an application credential's name without whose it is",
            new() { Cloud = "shop", ApplicationCredentialSecret = Secret },
            "application_credential_id");

        static TestCaseData Row(string name, ProviderModel config, string words) => new TestCaseData(config, words).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Wrongs))]
    public void What_is_wrong_stands_on_the_argument_with_what_there_is(object config, string words)
    {
        var found = Resolve((ProviderModel)config).EntryProblem;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found?.Path, Is.EqualTo(AttributePath.Root("cloud")));
            Assert.That(found?.Detail, Does.Contain(words).And.Not.Contain(Secret));
        }
    }

    [Test]
    public void Without_a_file_the_places_are_told()
    {
        var found = ResolveWith(new() { Cloud = "shop" }, []).EntryProblem;

        Assert.That(found!.Summary, Is.EqualTo("Cloud shop not found"));
        Assert.That(
            found!.Detail,
            Does.Contain("there is no clouds.yaml")
                .And.Contain("/here/clouds.yaml").And.Contain("/home/me/.config/openstack/clouds.yaml").And.Contain("/etc/openstack/clouds.yaml"));
    }

    [Test]
    public void A_file_that_is_no_yaml_is_told_with_the_place()
    {
        var found = ResolveWith(
            new() { Cloud = "shop" }, new() { ["/here/clouds.yaml"] = "clouds:\n  shop: {auth: {password: 'never-to-be-shown}\n" }).EntryProblem;

        Assert.That(found!.Summary, Is.EqualTo("clouds.yaml cannot be used"));
        Assert.That(found!.Detail, Does.Contain("/here/clouds.yaml: line 2").And.Not.Contain(Secret));
    }

    [Test]
    public void Named_by_OS_CLOUD_the_message_says_so()
    {
        var found = Resolve(new(), "OS_CLOUD=shpo").EntryProblem;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found!.Path, Is.EqualTo(AttributePath.Whole));
            Assert.That(found.Detail, Does.StartWith("OS_CLOUD in the environment"));
        }
    }

    private static IEnumerable<TestCaseData> Unknowns()
    {
        yield return Row("cloud", new() { Cloud = TfValue<string>.Unknown });
        yield return Row("password", new() { Cloud = "homeless", Password = TfValue<string>.Unknown });
        yield return Row("region", new() { Cloud = "nowhere", Region = TfValue<string>.Unknown });

        static TestCaseData Row(string argument, ProviderModel config) => new TestCaseData(config, argument).SetArgDisplayNames(argument);
    }

    [TestCaseSource(nameof(Unknowns))]
    public void Nothing_is_said_while_an_argument_is_unknown(object config, string argument)
    {
        var settings = Resolve((ProviderModel)config);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((settings.Entry, settings.EntryProblem), Is.EqualTo(((CloudEntry?)null, (Diagnostic?)null)));
            Assert.That(settings.UnknownArgument(), Is.EqualTo(argument));
            Assert.That(LoginRules.Incomplete(settings), Is.Empty);
            Assert.That(LoginRules.OneWayOnly(settings), Is.Null);
        }
    }

    [Test]
    public void Two_ways_beside_it_are_an_error_all_the_same() =>
        Assert.That(LoginRules.OneWayOnly(Resolve(new() { Cloud = "shop", Username = "u", Token = "t" })), Is.Not.Null);

    [Test]
    public async Task Offline_the_first_call_says_it_and_online_the_configuration()
    {
        foreach (var (mode, count) in new[] { ("online", 1), ("offline", 0) })
        {
            var provider = new VkccProvider(_ => null, cloudsYaml: Sources(files));
            var context = new ConfigureContext(new ProviderModel { Cloud = "nowhere", PlanChecks = mode }.ToObject(), "1.11.4");

            await provider.ConfigureAsync(context, CancellationToken.None);

            using (Assert.EnterMultipleScope())
            {
                Assert.That(context.Diagnostics.Count(d => d.Severity == DiagnosticSeverity.Error), Is.EqualTo(count), mode);
                Assert.That(() => provider.Session.Cloud, Throws.InstanceOf<DiagnosticException>(), mode);
            }
        }
    }

    private static ProviderSettings Resolve(ProviderModel config, params string[] environment) => ResolveWith(config, files, environment);

    private static ProviderSettings ResolveWith(ProviderModel config, Dictionary<string, string> present, params string[] environment)
    {
        var sources = Sources(present, environment);
        return ProviderSettings.Resolve(config, sources.Environment).WithEntry(sources);
    }

    private static CloudOptions Connect(ProviderModel config, params string[] environment)
    {
        CloudOptions? seen = null;
        var sources = Sources(files, environment);
        var provider = new VkccProvider(
            sources.Environment,
            options =>
            {
                seen = options;
                return new CloudConnection(options with { CaCertFile = null });
            },
            cloudsYaml: sources);
        var context = new ConfigureContext(config.ToObject(), "1.11.4");
        provider.ConfigureAsync(context, CancellationToken.None).GetAwaiter().GetResult();

        // The files of authorities that the rows name are not there.
        Assert.That(context.Diagnostics.Where(d => d.Summary != "Certificate authorities cannot be read"), Is.Empty);
        _ = provider.Session.Cloud;
        return seen!;
    }
}
