namespace Acceptance;

/// <summary>What validate and plan refuse, where they point, and what they never refuse.</summary>
internal sealed class ValidationStory() : Story("Validation")
{
    private const string Address = "vkcc_cluster.main";

    /// <summary>Rule, input, the edit that breaks it, what the range must cover, a word of the message.</summary>
    public static IEnumerable<TestCaseData> Refusals =>
    [
        Refusal("TOPO-1 unknown type", "regional.tf", "\"regional\"", "\"zonal\"", "\"zonal\"", "standard"),
        Refusal("TOPO-1 misspelt type", "standard.tf", "\"standard\"", "\"standart\"", "\"standart\"", "standard"),
        Refusal("TOPO-2 two masters", "standard.tf", "= 3", "= 2", "2", "1, 3 or 5"),
        Refusal("TOPO-2 no masters", "standard.tf", "= 3", "= 0", "0", "1, 3 or 5"),
        Refusal("TOPO-8 seven masters", "standard.tf", "= 3", "= 7", "7", "1, 3 or 5"),
        Refusal("TOPO-3 four masters", "regional.tf", "= 5", "= 4", "4", "3 or 5"),
        Refusal("TOPO-3 one master", "regional.tf", "= 5", "= 1", "1", "3 or 5"),
        Refusal("TOPO-5 two zones", "standard.tf", "[\"MS1\"]", "[\"MS1\", \"ME1\"]", "[\"MS1\", \"ME1\"]", "zone"),
        Refusal("TOPO-5 no zone", "standard.tf", "[\"MS1\"]", "[]", "[]", "zone"),
        Refusal("TOPO-6 two zones", "regional.tf", ", \"PA2\"]", "]", "[\"ME1\", \"MS1\"]", "exactly three"),
        Refusal("TOPO-6 four zones", "regional.tf", ", \"PA2\"]", ", \"PA2\", \"GZ1\"]", "\"GZ1\"", "exactly three"),
        Refusal("TOPO-6 the same zone twice", "regional.tf", "\"PA2\"]", "\"MS1\"]", "[\"ME1\", \"MS1\", \"MS1\"]", "exactly three"),
    ];

    [TestCaseSource(nameof(Refusals))]
    [Category("Long")]
    public async Task A_broken_rule_is_refused_at_validate_and_at_plan_on_its_attribute(string input, string old, string @new, string covered, string word)
    {
        await using var terraform = await OpenAsync();

        var validated = (await terraform.Use(input).Edit(old, @new).ValidateAsync()).Where(diagnostic => diagnostic.IsError).ToList();
        var planned = (await terraform.RefusedPlanAsync()).Where(diagnostic => diagnostic.IsError).ToList();

        using (Assert.EnterMultipleScope())
        {
            foreach (var errors in new[] { validated, planned })
            {
                Assert.That(errors, Has.Count.EqualTo(1), string.Join('\n', errors));
                Assert.That(errors.FirstOrDefault()?.Address, Is.EqualTo(Address));
                Assert.That(errors.FirstOrDefault()?.Code, Does.Contain(covered));
                Assert.That($"{errors.FirstOrDefault()?.Summary} {errors.FirstOrDefault()?.Detail}", Does.Contain(word));
            }

            Assert.That((await Cloud.StateAsync()).IsEmpty, Is.True);
        }
    }

    /// <summary>The same of rules that differ by generation, at validate alone: the tables of rules are the unit tests'.</summary>
    public static IEnumerable<TestCaseData> OtherGeneration =>
    [
        Refusal(
            "GEN-2 allowed networks on the first", "first.tf", "master_count", "api_allowed_cidrs = [\"10.0.0.0/8\"]\n  master_count", "[\"10.0.0.0/8\"]",
            "public_ip"),
        Refusal("NET-10 cilium on the first", "first.tf", "master_count", "network_plugin = \"cilium\"\n  master_count", "\"cilium\"", "Calico"),
        Refusal("GEN-2 a template on the second", "standard.tf", "master_count", "cluster_template_id = \"a\"\n  master_count", "\"a\"", "version"),
        Refusal(
            "PWR-2 power_state on the second", "standard.tf", "master_count", "power_state = \"stopped\"\n  master_count", "\"stopped\"",
            "Scale node groups down"),
    ];

    [TestCaseSource(nameof(OtherGeneration))]
    public async Task An_argument_of_the_other_generation_is_refused_with_what_to_use_instead(
        string input, string old, string @new, string covered, string word)
    {
        await using var terraform = await OpenAsync();

        var refused = (await terraform.Use(input).Edit(old, @new).ValidateAsync()).Single(diagnostic => diagnostic.IsError);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Code, Does.Contain(covered));
            Assert.That(refused.Detail.ReplaceLineEndings(" "), Does.Contain(word));
        }
    }

    [Test]
    public async Task Arguments_of_the_first_generation_are_accepted_on_it()
    {
        await using var terraform = await OpenAsync();

        Assert.That(await terraform.ValidateAsync("first.tf"), Is.Empty);
    }

    [TestCase("regional.tf")]
    [TestCase("standard.tf")]
    public async Task What_breaks_no_rule_is_accepted(string input)
    {
        await using var terraform = await OpenAsync();

        var validated = await terraform.ValidateAsync(input);
        var plan = await terraform.PlanAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(validated, Is.Empty);
            Assert.That(plan.ActionOf(Address), Is.EqualTo(PlanAction.Create));
        }
    }

    [Test]
    public async Task Variables_count_and_for_each_never_cause_a_false_error()
    {
        await using var terraform = await OpenAsync();

        var validated = await terraform.ValidateAsync("unknowns.tf");
        File.Copy(
            Path.Combine(TestContext.CurrentContext.TestDirectory, "Validation", "unknowns.auto.tfvars"),
            Path.Combine(terraform.Configuration, "unknowns.auto.tfvars"));
        var plan = await terraform.PlanAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(validated, Is.Empty);
            Assert.That(plan.Changes.Count(change => change.Action is PlanAction.Create), Is.EqualTo(5));
            Assert.That((bool?)plan.Change("vkcc_cluster.main[1]").After("fault_tolerance")?["survives_zone_loss"], Is.True);
        }

        await terraform.ApplyAsync();
        Assert.That((await terraform.PlanAsync()).IsEmpty, Is.True);
    }

    [Test]
    public async Task A_variable_with_a_wrong_value_is_refused_at_plan_where_it_is_used()
    {
        await using var terraform = await OpenAsync();
        terraform.Use("regional.tf").Edit("= 5", "= var.masters");
        await File.WriteAllTextAsync(Path.Combine(terraform.Configuration, "variables.tf"), "variable \"masters\" {\n  type = number\n}\n");

        var validated = await terraform.ValidateAsync();
        var refused = await terraform.RefusedPlanAsync(input: null, "-var=masters=4");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(validated, Is.Empty);
            Assert.That(refused.Single(diagnostic => diagnostic.IsError).Code, Does.Contain("var.masters"));
        }
    }

    [Test]
    public async Task Both_a_size_and_an_autoscaler_are_refused_and_so_is_neither()
    {
        await using var terraform = await OpenAsync();
        const string group = """
            resource "vkcc_node_group" "workers" {
              cluster_id        = "2xQk8vYtBfzJZ0rVpXo1mWn5aLc"
              name              = "workers"
              flavor            = "STD3-4-8"
              availability_zone = "MS1"
              disk_type         = "ceph-ssd"
              disk_size         = 50
              # size
            }
            """;

        var neither = await terraform.Write(group).ValidateAsync();
        var both = await terraform.Edit("# size", "node_count = 2\n  autoscale = { min = 1, max = 2 }").ValidateAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(neither.Count(diagnostic => diagnostic.IsError), Is.EqualTo(1));
            Assert.That(both.Count(diagnostic => diagnostic.IsError), Is.EqualTo(1));
        }
    }

    private static TestCaseData Refusal(string rule, string input, string old, string @new, string covered, string word) =>
        new TestCaseData(input, old, @new, covered, word).SetArgDisplayNames(rule);
}
