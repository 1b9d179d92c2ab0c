using System.Buffers;
using System.Numerics;
using System.Text;
using System.Text.Unicode;
using MessagePack;
using Terraform.Framework;

namespace Terraform.Protocol;

/// <summary>Decodes one value of a type from msgpack, as core's own decoder would (plugin-protocol section 3.2).</summary>
internal ref struct MsgPackDecoder
{
    private readonly ValueTrail trail;
    private MessagePackReader reader;

    private MsgPackDecoder(ReadOnlyMemory<byte> data)
    {
        trail = new ValueTrail();
        reader = new MessagePackReader(data);
    }

    /// <exception cref="CodecException">The bytes are not exactly one value of the type.</exception>
    public static TfValue Decode(ReadOnlyMemory<byte> data, TfType type)
    {
        var decoder = new MsgPackDecoder(data);
        try
        {
            var value = decoder.Read(type);
            return decoder.reader.End ? value : throw decoder.trail.Error("bytes follow the value");
        }
        catch (Exception e) when (e is not CodecException)
        {
            throw MsgPackReading.Explain(e, decoder.trail);
        }
    }

    private TfValue Read(TfType type)
    {
        switch (reader.NextMessagePackType)
        {
            case MessagePackType.Nil:
                reader.ReadNil();
                return TfValue.Null;
            case MessagePackType.Extension:
                return ReadUnknown(type);
        }

        return type switch
        {
            TfPrimitiveType { Kind: TfPrimitive.String } => new TfString(reader.ValidText(trail)),
            TfPrimitiveType { Kind: TfPrimitive.Number } => MsgPackNumber.Read(ref reader, trail),
            TfPrimitiveType { Kind: TfPrimitive.Bool } => TfBool.Of(reader.Bool(trail)),
            TfPrimitiveType => ReadDynamic(),
            TfCollectionType { Kind: TfCollection.List } list => new TfList(new ValueList<TfValue>(ReadElements(list.Element, inSet: false))),
            TfCollectionType { Kind: TfCollection.Set } set => new TfSet(ReadElements(set.Element, inSet: true)),
            TfCollectionType map => ReadMap(map.Element),
            TfTupleType tuple => ReadTuple(tuple),
            TfObjectType @object => ReadObject(@object),
            _ => throw trail.Error("the type is none of Terraform's"),
        };
    }

    /// <summary>An extension without content is an unknown, whatever its code; code 12 with content is an unknown about which something is promised.</summary>
    private TfValue ReadUnknown(TfType type)
    {
        var extension = reader.ReadExtensionFormat();
        return extension.Data.Length <= 1 ? TfValue.Unknown
            : extension.TypeCode == MsgPackRefinements.ExtensionCode ? MsgPackRefinements.Read(extension.Data, type, trail)
            : throw trail.Error($"the extension type {extension.TypeCode} is not supported");
    }

    private TfValue[] ReadElements(TfType element, bool inSet)
    {
        var count = reader.ArrayHeader(trail);
        var elements = count == 0 ? [] : new TfValue[count];
        for (var i = 0; i < elements.Length; i++)
        {
            trail.EnterElement(i, inSet);
            elements[i] = Read(element);
            trail.Leave();
        }

        return elements;
    }

    private TfMap ReadMap(TfType element)
    {
        var entries = new KeyValuePair<string, TfValue>[reader.MapHeader(trail)];
        for (var i = 0; i < entries.Length; i++)
        {
            var key = reader.ValidText(trail);
            trail.EnterKey(key);
            entries[i] = KeyValuePair.Create(key, Read(element));
            trail.Leave();
        }

        return new TfMap(new ValueMap<TfValue>(entries));
    }

    private TfList ReadTuple(TfTupleType type)
    {
        var count = reader.ArrayHeader(trail);
        if (count != type.Elements.Count)
        {
            throw trail.Error($"a tuple of {type.Elements.Count} elements is required ({count} given)");
        }

        var elements = new TfValue[count];
        for (var i = 0; i < elements.Length; i++)
        {
            trail.EnterIndex(i);
            elements[i] = Read(type.Elements[i]);
            trail.Leave();
        }

        return new TfList(new ValueList<TfValue>(elements));
    }

    private TfObject ReadObject(TfObjectType type)
    {
        var attributes = type.Attributes;
        var count = reader.MapHeader(trail);
        if (count != attributes.Count)
        {
            throw trail.Error($"an object with {attributes.Count} attributes is required ({count} given)");
        }

        var values = new TfValue[count];
        for (var i = 0; i < count; i++)
        {
            var index = IndexOf(attributes, reader.Text(trail), expected: i);
            if (index < 0 || values[index] is not null)
            {
                throw trail.Error(index < 0 ? "the object has an attribute that its type lacks" : "the object has an attribute twice");
            }

            trail.EnterAttribute(attributes.KeyAt(index));
            values[index] = Read(attributes.ValueAt(index));
            trail.Leave();
        }

        return new TfObject(attributes.WithValues(values));
    }

    /// <summary>Core sends attributes in order, so the name is nearly always the one expected and no text is made of it.</summary>
    private static int IndexOf(ValueMap<TfType> attributes, ReadOnlySpan<byte> name, int expected) =>
        Ascii.Equals(name, attributes.KeyAt(expected)) ? expected
            : Utf8.IsValid(name) ? attributes.IndexOf(Encoding.UTF8.GetString(name))
            : -1;

    /// <summary>A pair of type and value; a null of any type is a plain null.</summary>
    private TfValue ReadDynamic()
    {
        if (reader.ArrayHeader(trail) != 2)
        {
            throw trail.Error("a value with its type is required");
        }

        var type = ReadType();
        trail.EnterDynamic();
        var value = Read(type);
        trail.Leave();
        return value.IsNull || type == TfType.Dynamic ? value : new TfDynamic(type, value);
    }

    private TfType ReadType()
    {
        try
        {
            return TypeJson.Parse(reader.Text(trail));
        }
        catch (CodecException e) when (e.Path.IsWhole)
        {
            throw trail.Error(e.Reason, e);
        }
    }
}
