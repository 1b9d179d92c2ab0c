using System.Text;
using Terraform.Framework;

namespace Unit.Codec;

internal sealed class TypeJsonTests
{
    private static IEnumerable<TestCaseData> Types()
    {
        yield return Row("string", TfType.String, "\"string\"");
        yield return Row("number", TfType.Number, "\"number\"");
        yield return Row("bool", TfType.Bool, "\"bool\"");
        yield return Row("dynamic", TfType.Dynamic, "\"dynamic\"");
        yield return Row("list", TfType.List(TfType.String), "[\"list\",\"string\"]");
        yield return Row("set", TfType.Set(TfType.Number), "[\"set\",\"number\"]");
        yield return Row("map", TfType.Map(TfType.Bool), "[\"map\",\"bool\"]");
        yield return Row("empty_object", TfType.Object(), "[\"object\",{}]");
        yield return Row("object_in_order", TfType.Object(("b", TfType.Bool), ("a", TfType.String)), "[\"object\",{\"a\":\"string\",\"b\":\"bool\"}]");
        yield return Row("empty_tuple", TfType.Tuple(), "[\"tuple\",[]]");
        yield return Row("tuple", TfType.Tuple(TfType.Bool, TfType.List(TfType.String)), "[\"tuple\",[\"bool\",[\"list\",\"string\"]]]");
        yield return Row(
            "deep", TfType.Map(TfType.Set(TfType.Object(("x", TfType.Tuple(TfType.Dynamic))))),
            "[\"map\",[\"set\",[\"object\",{\"x\":[\"tuple\",[\"dynamic\"]]}]]]");
    }

    [TestCaseSource(nameof(Types))]
    public void A_type_is_written_compactly_and_read(TfType type, string json)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Encoding.UTF8.GetString(TypeJson.Write(type)), Is.EqualTo(json));
            Assert.That(TypeJson.Parse(Encoding.UTF8.GetBytes(json)), Is.EqualTo(type));
        }
    }

    [TestCase("""[ "object" , { "a" : "bool" } , [ "a" ] ]""", TestName = "Row_25_optional_attributes_and_blanks")]
    [TestCase("""["object",{"a":"bool"},[]]""", TestName = "Row_25_no_optional_attributes")]
    public void The_third_element_of_an_object_is_accepted(string json) =>
        Assert.That(TypeJson.Parse(Encoding.UTF8.GetBytes(json)), Is.EqualTo(TfType.Object(("a", TfType.Bool))));

    [Test]
    public void Row_25_a_name_that_needs_escaping_comes_back()
    {
        var type = TfType.Object(("a\"b\\ü", TfType.Bool));

        Assert.That(TypeJson.Parse(TypeJson.Write(type)), Is.EqualTo(type));
    }

    [TestCase("")]
    [TestCase("\"text\"")]
    [TestCase("null")]
    [TestCase("1")]
    [TestCase("[]")]
    [TestCase("[\"list\"]")]
    [TestCase("[\"list\",\"string\",\"string\"]")]
    [TestCase("[\"object\"]")]
    [TestCase("[\"object\",[]]")]
    [TestCase("[\"object\",{\"a\":\"bool\"},[1]]")]
    [TestCase("[\"object\",{\"a\":\"bool\"},{}]")]
    [TestCase("[\"tuple\",{}]")]
    [TestCase("[\"pair\",\"string\"]")]
    [TestCase("\"string\" \"string\"")]
    [TestCase("\"string")]
    public void Row_25_what_is_no_type_is_refused(string json) =>
        Assert.Throws<CodecException>(() => TypeJson.Parse(Encoding.UTF8.GetBytes(json)));

    [Test]
    public void Row_25_endless_nesting_is_refused() =>
        Assert.Throws<CodecException>(() => TypeJson.Parse(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("[\"list\",", 100_000)))));

    private static TestCaseData Row(string name, TfType type, string json) => new TestCaseData(type, json).SetName("Row_25_" + name);
}
