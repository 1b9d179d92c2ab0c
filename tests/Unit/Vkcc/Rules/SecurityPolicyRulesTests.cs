using Terraform.Framework;
using Vkcc;
using VkCloud;
using static Unit.Vkcc.Values;

namespace Unit.Vkcc.Rules;

internal sealed class SecurityPolicyRulesTests
{
    private const string Ksuid = "2xQ8kZ0yTq1bWcVn3RfJmH5sLpD";

    private static readonly SecurityPolicyModel policy = new()
    {
        ClusterId = Ksuid,
        Template = "k8sreplicalimits",
        Namespace = "team-a",
        Settings = """{"ranges":[]}""",
    };

    [TestCase("k8spsphostfilesystem", false)]
    [TestCase("k8spsphostnamespace", false)]
    [TestCase("k8sreplicalimits", true)]
    [TestCase("K8sPSPHostNamespace", true, TestName = "SEC_2_leaves_another_spelling_to_SEC_3")]
    [TestCase(null, true)]
    public void SEC_2_the_platform_s_own_policies_are_left_to_it(string? template, bool good) =>
        Assert.That(SecurityPolicyRules.NotDefault(template is null ? Unknown : template), good ? Is.Null : Is.Not.Null);

    private static IEnumerable<TestCaseData> Namespaces()
    {
        yield return Row("*", null);
        yield return Row("a", null);
        yield return Row("1", null);
        yield return Row("team--a", null);
        yield return Row(new string('n', 63), null);
        yield return Row(new string('n', 64), "has 64 characters");
        yield return Row("", "is empty");
        yield return Row("**", "other characters");
        yield return Row("Team", "other characters");
        yield return Row("team_a", "other characters");
        yield return Row("team.a", "other characters");
        yield return Row("a, b", "other characters");
        yield return Row("namé", "other characters");
        yield return Row("-a", "begins or ends with a hyphen");
        yield return Row("a-", "begins or ends with a hyphen");
        yield return new TestCaseData(Unknown, null).SetArgDisplayNames("unknown");
        yield return new TestCaseData(TfValue<string>.Null, null).SetArgDisplayNames("left out");

        static TestCaseData Row(string place, string? words) => new TestCaseData((TfValue<string>)place, words).SetArgDisplayNames(place);
    }

    [TestCaseSource(nameof(Namespaces))]
    public void SEC_4_a_namespace_is_a_DNS_label_or_a_star(TfValue<string> place, string? words) =>
        Assert.That(SecurityPolicyRules.NamespaceForm(place)?.Detail, words is null ? Is.Null : Does.Contain(words));

    private static IEnumerable<TestCaseData> Texts()
    {
        yield return Row("{}", null);
        yield return Row(""" { "ranges": [1e0, null] } """, null);
        yield return Row("", "line 1, byte 1");
        yield return Row("{", "cannot be read as JSON");
        yield return Row("{}\n,", "line 2, byte 1");
        yield return Row("ranges: []", "cannot be read as JSON");
        yield return Row("[]", "a list in place of an object");
        yield return Row("\"{}\"", "a string in place of an object");
        yield return Row("1", "a number in place of an object");
        yield return Row("true", "a boolean in place of an object");
        yield return Row("null", "null in place of an object");
        yield return Row("{\"a\":\"\ud800\"}", "no Unicode text");
        yield return new TestCaseData(Unknown, null).SetArgDisplayNames("unknown");
        yield return new TestCaseData(TfValue<string>.Null, null).SetArgDisplayNames("left out");

        static TestCaseData Row(string settings, string? words) => new TestCaseData((TfValue<string>)settings, words).SetArgDisplayNames(words ?? settings);
    }

    [TestCaseSource(nameof(Texts))]
    public void SEC_5_settings_are_a_JSON_object(TfValue<string> settings, string? words) =>
        Assert.That(SecurityPolicyRules.SettingsForm(settings)?.Detail, words is null ? Is.Null : Does.Contain(words));

    [Test]
    public void A_configuration_is_checked_by_the_list()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Found(policy), Is.Empty);
            Assert.That(
                Found(policy with { Generation = 1, Template = "k8spsphostnamespace", Namespace = "A", Settings = "[]" }),
                Is.EqualTo((string[])["generation GEN-2", "template SEC-2", "namespace SEC-4", "settings SEC-5"]));
            Assert.That(Found(policy with { ClusterId = Unknown, Generation = 3 }), Is.EqualTo((string[])["generation GEN-1"]));
            Assert.That(
                Found(policy with { ClusterId = Unknown, Generation = UnknownNumber, Template = Unknown, Namespace = Unknown, Settings = Unknown }), Is.Empty);
        }

        static IEnumerable<string> Found(SecurityPolicyModel config) =>
            SecurityPolicyRules.All.Check(Phase.Configuration, Subject<SecurityPolicyModel, SecurityPolicySeen>.Of(config))
                .Select(d => $"{d.Path} {d.Detail.TrimEnd('.').Split(' ')[^1]}");
    }

    [TestCase("k8sreplicalimits", null, null)]
    [TestCase("k8sreplicalimits", "1.0.0", null)]
    [TestCase("k8sreplicalimits", "3.0.0", "template_version")]
    [TestCase("k8sreplicalimit", null, "template")]
    [TestCase("k8sreplicalimit", "1.0.0", "template")]
    public void SEC_3_the_template_is_offered_in_this_version(string template, string? version, string? refused)
    {
        SecurityPolicyTemplate[] offered = [new("a", "k8sreplicalimits", "1.0.0", null, null), new("b", "k8sreplicalimits", "2.0.0", null, null)];
        var wanted = TfValue<string>.FromNullable(version);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(PolicyTemplates.Offered(template, wanted, offered)?.Path.ToString(), Is.EqualTo(refused));
            Assert.That(PolicyTemplates.Offered(template, wanted, null), Is.Null, "not answered");
            Assert.That(PolicyTemplates.Offered(Unknown, wanted, offered), Is.Null);
            Assert.That(PolicyTemplates.Offered(template, Unknown, offered), Is.Null);
        }
    }

    [TestCase("shop", "NAME-4")]
    [TestCase(Ksuid, null)]
    [TestCase(null, null)]
    public void NAME_4_cluster_id_has_the_form_of_an_id(string? id, string? rule)
    {
        var plan = policy with { ClusterId = id is null ? Unknown : id };

        Assert.That(
            SecurityPolicyRules.All.Check(Phase.Creation, new(plan, plan)).Select(d => d.Detail).SingleOrDefault(),
            rule is null ? Is.Null : Does.EndWith($"Rule {rule}."));
    }

    private const string Ranges =
        """
        {"type":"object","properties":{"ranges":{"type":"array","minItems":1,"items":{"type":"object","properties":{
        "min_replicas":{"type":"integer","minimum":0},"max_replicas":{"type":"integer","maximum":100}},
        "required":["min_replicas","max_replicas"],"additionalProperties":false}}},"required":["ranges"],"additionalProperties":false}
        """;

    private const string Limits =
        """
        {"properties":{"cpu":{"type":"string","pattern":"^[0-9]+m?$"},"mode":{"enum":["deny","warn",1]},"note":{"type":["string","null"]}},
        "additionalProperties":{"type":"boolean"}}
        """;

    private static IEnumerable<TestCaseData> Settings()
    {
        yield return Row("whole", Ranges, """{"ranges":[{"min_replicas":1,"max_replicas":3.0}]}""");
        yield return Row("required", Ranges, "{}", "settings lacks ranges, which is required.");
        yield return Row("required inside", Ranges, """{"ranges":[{"min_replicas":1}]}""", "ranges[0] in settings lacks max_replicas");
        yield return Row(
            "misspelt", Ranges,
            """{"ranges":[{"min_replicas":1,"max_replicas":2}],"range":1}""", "range in settings does not exist; did you mean ranges?");
        yield return Row(
            "additional", Ranges,
            """{"ranges":[{"min_replicas":1,"max_replicas":2,"step":1}]}""",
            "ranges[0].step in settings does not exist; there may be min_replicas and max_replicas.");
        yield return Row("type", Ranges, """{"ranges":{}}""", "ranges in settings is an object, and must be a list.");
        yield return Row(
            "text for a number", Ranges,
            """{"ranges":[{"min_replicas":"1","max_replicas":2}]}""", "ranges[0].min_replicas in settings is a string, and must be a whole number.");
        yield return Row("integer", Ranges, """{"ranges":[{"min_replicas":1.5,"max_replicas":2}]}""", "is 1.5, and must be a whole number");
        yield return Row(
            "integer beyond every bound", Ranges,
            """{"ranges":[{"min_replicas":1e400,"max_replicas":2}]}""", "is 1e400, and must be a whole number");
        yield return Row("minimum", Ranges, """{"ranges":[{"min_replicas":-1,"max_replicas":2}]}""", "is -1, and must be at least 0");
        yield return Row("maximum", Ranges, """{"ranges":[{"min_replicas":1,"max_replicas":101}]}""", "is 101, and must be at most 100");
        yield return Row("minItems", Ranges, """{"ranges":[]}""", "ranges in settings has 0 elements, and needs at least 1");
        yield return Row(
            "several", Ranges,
            """{"ranges":[{"min_replicas":-1,"max_replicas":101},{}]}""", "at least 0", "at most 100",
            "ranges[1] in settings lacks min", "ranges[1] in settings lacks max");
        yield return Row("pattern fits", Limits, """{"cpu":"100m"}""");
        yield return Row("pattern", Limits, """{"cpu":"100 m"}""", "cpu in settings is \"100 m\", and must match ^[0-9]+m?$.");
        yield return Row("enum fits", Limits, """{"mode":1.0}""");
        yield return Row("enum", Limits, """{"mode":"deni"}""", "mode in settings is \"deni\", and must be one of \"deny\", \"warn\" and 1.");
        yield return Row("one of two types", Limits, """{"note":null}""");
        yield return Row("none of two types", Limits, """{"note":[]}""", "note in settings is a list, and must be a string or null.");
        yield return Row("additional of a type", Limits, """{"more":true}""");
        yield return Row("additional of another type", Limits, """{"more":1}""", "more in settings is 1, and must be a boolean.");
        yield return Row(
            "none allowed", """{"properties":{},"additionalProperties":false}""",
            """{"a":1}""", "a in settings does not exist, and none may be given there.");
        yield return Row("patterns of names", """{"patternProperties":{"^x-":{}},"additionalProperties":false}""", """{"x-a":1}""");
        yield return Row("unknown keywords", """{"$ref":"#/a","oneOf":[],"properties":{"a":{"format":"date","type":"date"}}}""", """{"a":1}""");
        yield return Row("misshapen keywords", """{"type":1,"required":"a","properties":[],"enum":{},"additionalProperties":"no"}""", """{"a":1}""");
        yield return Row(
            "misshapen members",
            """{"required":[1],"properties":{"a":true,"b":{"pattern":"(","type":"string"},"c":{"items":[],"minItems":"1"},"d":{"minimum":"1"}}}""",
            """{"a":1,"b":"b","c":[],"d":0}""");
        yield return Row("a pattern that never ends", """{"properties":{"a":{"pattern":"^(a+)+$"}}}""", $$"""{"a":"{{new string('a', 40)}}!"}""");

        static TestCaseData Row(string name, string schema, string settings, params string[] words) =>
            new TestCaseData(schema, settings, words).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Settings))]
    public void SEC_5_settings_are_as_the_template_s_schema_has_them(string schema, string settings, string[] words)
    {
        var found = SecurityPolicyRules.SettingsFit("limits", settings, Template(schema)).Select(d => d.Detail).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found, Has.Count.EqualTo(words.Length));
            Assert.That(found.Zip(words).Where(pair => !pair.First.Contains(pair.Second, StringComparison.Ordinal)), Is.Empty);
            Assert.That(found, Is.All.EndsWith(" So says the schema of template limits 1.0.0."));
        }
    }

    [Test]
    public void SEC_5_what_is_not_known_or_not_JSON_is_not_held_against_a_schema()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(SecurityPolicyRules.SettingsFit("limits", Unknown, Template(Ranges)), Is.Empty);
            Assert.That(SecurityPolicyRules.SettingsFit("limits", "{}", null), Is.Empty, "not answered");
            Assert.That(SecurityPolicyRules.SettingsFit("limits", "{}", Template(null)), Is.Empty, "a template without a schema");
            Assert.That(SecurityPolicyRules.SettingsFit("limits", "[]", Template(Ranges)), Is.Empty, "told by its form");
        }
    }

    [Test]
    public void SEC_5_settings_that_stay_are_not_held_against_a_schema()
    {
        var seen = new SecurityPolicySeen { Chosen = Template("""{"required":["other"]}""") };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(SecurityPolicyRules.All.Check(Phase.Change, new(policy, policy with { Enabled = false }, policy) { Seen = seen }), Is.Empty);
            Assert.That(
                SecurityPolicyRules.All.Check(Phase.Change, new(policy, policy with { Settings = "{}" }, policy) { Seen = seen }).Single().Detail,
                Does.EndWith("Rule SEC-5."));
        }
    }

    [TestCase("a", "a", true)]
    [TestCase("*", "*", true)]
    [TestCase("*", "a", true)]
    [TestCase("a", "*", true)]
    [TestCase("a", "b", false)]
    public void SEC_4_all_namespaces_stand_beside_none(string one, string other, bool exclude)
    {
        var (tally, first, second) = (new PlanTally(), new object(), new object());
        var planned = new PlannedPolicy(Ksuid, "limits", one);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(SecurityPolicyRules.Exclude(one, other), Is.EqualTo(exclude));
            Assert.That(tally.Claim(planned, true, first), Is.Null);
            Assert.That(tally.Claim(planned, true, first), Is.Null, "Terraform may plan an object twice.");
            Assert.That(tally.Claim(planned with { Namespace = other }, true, second), Is.EqualTo(exclude ? one : null));
            Assert.That(tally.Claim(planned with { Namespace = other, Template = "requests" }, true, new object()), Is.Null);
            Assert.That(tally.Claim(planned with { Namespace = other, ClusterId = "2xQ8kZ0yTq1bWcVn3RfJmH5sLpE" }, true, new object()), Is.Null);
        }
    }

    [TestCase(false, false, null)]
    [TestCase(true, false, "a")]
    [TestCase(false, true, "a")]
    public void SEC_4_what_stands_as_it_stood_is_left_alone(bool firstMoves, bool secondMoves, string? refused)
    {
        var tally = new PlanTally();
        var planned = new PlannedPolicy(Ksuid, "limits", "a");

        Assert.That(tally.Claim(planned, firstMoves, new object()), Is.Null);
        Assert.That(tally.Claim(planned with { Namespace = "*" }, secondMoves, new object()), Is.EqualTo(refused));
    }

    [TestCase("a", null, null, "")]
    [TestCase("a", "a", "Policy given twice", "for namespace a of the same cluster too")]
    [TestCase("*", "*", "Policy given twice", "for all namespaces of the same cluster too")]
    [TestCase("*", "a", "All namespaces beside one", "is for all namespaces, and another one of this plan is for namespace a")]
    [TestCase("a", "*", "All namespaces beside one", "is for namespace a, and another one of this plan is for all namespaces")]
    public void SEC_4_two_policies_of_a_plan_exclude_each_other(string place, string? other, string? summary, string words)
    {
        var plan = policy with { Namespace = place };
        var found = SecurityPolicyRules.All.Check(Phase.Creation, new(plan, plan) { Seen = new() { Beside = other } }).SingleOrDefault();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found?.Summary, Is.EqualTo(summary));
            Assert.That(found?.Detail ?? string.Empty, Does.Contain(words).And.EndWith(summary is null ? string.Empty : "Rule SEC-4."));
        }
    }

    [TestCase(Phase.Creation)]
    [TestCase(Phase.Change)]
    public void SEC_4_a_policy_that_is_there_is_named_with_what_takes_it_over(object phase)
    {
        var seen = new SecurityPolicySeen { Stranger = new SecurityPolicy { Id = "7b2c9c0e-6d7a-4b0e-9d0a-0c2f5d0b1a11", Namespace = "*" } };
        var found = SecurityPolicyRules.All.Check((Phase)phase, new(policy, policy, policy) { Seen = seen }).Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((found.Summary, found.Path.ToString()), Is.EqualTo(("Policy is there already", "namespace")));
            Assert.That(found.Detail, Does.Contain("for all namespaces (id 7b2c9c0e-6d7a-4b0e-9d0a-0c2f5d0b1a11)")
                .And.Contain("import {").And.EndWith(" Rule SEC-4."));
        }
    }

    [TestCase("team-a", "for namespace team-a (id", "and has one of a template for a namespace")]
    [TestCase("*", "for all namespaces (id", "beside which there can be none for namespace team-a")]
    public void SEC_4_a_policy_that_is_there_is_spoken_of_by_template_and_namespace(string other, string which, string why)
    {
        var there = new SecurityPolicy { Id = "7b2c9c0e-6d7a-4b0e-9d0a-0c2f5d0b1a11", Template = "k8sreplicalimits", Namespace = other };

        var cause = new ApiException("it is there") { Kind = ApiFailureKind.Conflict, Service = "container-infra" };

        var words = SecurityPolicyWords.ThereAlready("k8sreplicalimits", "team-a", there, cause);

        Assert.That(
            $"{words.Summary}\n{words.Detail}",
            Does.Contain("template k8sreplicalimits").And.Contain(which).And.Contain(why).And.Contain("it is there").And.Not.Contain("name is").IgnoreCase);
    }

    [TestCase("k8sreplicalimits/team-a", "k8sreplicalimits", "team-a")]
    [TestCase("k8sreplicalimits/*", "k8sreplicalimits", "*")]
    public void A_place_is_read_as_it_was_written(string name, string template, string place)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(SecurityPolicy.PlaceIn(name), Is.EqualTo((template, place)));
            Assert.That(SecurityPolicy.NameOf(template, place), Is.EqualTo(name));
        }
    }

    private static SecurityPolicyTemplate Template(string? schema) => new("t", "limits", "1.0.0", null, schema);
}
