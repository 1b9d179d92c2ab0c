using VkCloud;

namespace Unit.Cloud;

/// <summary>Settings of policies are compared as documents.</summary>
public sealed class JsonTextTests
{
    [TestCase("{}", " { } ", true, TestName = "White space means nothing")]
    [TestCase("""{"a":1,"b":[1,2]}""", """{"b":[1,2],"a":1}""", true, TestName = "Order of members means nothing")]
    [TestCase("""{"a":[1,2]}""", """{"a":[2,1]}""", false, TestName = "Order of elements counts")]
    [TestCase("""{"a":1}""", """{"a":1.0}""", true, TestName = "Form of a number means nothing")]
    [TestCase("""{"a":100}""", """{"a":1e2}""", true, TestName = "Neither does an exponent")]
    [TestCase("""{"a":12345678901234567890}""", """{"a":12345678901234567891}""", false, TestName = "Numbers are compared as they are written, not as doubles")]
    [TestCase("""{"a":1}""", """{"a":"1"}""", false, TestName = "A number is no text")]
    [TestCase("""{"a":null}""", "{}", false, TestName = "Null is not nothing")]
    [TestCase("""{"a":"é"}""", """{"a":"\u00e9"}""", true, TestName = "Escapes mean nothing")]
    [TestCase("no json", "no json", true, TestName = "The same text is the same")]
    [TestCase("no json", "{}", false, TestName = "What is no JSON equals nothing else")]
    public void Texts_are_compared_as_documents(string one, string other, bool equal)
    {
        Assert.That(JsonText.AreEqual(one, other), Is.EqualTo(equal));
        Assert.That(JsonText.AreEqual(other, one), Is.EqualTo(equal));
    }

    [TestCase("e30=", "{}", TestName = "Base64 of an object")]
    [TestCase("{}", "{}", TestName = "An object that is not encoded")]
    [TestCase("W10=", null, TestName = "Base64 of a list")]
    [TestCase("/w==", null, TestName = "Base64 of no text")]
    [TestCase("?", null, TestName = "Neither")]
    [TestCase(null, null, TestName = "Nothing")]
    public void The_schema_of_a_template_is_decoded(string? told, string? schema) =>
        Assert.That(SecurityPolicyTemplate.Of("i", "id", "n", null, null, told).SettingsSchema, Is.EqualTo(schema));
}
