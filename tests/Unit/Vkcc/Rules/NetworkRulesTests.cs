using Terraform.Framework;
using Vkcc;
using static Unit.Vkcc.Values;

namespace Unit.Vkcc.Rules;

internal sealed class NetworkRulesTests
{
    [TestCase("10.0.0.0/8", "10.0.0.0/8")]
    [TestCase("10.1.2.3/24", "10.1.2.0/24")]
    [TestCase("203.0.113.7/32", "203.0.113.7/32")]
    [TestCase("255.255.255.255/0", "0.0.0.0/0")]
    [TestCase("2001:0DB8::1/32", "2001:db8::/32")]
    [TestCase("10.0.0.0/33", null)]
    [TestCase("10.0.0.0/08", null)]
    [TestCase("10.0.0/8", null)]
    [TestCase("010.0.0.0/8", null)]
    [TestCase("10.0.0.0", null)]
    [TestCase("10.0.0.0/8/8", null)]
    [TestCase("fe80::1%eth0/64", null)]
    [TestCase("", null)]
    public void A_cidr_has_one_network(string text, string? network)
    {
        var parsed = Cidr.TryParse(text, out var cidr);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(parsed, Is.EqualTo(network is not null));
            Assert.That(cidr?.Network.ToString(), Is.EqualTo(network));
            Assert.That(Cidr.Canonical(text), Is.EqualTo(network ?? text));
        }
    }

    [TestCase("10.0.0.0/8", "10.254.0.0/16", true)]
    [TestCase("10.254.0.0/16", "10.0.0.0/8", true)]
    [TestCase("10.100.0.0/16", "10.101.0.0/16", false)]
    [TestCase("0.0.0.0/0", "203.0.113.7/32", true)]
    [TestCase("::/0", "10.0.0.0/8", false)]
    public void Networks_overlap_when_they_share_an_address(string left, string right, bool overlap)
    {
        Assert.That(Cidr.TryParse(left, out var first) & Cidr.TryParse(right, out var second));
        Assert.That(first!.Overlaps(second!), Is.EqualTo(overlap));
    }

    private static IEnumerable<TestCaseData> PublicIps()
    {
        yield return new TestCaseData(TfValue<long>.Null, TfValue<bool>.Known(true), TfValue<string>.Null, false).SetArgDisplayNames("true without network");
        yield return new TestCaseData(TfValue<long>.Known(2), TfValue<bool>.Known(true), TfValue<string>.Known("x"), true)
            .SetArgDisplayNames("true with network");
        yield return new TestCaseData(TfValue<long>.Known(2), TfValue<bool>.Known(true), Unknown, true).SetArgDisplayNames("unknown network");
        yield return new TestCaseData(TfValue<long>.Known(2), TfValue<bool>.Unknown, TfValue<string>.Null, true).SetArgDisplayNames("unknown switch");
        yield return new TestCaseData(TfValue<long>.Known(2), TfValue<bool>.Known(false), TfValue<string>.Null, true).SetArgDisplayNames("false");
        yield return new TestCaseData(TfValue<long>.Known(1), TfValue<bool>.Known(true), TfValue<string>.Null, true).SetArgDisplayNames("first generation");
        yield return new TestCaseData(UnknownNumber, TfValue<bool>.Known(true), TfValue<string>.Null, true).SetArgDisplayNames("unknown generation");
    }

    [TestCaseSource(nameof(PublicIps))]
    public void NET_6_a_public_ip_needs_an_external_network(TfValue<long> generation, TfValue<bool> publicIp, TfValue<string> network, bool good) =>
        Assert.That(NetworkRules.PublicIpNeedsExternalNetwork(generation, publicIp, network), good ? Is.Null : Is.Not.Null);

    [TestCase("10.100.0.0/16", true)]
    [TestCase("10.100.0.1/16", false)]
    [TestCase("2001:db8::/32", false)]
    [TestCase("pods", false)]
    public void NET_7_pods_cidr_is_an_IPv4_network(string cidr, bool good) => Assert.That(NetworkRules.PodsCidrForm(cidr), good ? Is.Null : Is.Not.Null);

    [Test]
    public void NET_12_host_bits_are_an_error_that_shows_the_network_meant()
    {
        var found = NetworkRules.AllowedCidrsForm(Set("10.0.0.1/24", "10.0.0.0/8", "nonsense", null)).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found, Has.Count.EqualTo(2));
            Assert.That(found[0].Detail, Does.Contain("\"10.0.0.0/24\""));
            Assert.That(found, Has.All.Property(nameof(Diagnostic.Path)).EqualTo(AttributePath.Root("api_allowed_cidrs")));
        }
    }

    [Test]
    public void NET_12_one_network_is_not_given_twice()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(NetworkRules.AllowedCidrsDiffer(Set("10.0.0.1/24", "10.0.0.2/24")), Is.Not.Null);
            Assert.That(NetworkRules.AllowedCidrsDiffer(Set("10.0.0.0/24", "10.0.1.0/24", null)), Is.Null);
            Assert.That(NetworkRules.AllowedCidrsDiffer(UnknownSet), Is.Null);
            Assert.That(NetworkRules.AllowedCidrsDiffer(TfValue<ValueSet<TfValue<string>>>.Null), Is.Null);
        }
    }
}
