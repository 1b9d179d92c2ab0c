namespace Acceptance;

/// <summary>Validation and configuration (8.5), and where diagnostics point (row 66).</summary>
internal sealed class ConfigurationStory() : Story("Conformance")
{
    private const string Cluster = "vkcc_cluster.main";

    [TestCase("labels = {", "id = \"mine\"\n  labels = {", "id")]
    public async Task Row_38_a_computed_attribute_in_the_configuration_is_refused(string old, string @new, string attribute)
    {
        await using var terraform = await OpenAsync();

        var error = (await terraform.Use("fixed.tf").Edit(old, @new).ValidateAsync()).Single(diagnostic => diagnostic.IsError);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Code, Does.Contain("mine"), error.ToString());
            Assert.That(error.ToString(), Does.Contain(attribute));
        }
    }

    [TestCase("master_flavor      = \"STD2-2-6\"", "master_flavor      = null")]
    [TestCase("disk_type         = \"ceph-ssd\"", "disk_type         = null")]
    public async Task Row_39_a_required_attribute_set_to_null_is_refused(string old, string @new)
    {
        await using var terraform = await OpenAsync();

        var errors = (await terraform.Use("fixed.tf").Edit(old, @new).ValidateAsync()).Where(diagnostic => diagnostic.IsError).ToList();

        Assert.That(errors, Has.Count.EqualTo(1), string.Join('\n', errors));
    }

    [Test]
    public async Task Row_40_a_provider_configured_with_something_unknown_can_plan()
    {
        await using var terraform = await OpenAsync();
        await File.WriteAllTextAsync(
            Path.Combine(terraform.Configuration, "preamble.tf"),
            (await File.ReadAllTextAsync(Path.Combine(terraform.Configuration, "preamble.tf")))
                .Replace(
                    "provider \"vkcc\" {}",
                    "resource \"terraform_data\" \"region\" {\n  input = \"RegionOne\"\n}\n\nprovider \"vkcc\" {\n  region = terraform_data.region.output\n}",
                    StringComparison.Ordinal));

        var plan = await terraform.PlanAsync("fixed.tf");
        await terraform.ApplyAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.ActionOf(Cluster), Is.EqualTo(PlanAction.Create));
            Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
        }
    }

    [Test]
    public async Task Row_40_a_call_without_a_login_says_what_is_missing()
    {
        await using var terraform = await OpenAsync();
        terraform.Unset("OS_APPLICATION_CREDENTIAL_ID");
        terraform.Unset("OS_APPLICATION_CREDENTIAL_SECRET");

        var valid = await terraform.ValidateAsync("fixed.tf");
        var run = await terraform.TryApplyAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(valid, Is.Empty, "A configuration can be validated without an account.");
            Assert.That(run.ShouldFail().Text, Does.Contain("OS_USERNAME").Or.Contain("username"));
        }
    }

    [Test]
    public async Task Two_ways_of_logging_in_at_once_are_refused_by_name()
    {
        await using var terraform = await OpenAsync();
        terraform.Set("OS_USERNAME", "demo");
        terraform.Set("OS_PASSWORD", "demo");

        var run = await terraform.Use("fixed.tf").TryApplyAsync();

        Assert.That(run.ShouldFail().Text, Does.Contain("application_credential").And.Contain("username").Or.Contain("OS_USERNAME"));
    }

    /// <summary>One row a form of path. A path into a set ends at the set (5.2).</summary>
    public static IEnumerable<TestCaseData> Paths =>
    [
        new TestCaseData("cluster_type       = \"standard\"", "cluster_type       = \"standart\"", "cluster_type", "\"standart\"")
            .SetArgDisplayNames("a root attribute"),
        new TestCaseData("[\"MS1\"]", "[\"MS1\", \"ME1\"]", "availability_zones", "[\"MS1\", \"ME1\"]").SetArgDisplayNames("a set"),
        new TestCaseData("node_count        = 3", "autoscale = {\n    min = 7\n    max = 3\n  }", "min = 7", "7").SetArgDisplayNames("a nested attribute"),
        new TestCaseData("labels = {", "timeouts = {\n    create = \"an hour\"\n  }\n\n  labels = {", "create = ", "an hour")
            .SetArgDisplayNames("an attribute of timeouts"),
        new TestCaseData("effect = \"NoSchedule\"", "effect = \"Sometimes\"", "taints", "[").SetArgDisplayNames("an element of a set"),
    ];

    [TestCaseSource(nameof(Paths))]
    public async Task Row_66_a_diagnostic_points_to_its_attribute(string old, string @new, string attribute, string covered)
    {
        await using var terraform = await OpenAsync();

        var errors = (await terraform.Use("fixed.tf").Edit(old, @new).ValidateAsync()).Where(diagnostic => diagnostic.IsError).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(errors, Has.Count.EqualTo(1), string.Join('\n', errors));
            Assert.That(errors.FirstOrDefault()?.Line, Does.StartWith(attribute), string.Join('\n', errors));
            Assert.That(errors.FirstOrDefault()?.Code, Does.StartWith(covered), string.Join('\n', errors));
        }
    }
}
