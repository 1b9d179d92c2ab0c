using System.Buffers;
using Google.Protobuf;
using MessagePack;
using Terraform.Framework;

namespace Terraform.Protocol;

/// <summary>Encodes one value of a type as msgpack, byte for byte as core does: objects complete and in order, numbers exact (plugin-protocol section
/// 3.2).</summary>
internal ref struct MsgPackEncoder
{
    private readonly ValueTrail trail = new();
    private MessagePackWriter writer;

    private MsgPackEncoder(IBufferWriter<byte> output) => writer = new MessagePackWriter(output);

    /// <exception cref="CodecException">The value is not of the type.</exception>
    public static ByteString Encode(TfValue value, TfType type)
    {
        var output = new ArrayBufferWriter<byte>(1024);
        var encoder = new MsgPackEncoder(output);
        encoder.Write(value, type);
        encoder.writer.Flush();

        // Nobody else has this buffer, and it comes from no pool: values may be secrets.
        return UnsafeByteOperations.UnsafeWrap(output.WrittenMemory);
    }

    private void Write(TfValue value, TfType type)
    {
        switch (value, type)
        {
            case (TfNull, _):
                writer.WriteNil();
                break;
            case (TfUnknown unknown, _):
                MsgPackRefinements.Write(ref writer, unknown, type);
                break;
            case (TfString text, TfPrimitiveType { Kind: TfPrimitive.String }):
                WriteText(text.Text);
                break;
            case (TfNumber number, TfPrimitiveType { Kind: TfPrimitive.Number }):
                MsgPackNumber.Write(ref writer, number);
                break;
            case (TfBool @bool, TfPrimitiveType { Kind: TfPrimitive.Bool }):
                writer.Write(@bool.IsTrue);
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
                WriteMap(map.Entries, of.Element);
                break;
            case (TfList tuple, TfTupleType of):
                WriteTuple(tuple.Elements, of.Elements);
                break;
            case (TfObject @object, TfObjectType of):
                WriteObject(@object.Attributes, of.Attributes);
                break;
            default:
                throw trail.Error("the value is not of the attribute's type");
        }
    }

    private void WriteText(string text)
    {
        if (!UnicodeText.IsWellFormed(text))
        {
            throw trail.Error("the text is not valid Unicode");
        }

        writer.Write(text);
    }

    private void WriteDynamic(TfDynamic dynamic)
    {
        // A type of "dynamic" says nothing: the value inside carries its own.
        if (dynamic.Type == TfType.Dynamic)
        {
            trail.EnterDynamic();
            Write(dynamic.Value, TfType.Dynamic);
            trail.Leave();
            return;
        }

        writer.WriteArrayHeader(2);
        writer.Write(TypeJson.Write(dynamic.Type));
        trail.EnterDynamic();
        Write(dynamic.Value, dynamic.Type);
        trail.Leave();
    }

    private void WriteElements(ValueList<TfValue> elements, TfType type, bool inSet)
    {
        writer.WriteArrayHeader(elements.Count);
        for (var i = 0; i < elements.Count; i++)
        {
            trail.EnterElement(i, inSet);
            Write(elements[i], type);
            trail.Leave();
        }
    }

    private void WriteTuple(ValueList<TfValue> elements, ValueList<TfType> types)
    {
        if (elements.Count != types.Count)
        {
            throw trail.Error($"a tuple of {types.Count} elements is required ({elements.Count} given)");
        }

        writer.WriteArrayHeader(elements.Count);
        for (var i = 0; i < elements.Count; i++)
        {
            trail.EnterIndex(i);
            Write(elements[i], types[i]);
            trail.Leave();
        }
    }

    private void WriteMap(ValueMap<TfValue> entries, TfType type)
    {
        writer.WriteMapHeader(entries.Count);
        for (var i = 0; i < entries.Count; i++)
        {
            var key = entries.KeyAt(i);
            trail.EnterKey(key);
            WriteText(key);
            Write(entries.ValueAt(i), type);
            trail.Leave();
        }
    }

    /// <summary>Both sides are in order of their names, so they are walked side by side; a difference is a bug of ours that names the attribute.</summary>
    private void WriteObject(ValueMap<TfValue> attributes, ValueMap<TfType> types)
    {
        writer.WriteMapHeader(types.Count);
        for (var i = 0; i < types.Count; i++)
        {
            var name = types.KeyAt(i);
            trail.EnterAttribute(name);
            if (i >= attributes.Count || string.CompareOrdinal(attributes.KeyAt(i), name) > 0)
            {
                throw trail.Error("the attribute is missing");
            }

            if (attributes.KeyAt(i) != name)
            {
                throw trail.Error($"the object has an attribute \"{attributes.KeyAt(i)}\" that its type lacks");
            }

            WriteText(name);
            Write(attributes.ValueAt(i), types.ValueAt(i));
            trail.Leave();
        }

        if (attributes.Count > types.Count)
        {
            throw trail.Error($"the object has an attribute \"{attributes.KeyAt(types.Count)}\" that its type lacks");
        }
    }
}
