using Terraform.Framework;

namespace Unit.Framework;

/// <summary>Random schemas, and configurations and finished values that fit them. The same seed makes the same world.</summary>
internal sealed class RandomWorld(int seed)
{
    private static readonly string[] Words = ["a", "b", "c", "MS1", "v1", ""];

    private readonly Random random = new(seed);
    private int made;

    public Schema Schema()
    {
        var attributes = Attributes("a", depth: 0, inSet: false).ToList();
        attributes.Add(new("id", TfType.String) { Mode = AttributeMode.Computed, KeepsPrior = true, Description = "Id." });
        attributes.AddRange(Enumerable.Range(0, random.Next(3)).Select(i => Block($"b{i}", depth: 0, inSet: false)));
        return new Schema { Description = "Random.", Attributes = [.. attributes] };
    }

    /// <summary>What a practitioner may write: nothing computed-only, nothing required left out.</summary>
    /// <param name="unknowns">Chance of an unknown at each place, in percent.</param>
    public TfObject Config(Schema schema, int unknowns) => ConfigObject(schema.Attributes, unknowns);

    /// <summary>The same configuration with a few other values.</summary>
    public TfObject Mutate(Schema schema, TfObject config, int unknowns)
    {
        var other = Config(schema, unknowns);
        return new TfObject(config.Attributes.Map((name, value) => random.Next(4) == 0 ? other[name] : value));
    }

    /// <summary>The configuration as it is at apply, when everything has become known, sometimes null.</summary>
    public TfObject Resolve(Schema schema, TfObject config) => Resolve(schema.Attributes, config);

    /// <summary>A finished value for a planned one: every unknown filled in by what the schema allows there.</summary>
    public TfObject Finish(Schema schema, TfObject planned) => (TfObject)Fill(schema.Type, planned);

    /// <summary>Elements of a set became equal when they were finished and are one element now; no provider can plan two again without a change.</summary>
    public bool HasCollapsed { get; private set; }

    private static TfType TypeOf(TfType type, string name) => ((TfObjectType)type).Attributes[name];

    private IEnumerable<SchemaAttribute> Attributes(string prefix, int depth, bool inSet, AttributeMode? owner = null)
    {
        var count = random.Next(1, 5);
        for (var i = 0; i < count; i++)
        {
            yield return Attribute($"{prefix}{i}", depth, inSet, owner);
        }
    }

    private SchemaAttribute Attribute(string name, int depth, bool inSet, AttributeMode? owner)
    {
        // Inside of a computed value everything is computed.
        var mode = owner switch
        {
            AttributeMode.Computed => AttributeMode.Computed,
            AttributeMode.OptionalComputed => (AttributeMode)random.Next(2, 4),
            _ => (AttributeMode)random.Next(4),
        };
        if (depth < 2 && random.Next(3) == 0)
        {
            var nesting = (NestingMode)random.Next(4);
            var nested = new NestedAttributes(nesting, [.. Attributes($"{name}_", depth + 1, inSet || nesting == NestingMode.Set, mode)]);
            return SchemaAttribute.OfNested(name, nested, mode, "Nested.")
                with
            { RequiresReplace = Configurable(mode) && random.Next(5) == 0, KeepsPrior = Keeps(mode) };
        }

        var type = Type();
        var attribute = new SchemaAttribute(name, type)
        {
            Mode = mode,
            Description = "Plain.",
            RequiresReplace = Configurable(mode) && random.Next(4) == 0,
            KeepsPrior = Keeps(mode),
            LocalOnly = depth == 0 && !inSet && random.Next(8) == 0,
            Default = mode == AttributeMode.OptionalComputed && random.Next(3) == 0 ? Value(type, 0) : null,
            SameMeaning = type == TfType.String && random.Next(4) == 0
                ? (x, y) => string.Equals(((TfString)x).Text, ((TfString)y).Text, StringComparison.OrdinalIgnoreCase)
                : null,
        };
        return mode == AttributeMode.Optional && !inSet && random.Next(6) == 0 ? attribute with { WriteOnly = true, RequiresReplace = false } : attribute;
    }

    private SchemaAttribute Block(string name, int depth, bool inSet)
    {
        var nesting = (NestingMode)random.Next(5);
        inSet = inSet || nesting == NestingMode.Set;
        SchemaAttribute[] blocks = depth == 0 && random.Next(3) == 0 ? [Block($"{name}_b", 1, inSet)] : [];
        var block = new NestedBlock(nesting, [.. Attributes($"{name}_", depth + 1, inSet), .. blocks]);
        return SchemaAttribute.OfNested(name, block, AttributeMode.Optional, "Block.");
    }

    private static bool Configurable(AttributeMode mode) => mode != AttributeMode.Computed;

    private bool Keeps(AttributeMode mode) => mode is AttributeMode.Computed or AttributeMode.OptionalComputed && random.Next(2) == 0;

    private TfType Type() => random.Next(7) switch
    {
        0 => TfType.Number,
        1 => TfType.Bool,
        2 => TfType.List(TfType.String),
        3 => TfType.Set(TfType.String),
        4 => TfType.Map(TfType.Number),
        _ => TfType.String,
    };

    private TfObject ConfigObject(ValueList<SchemaAttribute> attributes, int unknowns) =>
        SchemaTypes.Object(attributes, a => a.Nested is NestedBlock block ? ConfigBlock(block, unknowns) : ConfigValue(a, unknowns));

    private TfValue ConfigBlock(NestedBlock block, int unknowns) => random.Next(100) < unknowns
        ? TfValue.Unknown
        : block.Nesting == NestingMode.Single && random.Next(2) == 0
        ? TfValue.Null
        : Elements(block, unknowns);

    private TfObject Resolve(ValueList<SchemaAttribute> attributes, TfObject config) => SchemaTypes.Object(attributes, attribute =>
    {
        var value = config[attribute.Name];
        return attribute.Nested switch
        {
            NestedBlock block when value.IsUnknown => Elements(block, 0),
            _ when value.IsUnknown => ConfigValue(attribute, 0),
            { } nested => ResolveElements(nested.Attributes, value),
            _ => ResolvePlain(attribute.Type, value),
        };
    });

    private TfValue ResolveElements(ValueList<SchemaAttribute> attributes, TfValue value)
    {
        return value switch
        {
            TfObject o => Resolve(attributes, o),
            TfList list => new TfList([.. list.Elements.Select(Element)]),
            TfSet set => new TfSet(set.Elements.Select(Element).ToList()),
            TfMap map => new TfMap(map.Entries.Map((_, e) => Element(e))),
            _ => value,
        };

        TfValue Element(TfValue element) => element is TfObject o ? Resolve(attributes, o) : ConfigObject(attributes, 0);
    }

    private TfValue ResolvePlain(TfType type, TfValue value) => value switch
    {
        TfUnknown => Value(type, 0),
        TfList list => new TfList([.. list.Elements.Select(e => ResolvePlain(((TfCollectionType)type).Element, e))]),
        TfSet set => new TfSet(set.Elements.Select(e => ResolvePlain(((TfCollectionType)type).Element, e)).ToList()),
        TfMap map => new TfMap(map.Entries.Map((_, e) => ResolvePlain(((TfCollectionType)type).Element, e))),
        _ => value,
    };

    private TfValue ConfigValue(SchemaAttribute attribute, int unknowns)
    {
        if (attribute.Mode == AttributeMode.Computed || (attribute.Mode != AttributeMode.Required && random.Next(2) == 0))
        {
            return TfValue.Null;
        }

        if (random.Next(100) < unknowns)
        {
            return TfValue.Unknown;
        }

        return attribute.Nested is { } nested
            ? Elements(nested, unknowns)
            : Value(attribute.Type, unknowns);
    }

    private TfValue Elements(NestedAttributes nested, int unknowns)
    {
        var count = random.Next(4);
        return nested.Nesting switch
        {
            NestingMode.List => new TfList([.. Enumerable.Range(0, count).Select(_ => One())]),
            NestingMode.Set => new TfSet(Enumerable.Range(0, count).Select(_ => One()).ToList()),
            NestingMode.Map => new TfMap(new ValueMap<TfValue>(Enumerable.Range(0, count).Select(i => KeyValuePair.Create($"k{i}", One())))),
            _ => ConfigObject(nested.Attributes, unknowns),
        };

        TfValue One() => nested is not NestedBlock && random.Next(100) < unknowns ? TfValue.Unknown : ConfigObject(nested.Attributes, unknowns);
    }

    private TfValue Value(TfType type, int unknowns)
    {
        if (random.Next(100) < unknowns)
        {
            return TfValue.Unknown;
        }

        return type switch
        {
            TfPrimitiveType { Kind: TfPrimitive.Number } => TfNumber.Of(random.Next(-3, 4)),
            TfPrimitiveType { Kind: TfPrimitive.Bool } => TfBool.Of(random.Next(2) == 0),
            TfCollectionType { Kind: TfCollection.List } list =>
                new TfList([.. Enumerable.Range(0, random.Next(4)).Select(_ => Value(list.Element, unknowns))]),
            TfCollectionType { Kind: TfCollection.Set } set =>
                new TfSet(Enumerable.Range(0, random.Next(4)).Select(_ => Value(set.Element, unknowns)).ToList()),
            TfCollectionType map =>
                new TfMap(new ValueMap<TfValue>(Enumerable.Range(0, random.Next(4)).Select(i => KeyValuePair.Create($"k{i}", Value(map.Element, unknowns))))),
            TfObjectType of => new TfObject(of.Attributes.Map((_, part) => random.Next(3) == 0 ? TfValue.Null : Value(part, unknowns))),
            _ => new TfString(Words[random.Next(Words.Length)]),
        };
    }

    private TfValue Fill(TfType type, TfValue value) => value switch
    {
        TfUnknown => type == TfType.String ? new TfString($"made{made++}") : Value(type, 0),
        TfObject o => new TfObject(o.Attributes.Map((name, part) => Fill(TypeOf(type, name), part))),
        TfList list => new TfList([.. list.Elements.Select(e => Fill(((TfCollectionType)type).Element, e))]),
        TfSet set => FillSet(((TfCollectionType)type).Element, set),
        TfMap map => new TfMap(map.Entries.Map((_, e) => Fill(((TfCollectionType)type).Element, e))),
        _ => value,
    };

    private TfSet FillSet(TfType element, TfSet set)
    {
        var filled = new TfSet(set.Elements.Select(e => Fill(element, e)).ToList());
        HasCollapsed |= filled.Elements.Count < set.Elements.Count;
        return filled;
    }
}
