using VkCloud;

namespace Keystone;

/// <summary>Keystone's refusals, made into one short line that helps and holds no secret.</summary>
public sealed class RefusalTests
{
    private const string LoginRefused = "the credentials are not accepted";

    public static IEnumerable<TestCaseData> WrongLogins()
    {
        yield return Case("a wrong password", options => options with { Credentials = new PasswordCredentials(Seed.UserName, "wrong-password-1") });
        yield return Case("an unknown user", options => options with { Credentials = new PasswordCredentials("nobody", Seed.Password) });
        yield return Case("an unknown domain", options => options with { Credentials = new PasswordCredentials(Seed.UserName, Seed.Password, "nowhere") });
        yield return Case("an unknown project", options => options with { ProjectId = "00000000000000000000000000000000" });
        yield return Case(
            "a wrong secret", options => options with { Credentials = new ApplicationCredential(RealKeystone.Seed.CredentialId, "wrong-secret-1") });
    }

    [TestCaseSource(nameof(WrongLogins))]
    public async Task A_refused_login_is_one_short_line_without_the_secret(Func<CloudOptions, CloudOptions> wrong)
    {
        var options = wrong(RealKeystone.Options);
        var (cloud, wire) = Wire.Connect(options);
        await using var _ = cloud;

        var refusal = Assert.ThrowsAsync<ApiException>(() => cloud.GetSessionAsync(default))!;

        Assert.Multiple(() =>
        {
            Assert.That((refusal.Kind, (int?)refusal.Status, refusal.Service), Is.EqualTo((ApiFailureKind.Unauthorized, (int?)401, "identity")));
            Assert.That(refusal.Message, Does.Contain(LoginRefused).And.Length.LessThan(300));
            Assert.That(refusal.RequestId, Does.StartWith("req-"));
            Assert.That(refusal.ToString(), Does.Not.Contain("wrong-password-1").And.Not.Contain("wrong-secret-1").And.Not.Contain(Seed.Password));
            Assert.That(wire.Logins, Has.Count.EqualTo(1), "a refused login is not tried again");
        });
    }

    [Test]
    public async Task A_400_with_its_long_text_is_not_shown()
    {
        var (cloud, _) = Wire.Connect(RealKeystone.Options, """{"auth":{"identity":{"methods":"password","password":{"user":{"name":5}}},"scope":[]}}""");
        await using var __ = cloud;

        var refusal = Assert.ThrowsAsync<ApiException>(() => cloud.GetSessionAsync(default))!;

        Assert.That((refusal.Kind, (int?)refusal.Status), Is.EqualTo((ApiFailureKind.Invalid, (int?)400)));
        Assert.That(refusal.Message, Does.Contain("not understood").And.Not.Contain("\n").And.Length.LessThan(300));
    }

    [Test]
    public async Task A_400_that_repeats_the_password_is_not_shown()
    {
        var (cloud, _) = Wire.Connect(
            RealKeystone.Options with { Credentials = new PasswordCredentials(Seed.UserName, "telltale-1") },
            """{"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"demo","domain":"x","password":["telltale-1"]}}}}}""");
        await using var __ = cloud;

        var refusal = Assert.ThrowsAsync<ApiException>(() => cloud.GetSessionAsync(default))!;

        Assert.That(refusal.Kind, Is.EqualTo(ApiFailureKind.Invalid));
        Assert.That(refusal.ToString(), Does.Not.Contain("telltale-1"));
    }

    [Test]
    public async Task A_user_without_a_domain_is_Keystones_400_in_one_line()
    {
        await using var cloud = new CloudConnection(RealKeystone.Options with { Credentials = new PasswordCredentials(Seed.UserName, Seed.Password, null) });

        var refusal = Assert.ThrowsAsync<ApiException>(() => cloud.GetSessionAsync(default))!;

        Assert.That(refusal.Message, Does.Contain("domain").And.Not.Contain("\n").And.Length.LessThan(600));
    }

    [TestCase("/nothing/v3/", "there is no login at this address", TestName = "A 404 in HTML, at a login, makes the address doubtful")]
    [TestCase("/nothing", "The requested URL was not found", TestName = "A 404 in HTML, at version discovery, makes the address doubtful")]
    public async Task A_404_in_HTML_makes_the_address_doubtful(string path, string says)
    {
        await using var cloud = new CloudConnection(RealKeystone.Options with { AuthUrl = RealKeystone.Address + path });

        var refusal = Assert.ThrowsAsync<ApiException>(() => cloud.GetSessionAsync(default))!;

        Assert.Multiple(() =>
        {
            Assert.That((refusal.Kind, (int?)refusal.Status), Is.EqualTo((ApiFailureKind.BadResponse, (int?)404)));
            Assert.That(refusal.Message, Does.Contain("address doubtful").And.Contain(says).And.Not.Contain("<").And.Length.LessThan(400));
        });
    }

    private static TestCaseData Case(string name, Func<CloudOptions, CloudOptions> wrong) => new TestCaseData(wrong).SetArgDisplayNames(name);
}
