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
            Assert.That(Found(policy with { ClusterId = Unknown, Generation = UnknownNumber, Template = Unknown, Namespace = Unknown, Settings = Unknown }), Is.Empty);
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

        Assert.That(SecurityPolicyRules.All.Check(Phase.Creation, new(plan, plan)).Select(d => d.Detail).SingleOrDefault(), rule is null ? Is.Null : Does.EndWith($"Rule {rule}."));
    }
}
