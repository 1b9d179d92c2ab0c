using Terraform.Framework;
using Terraform.Protocol;

namespace Unit.Codec;

/// <summary>Bytes as core writes them (plugin-protocol sections 3.2 to 3.5), compared one by one.</summary>
internal sealed class MsgPackGoldens
{
    private static readonly TfType Pair = TfType.Object(("b", TfType.Bool), ("a", TfType.String));

    private static IEnumerable<TestCaseData> Values()
    {
        yield return Row("Row_19_null", TfType.String, TfValue.Null, "c0");
        yield return Row("Row_19_empty_string", TfType.String, new TfString(""), "a0");
        yield return Row("Row_19_bool_true", TfType.Bool, TfBool.True, "c3");
        yield return Row("Row_19_bool_false", TfType.Bool, TfBool.False, "c2");
        yield return Row("Row_19_empty_list", TfType.List(TfType.String), new TfList([]), "90");
        yield return Row("Row_19_list", TfType.List(TfType.Bool), new TfList([TfBool.True, TfValue.Null, TfValue.Unknown]), "93 c3 c0 d4 00 00");
        yield return Row("Row_19_empty_set", TfType.Set(TfType.Bool), new TfSet([]), "90");
        yield return Row("Row_19_set_collapses_duplicates", TfType.Set(TfType.Bool), new TfSet([TfBool.True, TfBool.True]), "91 c3");
        yield return Row("Row_19_empty_map", TfType.Map(TfType.String), new TfMap(ValueMap<TfValue>.Empty), "80");
        yield return Row("Row_19_map_in_order", TfType.Map(TfType.Bool), Map(("b", TfBool.True), ("a", TfBool.False)), "82 a1 61 c2 a1 62 c3");
        yield return Row("Row_19_tuple", TfType.Tuple(TfType.Bool, TfType.String), new TfList([TfBool.True, new TfString("x")]), "92 c3 a1 78");
        yield return Row("Row_19_object_in_order", Pair, TfObject.Of(("b", TfBool.True), ("a", new TfString("x"))), "82 a1 61 a1 78 a1 62 c3");
        yield return Row("Row_24_object_with_null_attributes", Pair, TfObject.Of(("a", TfValue.Null), ("b", TfValue.Null)), "82 a1 61 c0 a1 62 c0");
        yield return Row(
            "Row_19_three_deep", TfType.List(TfType.Map(TfType.Set(TfType.Bool))), new TfList([Map(("k", new TfSet([TfBool.True, TfValue.Unknown])))]),
            "91 81 a1 6b 92 c3 d4 00 00");

        yield return Number("0", "00");
        yield return Number("-0", "00");
        yield return Number("1", "01");
        yield return Number("3.0", "03");
        yield return Number("127", "7f");
        yield return Number("128", "cc 80");
        yield return Number("255", "cc ff");
        yield return Number("256", "cd 01 00");
        yield return Number("1e3", "cd 03 e8");
        yield return Number("65536", "ce 00 01 00 00");
        yield return Number("4294967296", "cf 00 00 00 01 00 00 00 00");
        yield return Number("9223372036854775807", "cf 7f ff ff ff ff ff ff ff");
        yield return Number("-1", "ff");
        yield return Number("-32", "e0");
        yield return Number("-33", "d0 df");
        yield return Number("-128", "d0 80");
        yield return Number("-129", "d1 ff 7f");
        yield return Number("-32769", "d2 ff ff 7f ff");
        yield return Number("-2147483649", "d3 ff ff ff ff 7f ff ff ff");
        yield return Number("-9223372036854775808", "d3 80 00 00 00 00 00 00 00");
        yield return Number("0.5", "cb 3f e0 00 00 00 00 00 00");
        yield return Number("-1.25", "cb bf f4 00 00 00 00 00 00");
        yield return Number("9223372036854775808", Text("9223372036854775808"));
        yield return Number("-9223372036854775809", Text("-9223372036854775809"));
        yield return Number("1e20", Text("100000000000000000000"));
        yield return Number("0.1", Text("0.1"));
        yield return Number("-0.1", Text("-0.1"));
        yield return Number("0.12345678901234567890123", Text("0.12345678901234567890123"));
        yield return Number("1e400", "da 01 91 31 " + string.Concat(Enumerable.Repeat("30", 400)));
        yield return Number("1e-400", "da 01 92 30 2e " + string.Concat(Enumerable.Repeat("30", 399)) + "31");

        yield return Row("Row_22_unknown", TfType.String, TfValue.Unknown, "d4 00 00");
        yield return Row("Row_22_unknown_list", TfType.List(TfType.String), TfValue.Unknown, "d4 00 00");
        yield return Unknown("not_null", TfType.String, new TfRefinements(NotNull: true), "c7 03 0c 81 01 c2");
        yield return Unknown("prefix", TfType.String, new TfRefinements(NotNull: true, Prefix: "p-"), "c7 07 0c 82 01 c2 02 a2 70 2d");
        yield return Unknown("number_lower", TfType.Number, new TfRefinements(Lower: new TfBound(TfNumber.Of(5), true)), "c7 05 0c 81 03 92 05 c3");
        yield return Unknown(
            "number_upper", TfType.Number, new TfRefinements(Upper: new TfBound(TfNumber.OfExact(0.5), false)),
            "c7 0d 0c 81 04 92 cb 3f e0 00 00 00 00 00 00 c2");
        yield return Unknown("length_lower", TfType.List(TfType.Bool), new TfRefinements(LengthLower: 0), "c7 03 0c 81 05 00");
        yield return Unknown("length_upper", TfType.Map(TfType.Bool), new TfRefinements(LengthUpper: 300), "c7 05 0c 81 06 cd 01 2c");

        yield return Row("Row_23_dynamic_null", TfType.Dynamic, TfValue.Null, "c0");
        yield return Row("Row_23_dynamic_unknown", TfType.Dynamic, TfValue.Unknown, "d4 00 00");
        yield return Row("Row_23_dynamic_string", TfType.Dynamic, new TfDynamic(TfType.String, new TfString("x")), "92 c4 08" + Hex("\"string\"") + "a1 78");
        yield return Row(
            "Row_23_dynamic_unknown_of_known_type", TfType.Dynamic, new TfDynamic(TfType.Bool, TfValue.Unknown), "92 c4 06" + Hex("\"bool\"") + "d4 00 00");
        yield return Row(
            "Row_23_dynamic_object",
            TfType.Dynamic,
            new TfDynamic(TfType.Object(("a", TfType.Number)), TfObject.Of(("a", TfNumber.Of(7)))),
            "92 c4 19" + Hex("[\"object\",{\"a\":\"number\"}]") + "81 a1 61 07");
        yield return Row(
            "Row_23_dynamic_tuple",
            TfType.Dynamic,
            new TfDynamic(TfType.Tuple(TfType.Bool, TfType.Number), new TfList([TfBool.True, TfNumber.Of(1)])),
            "92 c4 1b" + Hex("[\"tuple\",[\"bool\",\"number\"]]") + "92 c3 01");

        // Core composes what it receives (go-cty), so nothing is composed here.
        yield return Row("Row_27_a_letter_and_its_accent_stay_two", TfType.String, new TfString("e\u0301"), "a3 65 cc 81");
        yield return Row("Row_27_emoji", TfType.String, new TfString("😀"), "a4 f0 9f 98 80");
        yield return Row("Row_27_composed", TfType.String, new TfString("\u00e9"), "a2 c3 a9");
        yield return Row("Row_27_combining_without_composed_form", TfType.String, new TfString("x\u0301"), "a3 78 cc 81");
        yield return Row("Row_27_str8", TfType.String, new TfString(new string('a', 32)), "d9 20" + string.Concat(Enumerable.Repeat("61", 32)));
        yield return Row("Row_27_str16", TfType.String, new TfString(new string('a', 256)), "da 01 00" + string.Concat(Enumerable.Repeat("61", 256)));
        yield return Row("Row_27_str32", TfType.String, new TfString(new string('a', 65536)), "db 00 01 00 00" + string.Concat(Enumerable.Repeat("61", 65536)));
        yield return Row("Row_21_array16", TfType.List(TfType.Bool), new TfList([.. Enumerable.Repeat(TfBool.True, 16)]), "dc 00 10"
            + string.Concat(Enumerable.Repeat("c3", 16)));
        yield return Row("Row_21_array32", TfType.List(TfType.Bool), new TfList([.. Enumerable.Repeat(TfBool.True, 65536)]), "dd 00 01 00 00"
            + string.Concat(Enumerable.Repeat("c3", 65536)));
        yield return Row("Row_21_map16", TfType.Map(TfType.Bool), Map([.. Enumerable.Range(10, 16).Select(i => ($"{i}", (TfValue)TfBool.True))]), "de 00 10"
            + string.Concat(Enumerable.Range(10, 16).Select(i => "a2" + Hex($"{i}") + "c3")));
    }

    private static IEnumerable<TestCaseData> OtherForms()
    {
        yield return Row("Row_21_uint8_of_a_small_number", TfType.Number, TfNumber.Of(1), "cc 01");
        yield return Row("Row_21_uint16", TfType.Number, TfNumber.Of(1), "cd 00 01");
        yield return Row("Row_21_uint32", TfType.Number, TfNumber.Of(1), "ce 00 00 00 01");
        yield return Row("Row_21_uint64", TfType.Number, TfNumber.Of(1), "cf 00 00 00 00 00 00 00 01");
        yield return Row("Row_21_uint64_beyond_long", TfType.Number, Of("18446744073709551615"), "cf ff ff ff ff ff ff ff ff");
        yield return Row("Row_21_int8", TfType.Number, TfNumber.Of(-1), "d0 ff");
        yield return Row("Row_21_int16", TfType.Number, TfNumber.Of(-1), "d1 ff ff");
        yield return Row("Row_21_int32", TfType.Number, TfNumber.Of(-1), "d2 ff ff ff ff");
        yield return Row("Row_21_int64", TfType.Number, TfNumber.Of(-1), "d3 ff ff ff ff ff ff ff ff");
        yield return Row("Row_21_float32", TfType.Number, Of("0.5"), "ca 3f 00 00 00");
        yield return Row("Row_21_float64_whole", TfType.Number, TfNumber.Of(3), "cb 40 08 00 00 00 00 00 00");
        yield return Row("Row_20_float64_minus_zero", TfType.Number, TfNumber.Of(0), "cb 80 00 00 00 00 00 00 00");
        yield return Row(
            "Row_20_float64_tenth_is_taken_exactly", TfType.Number, Of("0.1000000000000000055511151231257827021181583404541015625"),
            "cb 3f b9 99 99 99 99 99 9a");
        yield return Row("Row_20_number_as_text_with_exponent", TfType.Number, Of("1500"), Text("1.5e3"));
        yield return Row("Row_21_str8", TfType.String, new TfString("a"), "d9 01 61");
        yield return Row("Row_21_str16", TfType.String, new TfString("a"), "da 00 01 61");
        yield return Row("Row_21_str32", TfType.String, new TfString("a"), "db 00 00 00 01 61");
        yield return Row("Row_21_bin8", TfType.String, new TfString("a"), "c4 01 61");
        yield return Row("Row_21_bin16", TfType.String, new TfString("a"), "c5 00 01 61");
        yield return Row("Row_21_bin32", TfType.String, new TfString("a"), "c6 00 00 00 01 61");
        yield return Row("Row_21_short_array16", TfType.List(TfType.Bool), new TfList([TfBool.True]), "dc 00 01 c3");
        yield return Row("Row_21_short_array32", TfType.Set(TfType.Bool), new TfSet([TfBool.True]), "dd 00 00 00 01 c3");
        yield return Row("Row_21_short_map16", TfType.Map(TfType.Bool), Map(("a", TfBool.True)), "de 00 01 a1 61 c3");
        yield return Row("Row_21_short_map32", TfType.Map(TfType.Bool), Map(("a", TfBool.True)), "df 00 00 00 01 a1 61 c3");
        yield return Row("Row_19_object_in_any_order", Pair, TfObject.Of(("a", new TfString("x")), ("b", TfBool.True)), "82 a1 62 c3 a1 61 a1 78");
        yield return Row("Row_23_type_as_text", TfType.Dynamic, new TfDynamic(TfType.Bool, TfBool.True), "92 a6" + Hex("\"bool\"") + "c3");
        yield return Row("Row_23_null_of_known_type", TfType.Dynamic, TfValue.Null, "92 a6" + Hex("\"bool\"") + "c0");
        yield return Row(
            "Row_23_dynamic_in_dynamic", TfType.Dynamic, new TfDynamic(TfType.Bool, TfBool.True),
            "92 a9" + Hex("\"dynamic\"") + "92 a6" + Hex("\"bool\"") + "c3");
        yield return Row("Row_22_extension_of_length_0", TfType.String, TfValue.Unknown, "c7 00 00");
        yield return Row("Row_22_extension_16_of_length_0", TfType.String, TfValue.Unknown, "c8 00 00 07");
        yield return Row("Row_22_any_extension_of_length_1", TfType.Number, TfValue.Unknown, "d4 63 ff");
        yield return Row("Row_22_empty_refinements", TfType.Number, TfValue.Unknown, "d4 0c 80");
        yield return Row("Row_22_refined_to_null", TfType.String, TfValue.Null, "c7 03 0c 81 01 c3");
        yield return Row("Row_19_set_with_duplicates", TfType.Set(TfType.Bool), new TfSet([TfBool.True]), "93 c3 c3 c3");
    }

    [TestCaseSource(nameof(Values))]
    public void A_value_has_the_bytes_that_core_writes_and_comes_back(TfType type, TfValue value, byte[] bytes)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Convert.ToHexString(MsgPackEncoder.Encode(value, type).Span), Is.EqualTo(Convert.ToHexString(bytes)));
            Assert.That(MsgPackDecoder.Decode(bytes, type), Is.EqualTo(value));
        }
    }

    [TestCaseSource(nameof(OtherForms))]
    public void Other_forms_of_a_value_are_taken(TfType type, TfValue value, byte[] bytes) =>
        Assert.That(MsgPackDecoder.Decode(bytes, type), Is.EqualTo(value));

    [TestCase("c7 0c 0c 84 01 c2 02 a1 70 07 92 01 02 63 c0", TestName = "Row_22_unknown_keys_are_skipped")]
    [TestCase("c7 09 0c 83 01 c2 a1 78 c3 02 a1 70", TestName = "Row_22_keys_of_another_kind_are_skipped")]
    public void Refinements_that_are_not_known_are_skipped(string hex)
    {
        var value = MsgPackDecoder.Decode(FromHex(hex), TfType.String);

        Assert.That(((TfUnknown)value).Refinements, Is.EqualTo(new TfRefinements(NotNull: true, Prefix: "p")));
    }

    [Test]
    public void Row_22_refinements_come_back_as_they_went()
    {
        var refined = new TfUnknown(new TfRefinements(NotNull: true, LengthLower: 1, LengthUpper: 70000));

        var back = MsgPackDecoder.Decode(MsgPackEncoder.Encode(refined, TfType.Set(TfType.String)).Memory, TfType.Set(TfType.String));

        Assert.That(((TfUnknown)back).Refinements, Is.EqualTo(refined.Refinements));
    }

    [Test]
    public void Row_22_infinite_bounds_promise_nothing()
    {
        var value = MsgPackDecoder.Decode(FromHex("c7 0f 0c 82 01 c2 03 92 cb ff f0 00 00 00 00 00 00 c2"), TfType.Number);

        Assert.That(((TfUnknown)value).Refinements, Is.EqualTo(new TfRefinements(NotNull: true)));
    }

    [Test]
    public void Row_22_a_long_prefix_is_cut_between_characters()
    {
        var refined = new TfUnknown(new TfRefinements(Prefix: new string('a', 255) + "é" + new string('b', 2000)));

        var back = MsgPackDecoder.Decode(MsgPackEncoder.Encode(refined, TfType.String).Memory, TfType.String);

        Assert.That(((TfUnknown)back).Refinements.Prefix, Is.EqualTo(new string('a', 255)));
    }

    [Test]
    public void Row_22_promises_that_the_type_cannot_keep_are_left_out()
    {
        var refined = new TfUnknown(new TfRefinements(Prefix: "x"));

        Assert.That(MsgPackEncoder.Encode(refined, TfType.Number).ToByteArray(), Is.EqualTo(FromHex("d4 00 00")));
    }

    internal static byte[] FromHex(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    private static TestCaseData Row(string name, TfType type, TfValue value, string hex) => new TestCaseData(type, value, FromHex(hex)).SetName(name);

    private static TestCaseData Number(string number, string hex) => Row($"Row_20_number_{number}", TfType.Number, Of(number), hex);

    private static TestCaseData Unknown(string name, TfType type, TfRefinements refinements, string hex) =>
        Row($"Row_22_{name}", type, new TfUnknown(refinements), hex);

    private static TfNumber Of(string text) => TfNumber.TryParse(text, out var number) ? number : throw new ArgumentException(text);

    private static TfMap Map(params ReadOnlySpan<(string Key, TfValue Value)> entries)
    {
        var pairs = new List<KeyValuePair<string, TfValue>>();
        foreach (var (key, value) in entries)
        {
            pairs.Add(KeyValuePair.Create(key, value));
        }

        return new TfMap(new ValueMap<TfValue>(pairs));
    }

    private static string Hex(string text) => Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(text));

    private static string Text(string text) => Convert.ToHexString([(byte)(0xA0 | text.Length)]) + Hex(text);
}
