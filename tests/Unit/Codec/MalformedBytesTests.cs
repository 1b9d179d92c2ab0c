using Google.Protobuf;
using Terraform.Framework;
using Terraform.Protocol;
using Terraform.Protocol.Wire.Tfplugin6;

namespace Unit.Codec;

/// <summary>Bytes that are wrong give an error that says where and why, and nothing else.</summary>
internal sealed class MalformedBytesTests
{
    private static readonly TfType Nested = TfType.Object(
        ("list", TfType.List(TfType.Object(("n", TfType.Number)))), ("map", TfType.Map(TfType.String)), ("set", TfType.Set(TfType.Bool)),
        ("any", TfType.Dynamic));

    private static IEnumerable<TestCaseData> Broken()
    {
        yield return Row("no_end_of_string", TfType.String, "a5 61", "", "the bytes end before the value does");
        yield return Row("no_end_of_number", TfType.Number, "cf 00", "", "the bytes end before the value does");
        yield return Row("array_longer_than_the_bytes", TfType.List(TfType.String), "dd ff ff ff ff", "", "the bytes end before the value does");
        yield return Row("map_longer_than_the_bytes", TfType.Map(TfType.String), "df 7f ff ff ff a1", "", "the bytes end before the value does");
        yield return Row("binary_longer_than_the_bytes", TfType.String, "c6 ff ff ff ff 00", "", "the bytes end before the value does");
        yield return Row("extension_longer_than_the_bytes", TfType.String, "c9 ff ff ff ff 0c 00", "", "the bytes end before the value does");
        yield return Row("reserved_byte", TfType.String, "c1", "", "a string is required");
        yield return Row("bytes_after_the_value", TfType.Bool, "c3 c3", "", "bytes follow the value");
        yield return Row("number_for_a_string", TfType.String, "01", "", "a string is required");
        yield return Row("string_for_a_bool", TfType.Bool, "a4 74 72 75 65", "", "a bool is required");
        yield return Row("text_that_is_no_number", TfType.Number, "a2 31 78", "", "the text is not a number of at most 4000 places");
        yield return Row("infinity", TfType.Number, "cb 7f f0 00 00 00 00 00 00", "", "the number is not finite");
        yield return Row("not_a_number", TfType.Number, "ca 7f c0 00 00", "", "the number is not finite");
        yield return Row("Row_27_invalid_utf_8", TfType.String, "a2 c3 28", "", "the text is not valid UTF-8");
        yield return Row("Row_27_surrogate_in_utf_8", TfType.String, "a3 ed a0 80", "", "the text is not valid UTF-8");
        yield return Row("Row_22_unknown_extension", TfType.String, "d5 0d 00 00", "", "the extension type 13 is not supported");
        yield return Row("Row_22_refinements_that_are_no_map", TfType.String, "d5 0c 01 02", "", "a map is required");
        yield return Row("Row_22_refinements_with_more_behind", TfType.String, "c7 04 0c 81 01 c2 c2", "", "bytes follow the refinements of an unknown value");
        yield return Row("Row_22_refinements_too_long", TfType.String, "c8 04 01 0c 81 01 c2"
            + string.Concat(Enumerable.Repeat("00", 1022)), "", "the refinements of an unknown value take more than 1024 bytes");
        yield return Row("object_with_too_few", Nested, "80", "", "an object with 4 attributes is required (0 given)");
        yield return Row("object_with_a_stranger", TfType.Object(("a", TfType.Bool)), "81 a1 62 c3", "", "the object has an attribute that its type lacks");
        yield return Row(
            "object_with_a_double", TfType.Object(("a", TfType.Bool), ("b", TfType.Bool)), "82 a1 61 c3 a1 61 c3", "", "the object has an attribute twice");
        yield return Row("tuple_too_long", TfType.Tuple(TfType.Bool), "92 c3 c3", "", "a tuple of 1 elements is required (2 given)");
        yield return Row("place_in_a_list", Nested, "84 a4 6c 69 73 74 92 c0 81 a1 6e c3 c0 c0 c0 c0 c0 c0", "list[1].n", "a number is required");
        yield return Row("place_in_a_map", Nested, "84 a3 6d 61 70 81 a1 6b 01 c0 c0 c0 c0 c0 c0", "map[\"k\"]", "a string is required");
        yield return Row("place_in_a_set", Nested, "84 a3 73 65 74 92 c3 01 c0 c0 c0 c0 c0 c0", "set", "a bool is required");
        yield return Row("Row_23_dynamic_that_is_no_pair", Nested, "84 a3 61 6e 79 91 c3 c0 c0 c0 c0 c0 c0", "any", "a value with its type is required");
        yield return Row(
            "Row_23_dynamic_with_a_broken_type", Nested, "84 a3 61 6e 79 92 a1 78 c3 c0 c0 c0 c0 c0 c0", "any",
            "the JSON text of a type is wrong: it is not JSON");
        yield return Row(
            "place_in_a_dynamic", Nested, "84 a3 61 6e 79 92 af 5b 22 6c 69 73 74 22 2c 22 62 6f 6f 6c 22 5d 91 01 c0 c0 c0 c0 c0 c0", "any[0]",
            "a bool is required");
    }

    [TestCaseSource(nameof(Broken))]
    public void Broken_bytes_say_where_and_why(TfType type, byte[] bytes, string path, string reason)
    {
        var error = Assert.Throws<CodecException>(() => MsgPackDecoder.Decode(bytes, type))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Path.ToString(), Is.EqualTo(path));
            Assert.That(error.Reason, Is.EqualTo(reason));
        }
    }

    [Test]
    public void Endless_nesting_is_refused_before_the_stack_ends()
    {
        var bytes = new List<byte>();
        for (var i = 0; i < 100_000; i++)
        {
            bytes.AddRange([0x92, 0xC4, 9, .. "\"dynamic\""u8]);
        }

        var error = Assert.Throws<CodecException>(() => MsgPackDecoder.Decode(bytes.ToArray(), TfType.Dynamic))!;

        Assert.That(error.Reason, Is.EqualTo("the value is nested more than 200 levels deep"));
    }

    [Test]
    public void Endless_nesting_of_what_is_skipped_costs_no_stack()
    {
        byte[] deep = [0x82, 0x63, .. Enumerable.Repeat((byte)0x91, 1000), 0xC0, 1, 0xC2];

        var value = MsgPackRefinements.Read(new(deep), TfType.String, new ValueTrail());

        Assert.That(((TfUnknown)value).Refinements.NotNull, Is.True);
    }

    [Test]
    public void A_false_length_allocates_nothing()
    {
        byte[] lie = [0xDD, 0x7F, 0xFF, 0xFF, 0xFF, 0xC0];
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<CodecException>(() => MsgPackDecoder.Decode(lie, TfType.List(TfType.Bool)));

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1_000_000));
    }

    [Test]
    public void Row_28_absent_and_empty_values_are_null()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(DynamicValueCodec.Decode(null, Nested), Is.EqualTo(TfValue.Null));
            Assert.That(DynamicValueCodec.Decode(new DynamicValue(), Nested), Is.EqualTo(TfValue.Null));
        }
    }

    [Test]
    public void Json_is_taken_where_there_is_no_msgpack()
    {
        var value = new DynamicValue { Json = ByteString.CopyFromUtf8("""{"a":1.5}""") };

        Assert.That(
            DynamicValueCodec.Decode(value, TfType.Object(("a", TfType.String), ("b", TfType.Bool))),
            Is.EqualTo(TfObject.Of(("a", new TfString("1.5")), ("b", TfValue.Null))));
    }

    [Test]
    public void Json_with_a_surplus_attribute_is_refused()
    {
        var value = new DynamicValue { Json = ByteString.CopyFromUtf8("""{"z":1}""") };

        Assert.Throws<CodecException>(() => DynamicValueCodec.Decode(value, TfType.Object(("a", TfType.String))));
    }

    [Test]
    public void Json_with_a_dynamic_value_is_read()
    {
        var type = TfType.Object(("a", TfType.Number), ("b", TfType.Dynamic));
        var value = TfObject.Of(("a", TfNumber.OfExact(0.1)), ("b", new TfDynamic(TfType.List(TfType.Bool), new TfList([TfBool.True]))));

        var json = new DynamicValue { Json = ByteString.CopyFrom(StateText.Of(value)) };

        Assert.That(DynamicValueCodec.Decode(json, type), Is.EqualTo(value));
    }

    private static IEnumerable<TestCaseData> Unfit()
    {
        yield return new TestCaseData(TfType.Object(("a", TfType.Bool)), TfObject.Of(), "a", "the attribute is missing")
            .SetName("Row_24_object_without_an_attribute");
        yield return new TestCaseData(TfType.Object(("b", TfType.Bool)), TfObject.Of(("c", TfBool.True)), "b", "the attribute is missing")
            .SetName("Row_24_object_with_another_attribute");
        yield return new TestCaseData(
            TfType.Object(("b", TfType.Bool)), TfObject.Of(("a", TfBool.True)), "b", "the object has an attribute \"a\" that its type lacks")
            .SetName("Row_24_object_with_an_earlier_attribute");
        yield return new TestCaseData(
            TfType.Object(("a", TfType.Bool)), TfObject.Of(("a", TfBool.True), ("b", TfBool.True)), "", "the object has an attribute \"b\" that its type lacks")
            .SetName("Row_24_object_with_a_later_attribute");
        yield return new TestCaseData(TfType.List(TfType.Bool), new TfList([TfBool.True, new TfString("x")]), "[1]", "the value is not of the attribute's type")
            .SetName("Wrong_type_in_a_list");
        yield return new TestCaseData(TfType.Tuple(TfType.Bool), new TfList([]), "", "a tuple of 1 elements is required (0 given)").SetName("Tuple_too_short");
        yield return new TestCaseData(TfType.Dynamic, TfBool.True, "", "the value is not of the attribute's type").SetName("Row_23_dynamic_without_its_type");
        yield return new TestCaseData(
            TfType.Map(TfType.String), new TfMap(new ValueMap<TfValue>([new("k", new TfString("\ud800"))])), "[\"k\"]", "the text is not valid Unicode")
            .SetName("Row_27_lone_surrogate_in_a_value");
        yield return new TestCaseData(
            TfType.Map(TfType.String), new TfMap(new ValueMap<TfValue>([new("\udc00", TfValue.Null)])), "[\"\udc00\"]", "the text is not valid Unicode")
            .SetName("Row_27_lone_surrogate_in_a_key");
    }

    [TestCaseSource(nameof(Unfit))]
    public void A_value_that_is_not_of_the_type_is_refused_before_the_wire(TfType type, TfValue value, string path, string reason)
    {
        var error = Assert.Throws<CodecException>(() => MsgPackEncoder.Encode(value, type))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Path.ToString(), Is.EqualTo(path));
            Assert.That(error.Reason, Is.EqualTo(reason));
        }
    }

    private static TestCaseData Row(string name, TfType type, string hex, string path, string reason) =>
        new TestCaseData(type, MsgPackGoldens.FromHex(hex), path, reason).SetName(name);
}
