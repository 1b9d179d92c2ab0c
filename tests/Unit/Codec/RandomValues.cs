using System.Numerics;
using Terraform.Framework;

namespace Unit.Codec;

/// <summary>Types and values by chance, the same for the same seed.</summary>
internal sealed class RandomValues(int seed)
{
    private static readonly string[] Texts = [
        "", "a", "name", "Ünïcode", "😀", "x\u0301y", "line\nbreak", "\"quoted\"", new string('z', 300), "한국어", "\0", "ｆｕｌｌ",
    ];
    private static readonly string[] Numbers = [
        "0", "-1", "127", "128", "9223372036854775807", "-9223372036854775808", "18446744073709551616", "0.1", "-0.5", "1e400", "1e-300",
        "3.14159265358979323846264338327950288",
    ];

    private readonly Random random = new(seed);

    public TfType Type(int depth = 3) => random.Next(depth == 0 ? 4 : 9) switch
    {
        0 => TfType.String,
        1 => TfType.Number,
        2 => TfType.Bool,
        3 => TfType.Dynamic,
        4 => TfType.List(ElementType(depth)),
        5 => TfType.Set(ElementType(depth)),
        6 => TfType.Map(ElementType(depth)),
        7 => TfType.Tuple([.. Enumerable.Range(0, random.Next(4)).Select(_ => Type(depth - 1))]),
        _ => new TfObjectType(
            new ValueMap<TfType>(Enumerable.Range(0, random.Next(6)).Select(i => KeyValuePair.Create($"attribute_{random.Next(100)}{i}", Type(depth - 1))))),
    };

    public TfValue Value(TfType type, bool whollyKnown = false) => random.Next(10) switch
    {
        0 => TfValue.Null,
        1 when !whollyKnown => Unknown(type),
        _ => Known(type, whollyKnown),
    };

    public byte[] Bytes(int maximum)
    {
        var bytes = new byte[random.Next(maximum)];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>The same bytes with a few changed, cut out, doubled or put in.</summary>
    public byte[] Mutate(ReadOnlySpan<byte> bytes)
    {
        var mutated = bytes.ToArray().ToList();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var at = random.Next(mutated.Count + 1);
            switch (random.Next(4))
            {
                case 0 when at < mutated.Count:
                    mutated[at] = (byte)random.Next(256);
                    break;
                case 1 when at < mutated.Count:
                    mutated.RemoveRange(at, Math.Min(random.Next(1, 4), mutated.Count - at));
                    break;
                case 2:
                    mutated.InsertRange(at, mutated.Skip(at).Take(random.Next(1, 5)).ToArray());
                    break;
                default:
                    mutated.Insert(at, (byte)random.Next(256));
                    break;
            }
        }

        return [.. mutated];
    }

    public int Next(int below) => random.Next(below);

    // A list of dynamic panics core, so no schema has one.
    private TfType ElementType(int depth)
    {
        var type = Type(depth - 1);
        return type == TfType.Dynamic ? TfType.String : type;
    }

    private TfUnknown Unknown(TfType type) => random.Next(3) == 0 ? TfUnknown.Plain : new TfUnknown(new TfRefinements(
        NotNull: random.Next(2) == 0,
        Prefix: type == TfType.String && random.Next(2) == 0 ? "pre-" : null,
        Lower: type == TfType.Number && random.Next(2) == 0 ? new TfBound(Number(), random.Next(2) == 0) : null,
        Upper: type == TfType.Number && random.Next(2) == 0 ? new TfBound(Number(), random.Next(2) == 0) : null,
        LengthLower: type is TfCollectionType && random.Next(2) == 0 ? random.Next(100_000) : null,
        LengthUpper: type is TfCollectionType && random.Next(2) == 0 ? random.Next(100_000) : null));

    private TfValue Known(TfType type, bool whollyKnown) => type switch
    {
        TfPrimitiveType { Kind: TfPrimitive.String } => new TfString(Texts[random.Next(Texts.Length)]),
        TfPrimitiveType { Kind: TfPrimitive.Number } => Number(),
        TfPrimitiveType { Kind: TfPrimitive.Bool } => TfBool.Of(random.Next(2) == 0),
        TfPrimitiveType => Dynamic(whollyKnown),
        TfCollectionType { Kind: TfCollection.List } list => new TfList([.. Elements(list.Element, whollyKnown)]),
        TfCollectionType { Kind: TfCollection.Set } set => new TfSet(Elements(set.Element, whollyKnown)),
        TfCollectionType map =>
            new TfMap(new ValueMap<TfValue>(Elements(map.Element, whollyKnown).Select((e, i) => KeyValuePair.Create(Texts[i] + random.Next(10), e)))),
        TfTupleType tuple => new TfList([.. tuple.Elements.Select(e => Value(e, whollyKnown))]),
        TfObjectType @object => new TfObject(@object.Attributes.WithValues([.. @object.Attributes.Values.Select(a => Value(a, whollyKnown))])),
        _ => throw new ArgumentException(type.ToString()),
    };

    private TfValue[] Elements(TfType type, bool whollyKnown) => Enumerable.Range(0, random.Next(5)).Select(_ => Value(type, whollyKnown)).ToArray();

    private TfValue Dynamic(bool whollyKnown)
    {
        var type = Type(1);
        var value = Value(type, whollyKnown);
        return value.IsNull || type == TfType.Dynamic ? value : new TfDynamic(type, value);
    }

    private TfNumber Number() => random.Next(4) switch
    {
        0 => TfNumber.Of(random.NextInt64(long.MinValue, long.MaxValue)),
        1 => TfNumber.OfExact(BitConverter.Int64BitsToDouble(random.NextInt64()) is var d && double.IsFinite(d) ? d : 0.25),
        2 => TfNumber.Of(new BigInteger(random.NextInt64()) * random.NextInt64(), random.Next(-40, 40)),
        _ => TfNumber.TryParse(Numbers[random.Next(Numbers.Length)], out var number) ? number : throw new InvalidOperationException(),
    };
}
