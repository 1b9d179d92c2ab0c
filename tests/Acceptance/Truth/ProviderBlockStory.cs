namespace Acceptance;

/// <summary>AUTH-4: one complete way of logging in is given, or the provider's block is refused on the argument.</summary>
internal sealed class ProviderBlockStory() : Story("Truth")
{
    /// <summary>Arguments of the provider's block, summary, what the range covers (null: the block), a word of the text, whether validate knows it.</summary>
    public static IEnumerable<TestCaseData> Wrong =>
    [
        new TestCaseData("token = \"x\"\n  username = \"demo\"", "Two ways of logging in at once", "\"x\"", "Keep one", true)
            .SetArgDisplayNames("token and user"),
        new TestCaseData(
            "username = \"demo\"\n  password = \"demo-word\"\n  application_credential_id = \"y\"", "Two ways of logging in at once", "\"y\"", "Keep one", true)
            .SetArgDisplayNames("user and application credential"),
        new TestCaseData("username = \"demo\"\n  project_id = \"p\"", "Missing password", "\"demo\"", "OS_PASSWORD", false)
            .SetArgDisplayNames("user without password"),
        new TestCaseData("username = \"demo\"\n  password = \"demo-word\"", "Missing project_id", "\"demo\"", "OS_PROJECT_ID", false)
            .SetArgDisplayNames("user without project"),
        new TestCaseData("application_credential_id = \"y\"", "Missing application_credential_secret", "\"y\"", "OS_APPLICATION_CREDENTIAL_SECRET", false)
            .SetArgDisplayNames("application credential without secret"),
        new TestCaseData("application_credential_secret = \"word\"", "Missing application_credential_id", "\"word\"", "OS_APPLICATION_CREDENTIAL_ID", false)
            .SetArgDisplayNames("secret without application credential"),
        new TestCaseData("", "No credentials for VK Cloud", null, "OS_USERNAME", false).SetArgDisplayNames("nothing"),
        new TestCaseData("plan_checks = \"offlin\"", "Invalid value", "\"offlin\"", "Did you mean", true).SetArgDisplayNames("misspelt plan_checks"),
    ];

    [Category("Long")]
    [TestCaseSource(nameof(Wrong))]
    public async Task A_login_that_is_none_is_refused_where_it_stands(string arguments, string summary, string? covers, string word, bool validates)
    {
        await using var terraform = await OpenAsync();
        foreach (var name in new[] { "OS_APPLICATION_CREDENTIAL_ID", "OS_APPLICATION_CREDENTIAL_SECRET" })
        {
            terraform.Unset(name);
        }

        var preamble = Path.Combine(terraform.Configuration, "preamble.tf");
        File.WriteAllText(
            preamble, File.ReadAllText(preamble).Replace("provider \"vkcc\" {}", $"provider \"vkcc\" {{\n  {arguments}\n}}", StringComparison.Ordinal));
        terraform.Use("shared.tf");

        var validated = (await terraform.ValidateAsync()).Where(diagnostic => diagnostic.IsError).ToList();
        var planned = (await terraform.RefusedPlanAsync()).Where(diagnostic => diagnostic.IsError).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(validated, Has.Count.EqualTo(validates ? 1 : 0));
            Assert.That(planned, Has.Count.EqualTo(1), string.Join('\n', planned));
            foreach (var error in validated.Concat(planned))
            {
                Assert.That(error.Summary, Is.EqualTo(summary));
                Assert.That(error.Detail, Does.Contain(word));
                Assert.That(error.Code, covers is null ? Is.AnyOf(null, "{") : Is.EqualTo(covers).Or.EqualTo(covers.Trim('"')));
            }
        }
    }
}
