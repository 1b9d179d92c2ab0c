namespace Vkcc.Simulator.Tests;

internal sealed class KubernetesVersionTests
{
    [TestCase("v1.34.2", ExpectedResult = true)]
    [TestCase("v1.9.0", ExpectedResult = true)]
    [TestCase("1.34.2", ExpectedResult = false)]
    [TestCase("v1.34", ExpectedResult = false)]
    [TestCase("v1.034.2", ExpectedResult = false)]
    [TestCase("v0.34.2", ExpectedResult = false)]
    [TestCase("v1.34.2-rc1", ExpectedResult = false)]
    [TestCase("v1.34.999999", ExpectedResult = false)]
    [TestCase("", ExpectedResult = false)]
    public bool A_version_has_one_form(string text) => KubernetesVersion.Parse(text) is not null;

    [TestCase("v1.33.3", "v1.34.2", null)]
    [TestCase("v1.9.0", "v1.10.0", null)]
    [TestCase("v1.33.1", "v1.33.3", null)]
    [TestCase("v1.32.1", "v1.34.2", "in one step")]
    [TestCase("v1.34.2", "v1.33.3", "downgraded")]
    [TestCase("v1.10.0", "v1.9.9", "downgraded")]
    [TestCase("v1.33.3", "v1.33.3", "already")]
    [TestCase("v1.34.2", "v2.34.2", "in one step")]
    public void An_upgrade_goes_up_one_minor_at_a_time(string from, string to, string? refusal) =>
        Assert.That(VersionRules.UpgradePath(from, to)?.Message, refusal is null ? Is.Null : Does.Contain(refusal));
}
