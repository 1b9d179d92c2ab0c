namespace Vkcc.Simulator.Tests;

internal sealed class CidrBlockTests
{
    [TestCase("10.0.0.1/24", ExpectedResult = "10.0.0.0/24")]
    [TestCase("192.168.10.7/32", ExpectedResult = "192.168.10.7/32")]
    [TestCase("255.255.255.255/0", ExpectedResult = "0.0.0.0/0")]
    [TestCase("2001:db8::1/64", ExpectedResult = "2001:db8::/64")]
    public string A_block_knows_its_network(string text) => CidrBlock.Parse(text).Network.ToString();

    [TestCase("")]
    [TestCase("10.0.0.0")]
    [TestCase("10.0.0.0/33")]
    [TestCase("10.0.0.0/-1")]
    [TestCase("10.0.0/8")]
    [TestCase("010.0.0.0/8")]
    [TestCase("10.0.0.0/8/8")]
    [TestCase("::/129")]
    public void What_is_no_cidr_is_not_read(string text) => Assert.That(CidrBlock.TryParse(text, out _), Is.False);

    [TestCase("10.0.0.0/8", "10.254.0.0/16", ExpectedResult = true)]
    [TestCase("10.254.3.0/24", "10.254.0.0/16", ExpectedResult = true)]
    [TestCase("10.100.0.0/16", "10.254.0.0/16", ExpectedResult = false)]
    [TestCase("10.100.0.0/16", "10.101.0.0/16", ExpectedResult = false)]
    [TestCase("0.0.0.0/0", "10.101.0.0/16", ExpectedResult = true)]
    [TestCase("::/0", "10.101.0.0/16", ExpectedResult = false)]
    public bool Blocks_overlap_when_one_holds_the_other(string one, string other)
    {
        var (left, right) = (CidrBlock.Parse(one), CidrBlock.Parse(other));
        Assert.That(left.Overlaps(right), Is.EqualTo(right.Overlaps(left)));
        return left.Overlaps(right);
    }
}
