using Terraform.Framework;
using Vkcc;

namespace Unit.Vkcc.Provider;

internal sealed class LoginTests
{
    private static ProviderSettings Resolve(ProviderModel config, params (string Name, string Value)[] environment) =>
        ProviderSettings.Resolve(config, name => environment.Where(e => e.Name == name).Select(e => e.Value).FirstOrDefault());

    private static IEnumerable<TestCaseData> Ways()
    {
        yield return Row("nothing", LoginWay.None, new());
        yield return Row("password in the configuration", LoginWay.Password, new() { Username = "u", Password = "p" });
        yield return Row("password in the environment", LoginWay.Password, new(), ("OS_USERNAME", "u"), ("OS_PASSWORD", "p"));
        yield return Row("user in the configuration, password in the environment", LoginWay.Password, new() { Username = "u" }, ("OS_PASSWORD", "p"));
        yield return Row("application credential", LoginWay.ApplicationCredential, new() { ApplicationCredentialId = "i", ApplicationCredentialSecret = "s" });
        yield return Row("application credential in the environment", LoginWay.ApplicationCredential, new(), ("OS_APPLICATION_CREDENTIAL_ID", "i"));
        yield return Row("token", LoginWay.Token, new() { Token = "t" });
        yield return Row("OS_TOKEN", LoginWay.Token, new(), ("OS_TOKEN", "t"));
        yield return Row("OS_AUTH_TOKEN", LoginWay.Token, new(), ("OS_AUTH_TOKEN", "t"));
        yield return Row(
            "a way in the configuration hides the environment's", LoginWay.Token, new() { Token = "t" }, ("OS_USERNAME", "u"), ("OS_PASSWORD", "p"));
        yield return Row("empty texts count as not given", LoginWay.Password, new() { Token = "" }, ("OS_TOKEN", ""), ("OS_USERNAME", "u"));
        yield return Row("an unknown password is still a password", LoginWay.Password, new() { Username = "u", Password = TfValue<string>.Unknown });
        yield return Row("an unknown token beside a user decides nothing", LoginWay.Undecided, new() { Username = "u", Token = TfValue<string>.Unknown });

        static TestCaseData Row(string name, LoginWay way, ProviderModel config, params (string, string)[] environment) =>
            new TestCaseData(config, environment, way).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Ways))]
    public void The_way_of_logging_in_follows_from_what_is_given(object config, (string, string)[] environment, object way) =>
        Assert.That(Resolve((ProviderModel)config, environment).LoginWay, Is.EqualTo((LoginWay)way));

    [Test]
    public void Two_ways_at_once_are_an_error_that_names_both()
    {
        var found = LoginRules.OneWayOnly(Resolve(new() { Username = "u", Password = "p", Token = "t" }));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found!.Detail, Does.Contain("username").And.Contain("token"));
            Assert.That(found.Path, Is.EqualTo(AttributePath.Root("token")));
        }
    }

    [Test]
    public void Two_ways_in_the_environment_are_an_error_that_names_both_variables()
    {
        var found = LoginRules.OneWayOnly(Resolve(new(), ("OS_USERNAME", "u"), ("OS_PASSWORD", "p"), ("OS_APPLICATION_CREDENTIAL_ID", "i")));

        Assert.That(found!.Detail, Does.Contain("OS_USERNAME").And.Contain("OS_APPLICATION_CREDENTIAL_ID"));
    }

    [Test]
    public void A_token_under_both_of_its_names_is_one_way() =>
        Assert.That(LoginRules.OneWayOnly(Resolve(new(), ("OS_TOKEN", "a"), ("OS_AUTH_TOKEN", "b"))), Is.Null);

    [Test]
    public void What_is_missing_is_named()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                LoginRules.Incomplete(Resolve(new() { Username = "u" })).Select(d => d.Summary),
                Is.EqualTo((string[])["Missing password", "Missing project_id"]));
            Assert.That(
                LoginRules.Incomplete(Resolve(new() { Password = "p", ProjectId = "x" })).Select(d => d.Summary), Is.EqualTo((string[])["Missing username"]));
            Assert.That(
                LoginRules.Incomplete(Resolve(new(), ("OS_APPLICATION_CREDENTIAL_ID", "i"))).Select(d => d.Summary),
                Is.EqualTo((string[])["Missing application_credential_secret"]));
            Assert.That(LoginRules.Incomplete(Resolve(new() { Token = "t" })), Is.Empty);
            Assert.That(
                LoginRules.Incomplete(Resolve(new() { Username = "u", Password = TfValue<string>.Unknown, ProjectId = TfValue<string>.Unknown })), Is.Empty);
            Assert.That(LoginRules.Incomplete(Resolve(new() { Username = "u", Password = "p", ProjectName = TfValue<string>.Unknown })), Is.Empty);
            Assert.That(LoginRules.NoneGiven(Resolve(new())), Is.Not.Null);
        }
    }

    [Test]
    public void The_configuration_wins_over_the_environment()
    {
        var settings = Resolve(
            new() { AuthUrl = "https://configured/v3/", PlanChecks = "offline" },
            ("OS_AUTH_URL", "https://environment/v3/"),
            ("OS_REGION_NAME", "kz"),
            ("VKCC_PLAN_CHECKS", "online"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(settings.AuthUrl.Value.Value, Is.EqualTo("https://configured/v3/"));
            Assert.That(settings.Region.Value.Value, Is.EqualTo("kz"));
            Assert.That(settings.ChecksOnline, Is.False);
        }
    }

    private static IEnumerable<TestCaseData> Unknowns()
    {
        yield return Row("auth_url", new() { Token = "t", AuthUrl = TfValue<string>.Unknown });
        yield return Row("password", new() { Username = "u", Password = TfValue<string>.Unknown });
        yield return Row("endpoint_overrides", new() { Token = "t", EndpointOverrides = TfValue<EndpointOverridesModel>.Unknown });
        yield return Row("endpoint_overrides", new() { Token = "t", EndpointOverrides = new EndpointOverridesModel { Compute = TfValue<string>.Unknown } });
        yield return Row("project_name", new() { Username = "u", Password = "p", ProjectName = TfValue<string>.Unknown });
        yield return Row(null, new() { Token = "t", Password = TfValue<string>.Null });

        static TestCaseData Row(string? argument, ProviderModel config) => new(config, argument);
    }

    [TestCaseSource(nameof(Unknowns))]
    public void An_unknown_argument_that_calls_need_is_found(object config, string? argument) =>
        Assert.That(Resolve((ProviderModel)config).UnknownArgument(), Is.EqualTo(argument));
}
