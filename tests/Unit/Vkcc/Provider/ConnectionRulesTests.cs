using Terraform.Framework;
using Unit.Cloud;
using Vkcc;
using VkCloud;

namespace Unit.Vkcc.Provider;

/// <summary>What the provider block and the environment say of the way to the cloud: taken as every OpenStack client does, refused where it stands, or
/// told as not taken.</summary>
internal sealed class ConnectionRulesTests
{
    private static readonly (string, string)[] Password = [("OS_USERNAME", "u"), ("OS_PASSWORD", "p"), ("OS_PROJECT_ID", "p1")];

    private static IEnumerable<TestCaseData> Wrong()
    {
        yield return Row("auth_url without a scheme", new() { AuthUrl = "cloud.example/v3/" }, "Not the address of Keystone", "auth_url", "/v3/");
        yield return Row(
            "auth_url of another scheme",
            new() { AuthUrl = "htps://me:MARKER@cloud.example/v3/" },
            "Not the address of Keystone",
            "auth_url",
            "***@cloud.example");
        yield return Row(
            "OS_AUTH_URL without a scheme",
            new(),
            "Not the address of Keystone",
            null,
            "OS_AUTH_URL in the environment",
            ("OS_AUTH_URL", "me:MARKER@cloud.example/v3"));
        yield return Row(
            "an override without a scheme",
            new() { EndpointOverrides = new EndpointOverridesModel { Addons = "cloud.example/addons" } },
            "Not an address",
            "endpoint_overrides",
            "endpoint_overrides.addons");
        yield return Row("VKCC_PLAN_CHECKS", new(), "Invalid value", null, "\"off\"", ("VKCC_PLAN_CHECKS", "off"));
        yield return Row("a proxy that is none", new(), "Proxy cannot be used", null, "HTTPS_PROXY", ("HTTPS_PROXY", "http://me:MARKER@proxy:port"));
        yield return Row(
            "cacert_file that is not there",
            new() { CacertFile = "/nowhere/ca.pem" },
            "Certificate authorities cannot be read",
            "cacert_file",
            "there is no such file");
        yield return Row(
            "OS_CACERT that is not there",
            new(),
            "Certificate authorities cannot be read",
            null,
            "OS_CACERT in the environment is /nowhere/ca.pem",
            ("OS_CACERT", "/nowhere/ca.pem"));
        yield return Row("OS_CACERT that is a folder", new(), "Certificate authorities cannot be read", null, "cannot be read", ("OS_CACERT", "/"));

        static TestCaseData Row(string name, ProviderModel config, string summary, string? attribute, string words, params (string, string)[] environment) =>
            new TestCaseData(config, environment, summary, attribute, words).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Wrong))]
    public async Task What_no_call_could_work_with_is_an_error_where_it_stands(
        object config, (string, string)[] environment, string summary, string? attribute, string words)
    {
        foreach (var checks in new[] { TfValue<string>.Null, "offline" })
        {
            var (diagnostics, _) = await ConfigureAsync(
                (ProviderModel)config with { PlanChecks = summary == "Invalid value" ? TfValue<string>.Null : checks }, [.. Password, .. environment]);

            var error = diagnostics.Single();
            using (Assert.EnterMultipleScope())
            {
                Assert.That((error.Severity, error.Summary), Is.EqualTo((DiagnosticSeverity.Error, summary)));
                Assert.That(error.Path.ToString(), attribute is null ? Is.EqualTo(AttributePath.Whole.ToString()) : Does.StartWith(attribute));
                Assert.That(error.Detail, Does.Contain(words).And.Not.Contain("MARKER"));
            }
        }
    }

    private static IEnumerable<TestCaseData> Variables()
    {
        yield return Row(
            "a user by id", o => ((PasswordCredentials)o.Credentials).UserId, "u-1", ("OS_USER_ID", "u-1"), ("OS_PASSWORD", "p"), ("OS_PROJECT_ID", "p1"));
        yield return Row(
            "a project by name, in the user's domain",
            o => o.Project,
            new ProjectReference("shop", "mine"),
            ("OS_USERNAME", "u"),
            ("OS_PASSWORD", "p"),
            ("OS_PROJECT_NAME", "shop"),
            ("OS_USER_DOMAIN_NAME", "mine"));
        yield return Row(
            "a project by name, in VK Cloud's domain",
            o => o.Project,
            new ProjectReference("shop"),
            ("OS_USERNAME", "u"),
            ("OS_PASSWORD", "p"),
            ("OS_PROJECT_NAME", "shop"));
        yield return Row(
            "a project by name and domain",
            o => o.Project,
            new ProjectReference("shop", "theirs"),
            ("OS_USERNAME", "u"),
            ("OS_PASSWORD", "p"),
            ("OS_PROJECT_NAME", "shop"),
            ("OS_PROJECT_DOMAIN_NAME", "theirs"));
        yield return Row(
            "a project by name and domain id",
            o => o.Project,
            new ProjectReference("shop", null, "d-1"),
            ("OS_USERNAME", "u"),
            ("OS_PASSWORD", "p"),
            ("OS_TENANT_NAME", "shop"),
            ("OS_PROJECT_DOMAIN_ID", "d-1"));
        yield return Row("the older name of a project", o => o.ProjectId, "t-1", ("OS_USERNAME", "u"), ("OS_PASSWORD", "p"), ("OS_TENANT_ID", "t-1"));
        yield return Row("the newer name wins", o => o.ProjectId, "p1", [.. Password, ("OS_TENANT_ID", "t-1")]);
        yield return Row(
            "a public interface",
            o => o.ProjectId,
            "p1",
            [.. Password, ("OS_INTERFACE", "public"), ("OS_IDENTITY_API_VERSION", "3"), ("OS_INSECURE", "false")]);

        static TestCaseData Row(string name, Func<CloudOptions, object?> member, object value, params (string, string)[] environment) =>
            new TestCaseData(environment, member, value).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Variables))]
    public async Task The_variables_of_OpenStack_clients_are_taken((string, string)[] environment, Func<CloudOptions, object?> member, object value)
    {
        var (diagnostics, options) = await ConfigureAsync(new(), environment);

        Assert.That(diagnostics, Is.Empty);
        Assert.That(member(options!), Is.EqualTo(value));
    }

    [Test]
    public async Task A_user_in_the_configuration_hides_one_by_id_in_the_environment()
    {
        var (_, options) = await ConfigureAsync(new() { Username = "me" }, [.. Password, ("OS_USER_ID", "u-1")]);

        Assert.That((PasswordCredentials)options!.Credentials, Has.Property("Username").EqualTo("me").And.Property("UserId").Null);
    }

    [Test]
    public async Task A_project_is_named_by_id_or_by_name_and_the_configuration_hides_the_environment()
    {
        (string, string)[] user = [("OS_USERNAME", "u"), ("OS_PASSWORD", "p")];
        var (none, byName) = await ConfigureAsync(new() { ProjectName = "shop" }, [.. user, ("OS_PROJECT_ID", "p1")]);
        var (_, byId) = await ConfigureAsync(new() { ProjectId = "p2" }, [.. user, ("OS_PROJECT_NAME", "shop")]);
        var (both, _) = await ConfigureAsync(new() { ProjectId = "p2", ProjectName = "shop" }, user);
        var (neither, _) = await ConfigureAsync(new(), user);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(none, Is.Empty);
            Assert.That((byName!.ProjectId, byName.Project), Is.EqualTo(((string?)null, new ProjectReference("shop"))));
            Assert.That((byId!.ProjectId, byId.Project), Is.EqualTo(("p2", (ProjectReference?)null)));
            Assert.That(both.Select(d => (d.Summary, d.Path.ToString())), Is.EqualTo(new[] { ("Both project_id and project_name", "project_name") }));
            Assert.That(neither.Select(d => d.Summary), Is.EqualTo(new[] { "Missing project_id" }));
            Assert.That(neither[0].Detail, Does.Contain("project_id, or project_name"));
        }
    }

    [TestCase("OS_INSECURE", "true")]
    [TestCase("OS_INTERFACE", "internal")]
    [TestCase("OS_ENDPOINT_TYPE", "adminURL")]
    [TestCase("OS_IDENTITY_API_VERSION", "2.0")]
    public async Task What_is_not_taken_is_told(string variable, string value)
    {
        var (diagnostics, options) = await ConfigureAsync(new(), [.. Password, (variable, value)]);

        Assert.That(diagnostics.Select(d => (d.Severity, d.Summary)), Is.EqualTo(new[] { (DiagnosticSeverity.Warning, $"{variable} has no effect") }));
        Assert.That(options, Is.Not.Null);
    }

    /// <returns>What is said, and the options of a connection; null when there is an error.</returns>
    private static async Task<(List<Diagnostic> Diagnostics, CloudOptions? Options)> ConfigureAsync(
        ProviderModel config, (string Name, string Value)[] environment)
    {
        CloudOptions? seen = null;
        var provider = new VkccProvider(
            name => environment.Where(e => e.Item1 == name).Select(e => e.Item2).LastOrDefault(),
            options =>
            {
                seen = options;
                return new CloudConnection(options, () => new ScriptedCloud());
            });
        var context = new ConfigureContext(config.ToObject(), "1.11.4");
        await provider.ConfigureAsync(context, CancellationToken.None);
        if (!context.Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error))
        {
            _ = provider.Session.Cloud;
        }

        return ([.. context.Diagnostics], seen);
    }
}
