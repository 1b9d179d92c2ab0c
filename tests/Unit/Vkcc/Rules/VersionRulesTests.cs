using Terraform.Framework;
using Vkcc;
using static Unit.Vkcc.Values;

namespace Unit.Vkcc.Rules;

internal sealed class VersionRulesTests
{
    [TestCase("1.34.2", true)]
    [TestCase("v1.34.2", true)]
    [TestCase("1.9.0", true)]
    [TestCase("V1.34.2", false)]
    [TestCase("1.34", false)]
    [TestCase("v1.034.2", false)]
    [TestCase("1.34.2-rc1", false)]
    [TestCase("1.34.2.0", false)]
    [TestCase("", false)]
    [TestCase("latest", false)]
    [TestCase("1.99999999999.2", false)]
    [TestCase(" 1.34.2", false)]
    public void VER_2_a_version_has_three_numbers(string version, bool good) => Assert.That(VersionRules.Form(version, 2), good ? Is.Null : Is.Not.Null);

    [TestCase("1.34.2", "v1.34.2", true)]
    [TestCase("v1.34.2", "v1.34.2", true)]
    [TestCase("1.34.2", "1.34.3", false)]
    [TestCase("latest", "latest", true)]
    [TestCase("latest", "1.34.2", false)]
    public void Versions_mean_the_same_with_and_without_v(string left, string right, bool same) =>
        Assert.That(KubernetesVersion.SameMeaning(left, right), Is.EqualTo(same));

    [TestCase("1.9.0", "1.10.0", true, TestName = "VER_3_1.9_is_before_1.10")]
    [TestCase("1.10.0", "1.9.0", false, TestName = "VER_3_1.10_is_not_before_1.9")]
    [TestCase("1.33.3", "1.33.3", true)]
    [TestCase("1.33.3", "1.33.1", false)]
    [TestCase("1.34.2", "1.33.3", false)]
    [TestCase("v1.34.2", "1.33.3", false)]
    [TestCase("2.0.0", "1.34.2", false)]
    public void UPG_1_no_downgrade(string from, string to, bool good) => Assert.That(VersionRules.NoDowngrade(from, to), good ? Is.Null : Is.Not.Null);

    [TestCase("1.31.4", "1.32.1", true)]
    [TestCase("1.31.4", "1.31.9", true)]
    [TestCase("1.31.4", "1.33.3", false)]
    [TestCase("1.31.4", "2.0.0", false)]
    [TestCase("1.33.3", "1.31.4", true, TestName = "UPG_2_leaves_downgrades_to_UPG_1")]
    public void UPG_2_no_minor_is_skipped(string from, string to, bool good) =>
        Assert.That(VersionRules.NoSkippedMinor(from, to, []), good ? Is.Null : Is.Not.Null);

    [Test]
    public void UPG_2_shows_the_way()
    {
        var offered = new[] { new KubernetesVersion(1, 31, 4), new KubernetesVersion(1, 32, 1), new KubernetesVersion(1, 33, 3) };

        Assert.That(VersionRules.NoSkippedMinor("v1.31.4", "v1.33.3", offered)!.Detail, Does.Contain("1.31.4 → 1.32.1 → 1.33.3"));
    }

    [Test]
    public void Nothing_is_said_about_unknown_versions()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(VersionRules.Form(Unknown, 2), Is.Null);
            Assert.That(VersionRules.Form(TfValue<string>.Null, 2), Is.Null);
            Assert.That(VersionRules.NoDowngrade("1.34.2", Unknown), Is.Null);
            Assert.That(VersionRules.NoDowngrade(TfValue<string>.Null, "1.34.2"), Is.Null);
            Assert.That(VersionRules.NoSkippedMinor("1.31.4", Unknown, []), Is.Null);
        }
    }
}
