using VkCloud;

namespace Unit.Cloud;

/// <summary>Values of add-ons are documents, not bytes.</summary>
public sealed class AddonValuesTests
{
    [TestCase("a: 1", "# comment\na:   1\n", true, TestName = "A comment")]
    [TestCase("a: 1\nb: 2", "b: 2\na: 1", true, TestName = "Order")]
    [TestCase("a: x", "a: \"x\"", true, TestName = "Quotes")]
    [TestCase("a: [1, {b: c}]", "{\"a\":[1,{\"b\":\"c\"}]}", true, TestName = "JSON")]
    [TestCase("a: true", "a: True", true, TestName = "Spelling of truth")]
    [TestCase("a: yes", "a: true", true, TestName = "Truth of YAML 1.1")]
    [TestCase("a: 1.0", "a: 1", true, TestName = "Spelling of a number")]
    [TestCase("a: 1e3", "a: 1000.0", true, TestName = "Spelling of a fraction")]
    [TestCase("a:", "a: null", true, TestName = "Null")]
    [TestCase("", "{}", true, TestName = "Nothing")]
    [TestCase("", "# only a comment", true, TestName = "Only a comment")]
    [TestCase("a: &x {b: 1}\nc: *x", "a: {b: 1}\nc: {b: 1}", true, TestName = "Anchors")]
    [TestCase("a: |\n  x\n  y\n", "a: \"x\\ny\\n\"", true, TestName = "A block")]
    [TestCase("a: 1", "a: \"1\"", false, TestName = "A number and text")]
    [TestCase("a: true", "a: \"true\"", false, TestName = "Truth and text")]
    [TestCase("a: null", "a: \"\"", false, TestName = "Null and no text")]
    [TestCase("a: [1, 2]", "a: [2, 1]", false, TestName = "Order of a list")]
    [TestCase("a: {b: 1}", "a: [b, 1]", false, TestName = "A map and a list")]
    [TestCase("a: bc", "ab: c", false, TestName = "Where a text ends")]
    [TestCase("a: 1", "a: 2", false, TestName = "Another value")]
    [TestCase("a: 9007199254740993", "a: 9007199254740992", false, TestName = "Numbers beyond a double")]
    [TestCase("a: [", "a: [", true, TestName = "The same text that is no document")]
    [TestCase("a: [", "a: [ ", false, TestName = "Other text that is no document")]
    public void One_document(string left, string right, bool same)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(AddonValues.AreSame(left, right), Is.EqualTo(same));
            Assert.That(AddonValues.AreSame(right, left), Is.EqualTo(same));
        }
    }

    [Test]
    public void A_fingerprint_is_that_of_the_document()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(AddonValues.Fingerprint("a: x # one"), Is.EqualTo(AddonValues.Fingerprint("{\"a\": \"x\"}")).And.Length.EqualTo(64));
            Assert.That(AddonValues.Fingerprint("a: [1"), Is.Null);
        }
    }

    [TestCase("YTogMQ==", "a: 1")]
    [TestCase("a: 1", null)]
    [TestCase("/w==", null, TestName = "Bytes that are no text")]
    public void Base64_is_known_for_what_it_is(string text, string? decoded) => Assert.That(AddonValues.FromBase64(text), Is.EqualTo(decoded));

    [TestCase(
        "a: {b: hunter2x}\nc: [longest-secret, short]",
        new[] { "longest-secret", "hunter2x" },
        TestName = "Scalars of six characters and more, the longest first")]
    [TestCase("a: &x hunter2x\nb: *x", new[] { "hunter2x" }, TestName = "An alias counts once")]
    [TestCase("a: |\n  first line\n  second\n", new[] { "first line\nsecond\n" }, TestName = "A block of text")]
    [TestCase("a: [", new string[0], TestName = "What is no document is secret as a whole")]
    public void What_may_not_be_seen_is_the_whole_and_its_scalars(string text, string[] scalars) =>
        Assert.That(AddonValues.Secrets(text), Is.EqualTo([text, .. scalars]));

    /// <summary>Aliases make more of a document than it is long.</summary>
    [Test]
    public void A_document_that_blows_up_is_none()
    {
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
            + string.Concat(Enumerable.Range(1, 12).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(AddonValues.Fingerprint(bomb), Is.Null);
            Assert.That(AddonValues.Secrets(bomb), Is.EqualTo([bomb]), "Its only scalar is short.");
        }
    }
}
