using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Terraform.Framework;

/// <summary>Types as compact JSON text: <c>"string"</c>, <c>["list",T]</c>, <c>["object",{"a":T}]</c>, <c>["tuple",[T,T]]</c> (plugin-protocol section
/// 3.6).</summary>
/// <remarks>Writing is done by hand, since it is part of every start of the process.</remarks>
public static class TypeJson
{
    private const int MaximumDepth = ValueTrail.MaximumDepth;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = (2 * MaximumDepth) + 2 };

    public static byte[] Write(TfType type)
    {
        var text = new StringBuilder();
        Append(text, type);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Optional attributes of an object (the third element) are taken as attributes like the others.</summary>
    /// <exception cref="CodecException">This is no type.</exception>
    public static TfType Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, Options);
        try
        {
            Advance(ref reader);
            var type = Read(ref reader, 0);
            return reader.Read() ? throw Wrong("something follows it") : type;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Wrong("it is not JSON", e);
        }
    }

    private static void Append(StringBuilder text, TfType type)
    {
        switch (type)
        {
            case TfPrimitiveType primitive:
                text.Append(primitive.Kind switch
                {
                    TfPrimitive.String => "\"string\"",
                    TfPrimitive.Number => "\"number\"",
                    TfPrimitive.Bool => "\"bool\"",
                    _ => "\"dynamic\"",
                });
                break;
            case TfCollectionType collection:
                text.Append(collection.Kind switch
                {
                    TfCollection.List => "[\"list\",",
                    TfCollection.Set => "[\"set\",",
                    _ => "[\"map\",",
                });
                Append(text, collection.Element);
                text.Append(']');
                break;
            case TfObjectType @object:
                AppendObject(text, @object);
                break;
            case TfTupleType tuple:
                AppendTuple(text, tuple);
                break;
            default:
                throw new ArgumentException($"{type.GetType().Name} has no JSON form.", nameof(type));
        }
    }

    private static void AppendObject(StringBuilder text, TfObjectType type)
    {
        text.Append("[\"object\",{");
        for (var i = 0; i < type.Attributes.Count; i++)
        {
            text.Append(i == 0 ? "\"" : ",\"").Append(JsonEncoded(type.Attributes.KeyAt(i))).Append("\":");
            Append(text, type.Attributes.ValueAt(i));
        }

        text.Append("}]");
    }

    private static void AppendTuple(StringBuilder text, TfTupleType type)
    {
        text.Append("[\"tuple\",[");
        for (var i = 0; i < type.Elements.Count; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            Append(text, type.Elements[i]);
        }

        text.Append("]]");
    }

    /// <summary>Names of attributes are almost always plain; the encoder is not even loaded for them.</summary>
    private static string JsonEncoded(string name) => name.AsSpan().ContainsAnyExcept(PlainNameCharacters) ? JsonEncodedText.Encode(name).ToString() : name;

    private static readonly SearchValues<char> PlainNameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");

    private static TfType Read(ref Utf8JsonReader reader, int depth)
    {
        if (depth > MaximumDepth)
        {
            throw Wrong("it is nested too deeply");
        }

        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.ValueTextEquals("string"u8) ? TfType.String
                : reader.ValueTextEquals("number"u8) ? TfType.Number
                : reader.ValueTextEquals("bool"u8) ? TfType.Bool
                : reader.ValueTextEquals("dynamic"u8) ? TfType.Dynamic
                : throw Wrong("a name of a type is unknown");
        }

        Expect(ref reader, JsonTokenType.StartArray);
        Advance(ref reader);
        Expect(ref reader, JsonTokenType.String);
        var type = ReadComposite(ref reader, depth);
        Advance(ref reader);
        Expect(ref reader, JsonTokenType.EndArray);
        return type;
    }

    private static TfType ReadComposite(ref Utf8JsonReader reader, int depth)
    {
        if (reader.ValueTextEquals("object"u8))
        {
            return ReadObject(ref reader, depth);
        }

        if (reader.ValueTextEquals("tuple"u8))
        {
            return ReadTuple(ref reader, depth);
        }

        var kind = reader.ValueTextEquals("list"u8) ? TfCollection.List
            : reader.ValueTextEquals("set"u8) ? TfCollection.Set
            : reader.ValueTextEquals("map"u8) ? TfCollection.Map
            : throw Wrong("a kind of type is unknown");
        Advance(ref reader);
        return new TfCollectionType(kind, Read(ref reader, depth + 1));
    }

    private static TfObjectType ReadObject(ref Utf8JsonReader reader, int depth)
    {
        Advance(ref reader);
        Expect(ref reader, JsonTokenType.StartObject);
        var attributes = new List<KeyValuePair<string, TfType>>();
        while (AdvanceUnless(ref reader, JsonTokenType.EndObject))
        {
            var name = reader.GetString()!;
            Advance(ref reader);
            attributes.Add(KeyValuePair.Create(name, Read(ref reader, depth + 1)));
        }

        // The optional third element: names of optional attributes, meaningful for module variables only.
        var rest = reader;
        if (rest.Read() && rest.TokenType == JsonTokenType.StartArray)
        {
            Advance(ref reader);
            while (AdvanceUnless(ref reader, JsonTokenType.EndArray))
            {
                Expect(ref reader, JsonTokenType.String);
            }
        }

        return new TfObjectType(new ValueMap<TfType>(attributes));
    }

    private static TfTupleType ReadTuple(ref Utf8JsonReader reader, int depth)
    {
        Advance(ref reader);
        Expect(ref reader, JsonTokenType.StartArray);
        var elements = new List<TfType>();
        while (AdvanceUnless(ref reader, JsonTokenType.EndArray))
        {
            elements.Add(Read(ref reader, depth + 1));
        }

        return new TfTupleType([.. elements]);
    }

    private static void Advance(ref Utf8JsonReader reader)
    {
        if (!reader.Read())
        {
            throw Wrong("it ends too early");
        }
    }

    private static bool AdvanceUnless(ref Utf8JsonReader reader, JsonTokenType end)
    {
        Advance(ref reader);
        return reader.TokenType != end;
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType expected)
    {
        if (reader.TokenType != expected)
        {
            throw Wrong("its parts are not in the right places");
        }
    }

    private static CodecException Wrong(string how, Exception? cause = null) => new(AttributePath.Whole, $"the JSON text of a type is wrong: {how}", cause);
}
