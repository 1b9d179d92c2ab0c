using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Terraform.Framework;

/// <summary>Writes one value of a type as compact JSON text.</summary>
public sealed class JsonValueWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = (2 * ValueTrail.MaximumDepth) + 2,
        SkipValidation = true,
    };

    private readonly ValueTrail trail = new();
    private readonly Utf8JsonWriter writer;

    private JsonValueWriter(Utf8JsonWriter writer) => this.writer = writer;

    /// <exception cref="CodecException">The value is not of the type, or something in it is unknown.</exception>
    public static byte[] Write(TfValue value, TfType type)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            new JsonValueWriter(writer).WriteValue(value, type);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private void WriteValue(TfValue value, TfType type)
    {
        switch (value, type)
        {
            case (TfNull, _):
                writer.WriteNullValue();
                break;
            case (TfUnknown, _):
                throw trail.Error("an unknown value cannot be stored");
            case (TfString text, TfPrimitiveType { Kind: TfPrimitive.String }):
                writer.WriteStringValue(Checked(text.Text));
                break;
            case (TfNumber number, TfPrimitiveType { Kind: TfPrimitive.Number }):
                writer.WriteRawValue(number.ToString(), skipInputValidation: true);
                break;
            case (TfBool @bool, TfPrimitiveType { Kind: TfPrimitive.Bool }):
                writer.WriteBooleanValue(@bool.IsTrue);
                break;
            case (TfDynamic dynamic, TfPrimitiveType { Kind: TfPrimitive.Dynamic }):
                WriteDynamic(dynamic);
                break;
            case (TfList list, TfCollectionType { Kind: TfCollection.List } of):
                WriteElements(list.Elements, of.Element, inSet: false);
                break;
            case (TfSet set, TfCollectionType { Kind: TfCollection.Set } of):
                WriteElements(set.Elements, of.Element, inSet: true);
                break;
            case (TfMap map, TfCollectionType { Kind: TfCollection.Map } of):
                WriteMap(map, of.Element);
                break;
            case (TfList tuple, TfTupleType of) when tuple.Elements.Count == of.Elements.Count:
                WriteTuple(tuple, of);
                break;
            case (TfObject @object, TfObjectType of) when @object.Attributes.Count == of.Attributes.Count:
                WriteObject(@object, of);
                break;
            default:
                throw trail.Error("the value is not of the attribute's type");
        }
    }

    private void WriteDynamic(TfDynamic dynamic)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("value"u8);
        trail.EnterDynamic();
        WriteValue(dynamic.Value, dynamic.Type);
        trail.Leave();
        writer.WritePropertyName("type"u8);
        writer.WriteRawValue(TypeJson.Write(dynamic.Type), skipInputValidation: true);
        writer.WriteEndObject();
    }

    private void WriteElements(ValueList<TfValue> elements, TfType type, bool inSet)
    {
        writer.WriteStartArray();
        for (var i = 0; i < elements.Count; i++)
        {
            trail.EnterElement(i, inSet);
            WriteValue(elements[i], type);
            trail.Leave();
        }

        writer.WriteEndArray();
    }

    private void WriteTuple(TfList tuple, TfTupleType type)
    {
        writer.WriteStartArray();
        for (var i = 0; i < tuple.Elements.Count; i++)
        {
            trail.EnterIndex(i);
            WriteValue(tuple.Elements[i], type.Elements[i]);
            trail.Leave();
        }

        writer.WriteEndArray();
    }

    private void WriteMap(TfMap map, TfType element)
    {
        writer.WriteStartObject();
        for (var i = 0; i < map.Entries.Count; i++)
        {
            var key = map.Entries.KeyAt(i);
            trail.EnterKey(key);
            writer.WritePropertyName(Checked(key));
            WriteValue(map.Entries.ValueAt(i), element);
            trail.Leave();
        }

        writer.WriteEndObject();
    }

    private void WriteObject(TfObject value, TfObjectType type)
    {
        writer.WriteStartObject();
        for (var i = 0; i < type.Attributes.Count; i++)
        {
            var name = type.Attributes.KeyAt(i);
            trail.EnterAttribute(name);
            writer.WritePropertyName(Checked(name));
            WriteValue(
                value.Attributes.TryGetValue(name, out var attribute) ? attribute : throw trail.Error("the attribute is missing"), type.Attributes.ValueAt(i));
            trail.Leave();
        }

        writer.WriteEndObject();
    }

    /// <summary>The writer would put a replacement character for a lone surrogate, silently.</summary>
    private string Checked(string text) => UnicodeText.IsWellFormed(text) ? text : throw trail.Error("the text is not valid Unicode");
}
