using Terraform.Framework;
using Vkcc;
using static Unit.Vkcc.Values;

namespace Unit.Vkcc.Rules;

internal sealed class TextRulesTests
{
    [TestCase("abc", true)]
    [TestCase("a-1", true)]
    [TestCase("1ab", true, TestName = "An_existing_name_may_begin_with_a_digit")]
    [TestCase("aaaaaaaaaaaaaaaaaaaaaaaaa", true, TestName = "An_existing_name_may_have_25_characters")]
    [TestCase("aaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    [TestCase("ab", false)]
    [TestCase("", false)]
    [TestCase("-ab", false)]
    [TestCase("ab-", false)]
    [TestCase("a--b", false)]
    [TestCase("a_b", false)]
    [TestCase("Abc", false)]
    [TestCase("äbc", false)]
    [TestCase(" abc", false)]
    public void NAME_1_NAME_2_names(string name, bool good) => Assert.That(NameRules.Form(name, 2), good ? Is.Null : Is.Not.Null);

    [TestCase("My_shoS", 2, "\"My_shoS\" contains M, _ and S.")]
    [TestCase("my shop", 2, "\"my shop\" contains a blank.")]
    [TestCase("my\nshop", 2, "contains a control character.")]
    [TestCase("ABCDEFGH", 2, "contains A, B, C, D, E and others.")]
    [TestCase("shop\U0001F433", 2, "contains \U0001F433.")]
    [TestCase("my shop!", 1, "\"my shop!\" contains a blank and !.")]
    [TestCase("-shop", 1, "\"-shop\" begins with neither a letter nor a digit.")]
    [TestCase("ab", 2, "\"ab\" has 2 characters.")]
    [TestCase("", 2, "\"\" is empty.")]
    public void An_invalid_name_is_told_what_does_not_belong_in_it(string name, long generation, string said) =>
        Assert.That(NameRules.Form(name, generation), Has.Property("Summary").EqualTo("Invalid name").And.Property("Detail").Contains(said));

    [Test]
    public void NG_10_master_is_reserved()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(NameRules.NotMaster("master", 2), Is.Not.Null);
            Assert.That(NameRules.NotMaster("masters", 2), Is.Null);
            Assert.That(NameRules.NotMaster(Unknown, 2), Is.Null);
            Assert.That(NameRules.Form(Unknown, 2), Is.Null);
        }
    }

    private static TfValue<ValueMap<TfValue<string>>> Label(string key, TfValue<string> value) => new ValueMap<TfValue<string>>([new(key, value)]);

    [TestCase("env", "prod", true)]
    [TestCase("example.com/env", "prod", true)]
    [TestCase("env", "", true)]
    [TestCase("A_b.c-1", "A_b.c-1", true)]
    [TestCase("", "x", false)]
    [TestCase("/env", "x", false)]
    [TestCase("Example.com/env", "x", false)]
    [TestCase("a/b/c", "x", false)]
    [TestCase("-env", "x", false)]
    [TestCase("env", "-x", false)]
    [TestCase("env", "a b", false)]
    [TestCase("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "x", false)]
    public void LT_1_node_labels_are_those_of_Kubernetes(string key, string value, bool good) =>
        Assert.That(LabelRules.NodeLabels(Label(key, value)), good ? Is.Empty : Is.Not.Empty);

    [Test]
    public void LT_1_unknown_values_say_nothing_and_problems_stand_on_their_key()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(LabelRules.NodeLabels(Label("env", Unknown)), Is.Empty);
            Assert.That(LabelRules.NodeLabels(TfValue<ValueMap<TfValue<string>>>.Unknown), Is.Empty);
            Assert.That(LabelRules.NodeLabels(Label("env", TfValue<string>.Null)), Is.Not.Empty);
            Assert.That(LabelRules.NodeLabels(Label("env", "a b")).Single().Path.ToString(), Is.EqualTo("labels[\"env\"]"));
        }
    }

    [Test]
    public void LT_6_cluster_labels_have_63_characters_at_most()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(LabelRules.ClusterLabels(2, Label("free text, too", "Any value")), Is.Empty);
            Assert.That(LabelRules.ClusterLabels(2, Label(new string('k', 64), "v")), Is.Not.Empty);
            Assert.That(LabelRules.ClusterLabels(2, Label("k", new string('v', 64))), Is.Not.Empty);
            Assert.That(LabelRules.ClusterLabels(2, Label("k", Unknown)), Is.Empty);
        }
    }

    [Test]
    public void LT_8_the_platform_s_labels_are_warned_about() =>
        Assert.That(LabelRules.PlatformLabels(Label("topology.kubernetes.io/zone", "MS1")).Single().Severity, Is.EqualTo(DiagnosticSeverity.Warning));

    [TestCase("registry.example.com", true)]
    [TestCase("registry.example.com:5000", true)]
    [TestCase("registry.example.com:5000/team", true)]
    [TestCase("10.0.0.1", true)]
    [TestCase("10.0.0.1:80", true)]
    [TestCase("*.example.com", true)]
    [TestCase("registry", false)]
    [TestCase("https://registry.example.com", false)]
    [TestCase("registry.example.com:0", false)]
    [TestCase("registry.example.com:65536", false)]
    [TestCase("registry.example.com/", false)]
    [TestCase("10.0.0.256", false)]
    [TestCase("10.0.0", false)]
    [TestCase("*.example.com:80", false)]
    [TestCase("a.*.com", false)]
    [TestCase("*", false)]
    [TestCase("a b.com", false)]
    public void NET_15_registries_are_hosts(string registry, bool good) => Assert.That(RegistryRules.Form(2, Set(registry)), good ? Is.Empty : Is.Not.Empty);

    [TestCase("MS-1", "MS1")]
    [TestCase("ms1", "MS1")]
    [TestCase("MSI", "MS1")]
    [TestCase("Frankfurt", null)]
    public void A_suggestion_is_close_or_none(string written, string? meant) =>
        Assert.That(NearestWord.To(written, ["MS1", "GZ1", "ME1", "PA2"]), Is.EqualTo(meant));

    [Test]
    public void Of_two_suggestions_as_close_the_one_that_begins_alike_is_meant() =>
        Assert.That(NearestWord.To("ceph-sdd", ["ceph-hdd", "ceph-ssd"]), Is.EqualTo("ceph-ssd"));

    [TestCase("10.254.0.0/16", false)]
    [TestCase("10.0.0.0/8", false)]
    [TestCase("10.100.0.0/16", true)]
    public void NET_8_pods_do_not_share_the_service_range(string cidr, bool good) => Assert.That(NetworkRules.ServiceRange(cidr), good ? Is.Null : Is.Not.Null);
}
