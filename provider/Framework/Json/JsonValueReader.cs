using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Terraform.Framework;

/// <summary>Reads one value of a type from JSON text.</summary>
public ref struct JsonValueReader
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = (2 * ValueTrail.MaximumDepth) + 2 };

    private readonly ReadOnlySpan<byte> json;
    private readonly ValueTrail trail;
    private readonly bool ignoreSurplus;
    private Utf8JsonReader reader;

    private JsonValueReader(ReadOnlySpan<byte> json, bool ignoreSurplus)
    {
        this.json = json;
        trail = new ValueTrail();
        reader = new Utf8JsonReader(json, Options);
        this.ignoreSurplus = ignoreSurplus;
    }

    /// <param name="ignoreSurplus">Whether an object may have attributes that its type lacks: stored state may, an answer may not.</param>
    /// <exception cref="CodecException">The text is not JSON, or is not of the type.</exception>
    public static TfValue Read(ReadOnlySpan<byte> json, TfType type, bool ignoreSurplus)
    {
        var value = new JsonValueReader(json, ignoreSurplus);
        try
        {
            value.Advance();
            var result = value.Read(type);
            return value.reader.Read() ? throw value.Error("something follows the value") : result;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw value.Error("this is not JSON text in UTF-8", e);
        }
    }

    /// <summary>The value at the token at hand; ends on its last token.</summary>
    private TfValue Read(TfType type) => reader.TokenType == JsonTokenType.Null ? TfValue.Null : type switch
    {
        TfPrimitiveType { Kind: TfPrimitive.String } => ReadString(),
        TfPrimitiveType { Kind: TfPrimitive.Number } => ReadNumber(),
        TfPrimitiveType { Kind: TfPrimitive.Bool } => ReadBool(),
        TfPrimitiveType => ReadDynamic(),
        TfCollectionType { Kind: TfCollection.List } list => new TfList(new ValueList<TfValue>(ReadElements(list.Element, inSet: false))),
        TfCollectionType { Kind: TfCollection.Set } set => new TfSet(ReadElements(set.Element, inSet: true)),
        TfCollectionType map => ReadMap(map.Element),
        TfTupleType tuple => ReadTuple(tuple),
        TfObjectType @object => ReadObject(@object),
        _ => throw Error("the type is none of Terraform's"),
    };

    private readonly TfString ReadString() => reader.TokenType switch
    {
        JsonTokenType.String => new TfString(reader.GetString()!),
        JsonTokenType.Number => new TfString(Encoding.UTF8.GetString(reader.ValueSpan)),
        JsonTokenType.True => new TfString("true"),
        JsonTokenType.False => new TfString("false"),
        _ => throw Error("a string is required"),
    };

    private readonly TfNumber ReadNumber()
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var whole))
        {
            return TfNumber.Of(whole);
        }

        if (reader.TokenType is not (JsonTokenType.Number or JsonTokenType.String))
        {
            throw Error("a number is required");
        }

        var length = reader.ValueSpan.Length;
        var buffer = ArrayPool<char>.Shared.Rent(length);
        try
        {
            var count = Encoding.UTF8.GetChars(reader.ValueSpan, buffer);
            return TfNumber.TryParse(buffer.AsSpan(0, count), out var number) ? number : throw Error("a number is required, of at most 4000 places");
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    private readonly TfBool ReadBool() => reader.TokenType switch
    {
        JsonTokenType.True => TfBool.True,
        JsonTokenType.False => TfBool.False,
        JsonTokenType.String when reader.ValueTextEquals("true"u8) || reader.ValueTextEquals("1"u8) => TfBool.True,
        JsonTokenType.String when reader.ValueTextEquals("false"u8) || reader.ValueTextEquals("0"u8) => TfBool.False,
        _ => throw Error("a bool is required"),
    };

    private TfValue[] ReadElements(TfType element, bool inSet)
    {
        Expect(JsonTokenType.StartArray, inSet ? "a set is required" : "a list is required");
        var elements = new List<TfValue>();
        while (AdvanceUnless(JsonTokenType.EndArray))
        {
            trail.EnterElement(elements.Count, inSet);
            elements.Add(Read(element));
            trail.Leave();
        }

        return [.. elements];
    }

    private TfMap ReadMap(TfType element)
    {
        Expect(JsonTokenType.StartObject, "a map is required");
        var entries = new List<KeyValuePair<string, TfValue>>();
        while (AdvanceUnless(JsonTokenType.EndObject))
        {
            var key = reader.GetString()!;
            Advance();
            trail.EnterKey(key);
            entries.Add(KeyValuePair.Create(key, Read(element)));
            trail.Leave();
        }

        return new TfMap(new ValueMap<TfValue>(entries));
    }

    private TfList ReadTuple(TfTupleType type)
    {
        Expect(JsonTokenType.StartArray, "a tuple is required");
        var elements = new TfValue[type.Elements.Count];
        var count = 0;
        while (AdvanceUnless(JsonTokenType.EndArray))
        {
            if (count == elements.Length)
            {
                throw Error($"a tuple of {elements.Length} elements is required");
            }

            trail.EnterIndex(count);
            elements[count] = Read(type.Elements[count]);
            trail.Leave();
            count++;
        }

        return count == elements.Length ? new TfList(new ValueList<TfValue>(elements)) : throw Error($"a tuple of {elements.Length} elements is required");
    }

    private TfObject ReadObject(TfObjectType type)
    {
        Expect(JsonTokenType.StartObject, "an object is required");
        var values = new TfValue[type.Attributes.Count];
        Array.Fill(values, TfValue.Null);
        var next = 0;
        while (AdvanceUnless(JsonTokenType.EndObject))
        {
            var index = IndexOf(type.Attributes, next);
            Advance();
            if (index >= 0)
            {
                next = index + 1;
                trail.EnterAttribute(type.Attributes.KeyAt(index));
                values[index] = Read(type.Attributes.ValueAt(index));
                trail.Leave();
            }
            else if (ignoreSurplus)
            {
                reader.Skip();
            }
            else
            {
                throw Error("the object has an attribute that its type lacks");
            }
        }

        return new TfObject(type.Attributes.WithValues(values));
    }

    /// <summary>State is stored in order, so the name is nearly always the one expected and no text is made of it.</summary>
    private readonly int IndexOf(ValueMap<TfType> attributes, int expected) =>
        expected < attributes.Count && reader.ValueTextEquals(attributes.KeyAt(expected)) ? expected : attributes.IndexOf(reader.GetString()!);

    /// <summary>The wrapper <c>{"value":…,"type":…}</c>, members in any order.</summary>
    private TfValue ReadDynamic()
    {
        Expect(JsonTokenType.StartObject, "a value with its type is required");
        TfType? type = null;
        var value = default(Utf8JsonReader);
        var hasValue = false;
        while (AdvanceUnless(JsonTokenType.EndObject))
        {
            var isType = reader.ValueTextEquals("type"u8);
            var isValue = reader.ValueTextEquals("value"u8);
            Advance();
            var at = reader;
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (isType)
            {
                type = ParseType(json[start..(int)reader.BytesConsumed]);
            }
            else if (isValue)
            {
                value = at;
                hasValue = true;
            }
        }

        if (type is null || !hasValue)
        {
            throw Error("a value with its type is required");
        }

        var end = reader;
        reader = value;

        // Counts as a level, since a dynamic value can hold a dynamic value without end.
        trail.EnterDynamic();
        var inner = Read(type);
        trail.Leave();
        reader = end;
        return inner.IsNull || inner is TfDynamic ? inner : new TfDynamic(type, inner);
    }

    private readonly TfType ParseType(ReadOnlySpan<byte> text)
    {
        try
        {
            return TypeJson.Parse(text);
        }
        catch (CodecException e)
        {
            throw Error(e.Reason, e);
        }
    }

    private void Advance()
    {
        if (!reader.Read())
        {
            throw Error("the text ends too early");
        }
    }

    private bool AdvanceUnless(JsonTokenType end)
    {
        Advance();
        return reader.TokenType != end;
    }

    private readonly void Expect(JsonTokenType expected, string reason)
    {
        if (reader.TokenType != expected)
        {
            throw Error(reason);
        }
    }

    private readonly CodecException Error(string reason, Exception? cause = null) => trail.Error(reason, cause);
}
