using System.Text;
using System.Text.Json;
using Terraform.Framework;

namespace Unit.Codec;

internal sealed class StateJsonTests
{
    private static IEnumerable<TestCaseData> Values()
    {
        yield return Row("null", TfType.String, "null", TfValue.Null);
        yield return Row("string_with_escapes", TfType.String, """ "a\"\u00e9\n" """, new TfString("a\"é\n"));
        yield return Row("string_of_a_number", TfType.String, "1.50", new TfString("1.50"));
        yield return Row("string_of_a_bool", TfType.String, "true", new TfString("true"));
        yield return Row("number_of_a_string", TfType.Number, "\"12\"", TfNumber.Of(12));
        yield return Row("number_beyond_double", TfType.Number, "9007199254740993", TfNumber.Of(9007199254740993));
        yield return Row("number_beyond_long", TfType.Number, "123456789012345678901234567890", Number("123456789012345678901234567890"));
        yield return Row("number_with_many_places", TfType.Number, "0.1234567890123456789012345", Number("0.1234567890123456789012345"));
        yield return Row("number_with_exponent", TfType.Number, "-1.5E+3", TfNumber.Of(-1500));
        yield return Row("bool_of_a_string", TfType.Bool, "\"false\"", TfBool.False);
        yield return Row("set_is_an_array", TfType.Set(TfType.Number), "[1,2,2.0]", new TfSet([TfNumber.Of(2), TfNumber.Of(1)]));
        yield return Row("tuple", TfType.Tuple(TfType.Number, TfType.String), "[1,\"a\"]", new TfList([TfNumber.Of(1), new TfString("a")]));
        yield return Row(
            "missing_is_null_and_surplus_ignored", TfType.Object(("a", TfType.Number), ("b", TfType.String)), """{"z":{"y":[1,{}]},"a":1}""",
            TfObject.Of(("a", TfNumber.Of(1)), ("b", TfValue.Null)));
        yield return Row("several_lines", TfType.List(TfType.Map(TfType.Bool)), "[\r\n\t{ \"k\" : true },\n null ]\n", new TfList(
            [new TfMap(new ValueMap<TfValue>([new("k", TfBool.True)])), TfValue.Null]));
        yield return Row("dynamic", TfType.Dynamic, """{"value":["a"],"type":["list","string"]}""", new TfDynamic(
            TfType.List(TfType.String), new TfList([new TfString("a")])));
        yield return Row("dynamic_type_first", TfType.Dynamic, """{"type":"bool","value":true}""", new TfDynamic(TfType.Bool, TfBool.True));
        yield return Row("dynamic_null_of_a_type", TfType.Dynamic, """{"value":null,"type":"bool"}""", TfValue.Null);
    }

    [TestCaseSource(nameof(Values))]
    public void Stored_json_is_read_by_type(TfType type, string json, TfValue value) =>
        Assert.That(StateJson.Read(Encoding.UTF8.GetBytes(json), type), Is.EqualTo(value));

    [Test]
    public void Row_26_a_part_of_a_document_is_read()
    {
        using var document = JsonDocument.Parse("""{"id":"x","size":9007199254740993}""");

        var value = StateJson.Read(document.RootElement, TfType.Object(("size", TfType.Number)));

        Assert.That(value, Is.EqualTo(TfObject.Of(("size", TfNumber.Of(9007199254740993)))));
    }

    [TestCase("", "", TestName = "Row_26_no_text")]
    [TestCase("{\"a\":", "", TestName = "Row_26_cut_text")]
    [TestCase("{} {}", "", TestName = "Row_26_two_texts")]
    [TestCase("[]", "", TestName = "Row_26_array_for_an_object")]
    [TestCase("{\"a\":[1,\"x\"]}", "a[1]", TestName = "Row_26_text_for_a_number")]
    [TestCase("{\"a\":[1e99999]}", "a[0]", TestName = "Row_26_number_without_measure")]
    [TestCase("{\"d\":{\"value\":1}}", "d", TestName = "Row_26_dynamic_without_type")]
    [TestCase("{\"d\":{\"value\":1,\"type\":\"x\"}}", "d", TestName = "Row_26_dynamic_with_a_wrong_type")]
    public void Json_that_does_not_fit_says_where(string json, string path)
    {
        var type = TfType.Object(("a", TfType.List(TfType.Number)), ("d", TfType.Dynamic));

        var error = Assert.Throws<CodecException>(() => StateJson.Read(Encoding.UTF8.GetBytes(json), type))!;

        Assert.That(error.Path.ToString(), Is.EqualTo(path));
    }

    [Test]
    public void Row_26_invalid_utf_8_is_refused() =>
        Assert.Throws<CodecException>(() => StateJson.Read([0x22, 0xC3, 0x28, 0x22], TfType.String));

    [Test]
    public void Row_26_a_lone_surrogate_is_refused() =>
        Assert.Throws<CodecException>(() => StateJson.Read("\"\\ud800\""u8, TfType.String));

    [Test]
    public void Row_26_endless_nesting_is_refused()
    {
        var json = string.Concat(Enumerable.Repeat("{\"type\":\"dynamic\",\"value\":", 100_000));

        Assert.Throws<CodecException>(() => StateJson.Read(Encoding.UTF8.GetBytes(json), TfType.Dynamic));
    }

    private static TestCaseData Row(string name, TfType type, string json, TfValue value) => new TestCaseData(type, json, value).SetName("Row_26_" + name);

    private static TfNumber Number(string text) => TfNumber.TryParse(text, out var number) ? number : throw new ArgumentException(text);
}
