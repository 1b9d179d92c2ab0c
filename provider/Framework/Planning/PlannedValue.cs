namespace Terraform.Framework;

/// <summary>The planned value of a resource as its schema alone tells it, from configuration and prior state. Pure.</summary>
/// <remarks>
/// It starts from the same merge as core's proposed new state (plugin-protocol section 4.3), done here element by element so that every planned element of a
/// set is known together with the configuration and the prior element that it comes from.
/// </remarks>
internal static class PlannedValue
{
    /// <summary>Merge, defaults, write-only and equal meanings; computed values without configuration keep their prior value.</summary>
    public static TfObject Merged(Schema schema, TfObject config, TfObject? prior) => Object(schema.Attributes, schema.Blocks, config, prior, marking: false);

    /// <summary>The same for a resource that will change: computed values without configuration are unknown, unless they have a default or are kept.</summary>
    public static TfObject Marked(Schema schema, TfObject config, TfObject? prior) => Object(schema.Attributes, schema.Blocks, config, prior, marking: true);

    /// <summary>A value that stands as long as the object does.</summary>
    private static bool IsKept(SchemaAttribute attribute) => attribute.KeepsPrior || attribute.RequiresReplace;

    private static TfObject Object(ValueList<SchemaAttribute> attributes, ValueList<SchemaBlock> blocks, TfObject config, TfObject? prior, bool marking)
    {
        var planned = new List<KeyValuePair<string, TfValue>>(attributes.Count + blocks.Count);
        foreach (var attribute in attributes)
        {
            planned.Add(new(attribute.Name, Attribute(attribute, config[attribute.Name], prior, marking)));
        }

        foreach (var block in blocks)
        {
            planned.Add(new(block.Name, Nested(block.Attributes, block.Blocks, config[block.Name], prior?[block.Name] ?? TfValue.Null, marking)));
        }

        return new TfObject(new ValueMap<TfValue>(planned));
    }

    /// <param name="owner">The prior object that has the attribute; null when the object is new.</param>
    private static TfValue Attribute(SchemaAttribute attribute, TfValue config, TfObject? owner, bool marking)
    {
        var prior = owner?[attribute.Name] ?? TfValue.Null;
        if (attribute.WriteOnly)
        {
            return TfValue.Null;
        }

        // A configured value of a computed-only attribute was refused by validation; it counts for nothing.
        if (attribute.Mode == AttributeMode.Computed || (attribute.IsComputed && config.IsNull))
        {
            return attribute.Default ?? Computed(attribute, owner is not null, prior, marking);
        }

        if (SetMatching.SameMeaning(attribute, config, prior))
        {
            return prior;
        }

        return attribute.Nested is { } nested ? Nested(nested.Attributes, [], config, prior, marking) : config;
    }

    private static TfValue Computed(SchemaAttribute attribute, bool hasOwner, TfValue prior, bool marking)
    {
        // What was once written into an optional nested attribute goes when it is taken out.
        var inherited = attribute is { Mode: AttributeMode.OptionalComputed, Nested: { } nested } && WasConfigured(nested, prior) ? TfValue.Null : prior;
        if (!marking)
        {
            return inherited;
        }

        return hasOwner && IsKept(attribute) && inherited == prior ? prior : TfValue.Unknown;
    }

    /// <summary>Whether a prior nested value holds anything that only a practitioner can give.</summary>
    private static bool WasConfigured(NestedAttributes nested, TfValue value) => value switch
    {
        TfObject o => nested.Attributes.Any(a => o[a.Name] is { IsNull: false } part
            && (!a.IsComputed || (a.Nested is { } inner && WasConfigured(inner, part)))),
        TfList list => list.Elements.Any(e => WasConfigured(nested, e)),
        TfSet set => set.Elements.Any(e => WasConfigured(nested, e)),
        TfMap map => map.Entries.Values.Any(e => WasConfigured(nested, e)),
        _ => false,
    };

    /// <summary>Nested attributes and blocks of every nesting; what is null or unknown as a whole stays so.</summary>
    private static TfValue Nested(ValueList<SchemaAttribute> attributes, ValueList<SchemaBlock> blocks, TfValue config, TfValue prior, bool marking)
    {
        switch (config)
        {
            case TfObject one:
                return Object(attributes, blocks, one, prior as TfObject, marking);

            case TfList list:
                var before = prior as TfList;
                return new TfList(Elements(list.Elements, i => before is not null && i < before.Elements.Count ? before.Elements[i] as TfObject : null));

            case TfSet set:
                var matches = SetMatching.Match(attributes, blocks, set.Elements, prior);
                return Distinct(attributes, set, matches, Elements(set.Elements, i => matches[i]), marking);

            case TfMap map:
                var was = prior as TfMap;
                return new TfMap(map.Entries.Map((key, element) =>
                    Element(element, was is not null && was.Entries.TryGetValue(key, out var old) ? old as TfObject : null)));

            default:
                return config;
        }

        TfValue Element(TfValue element, TfObject? old) => element is TfObject one ? Object(attributes, blocks, one, old, marking) : element;

        ValueList<TfValue> Elements(ValueList<TfValue> elements, Func<int, TfObject?> old)
        {
            var planned = new TfValue[elements.Count];
            for (var i = 0; i < planned.Length; i++)
            {
                planned[i] = Element(elements[i], old(i));
            }

            return new(planned);
        }
    }

    /// <summary>Two elements that become equal, one having the default written out, would be one: core wants as many as are configured, so those that have none
    /// written out go without.</summary>
    private static TfSet Distinct(ValueList<SchemaAttribute> attributes, TfSet config, TfObject?[] matches, ValueList<TfValue> planned, bool marking)
    {
        var made = new TfSet(planned);
        if (made.Elements.Count == planned.Count)
        {
            return made;
        }

        return new TfSet(planned.Select((element, i) => element is TfObject { IsWhollyKnown: true } && planned.Count(other => other == element) > 1
            ? WithoutDefaults(attributes, (TfObject)config.Elements[i], matches[i], marking)
            : element).ToList());
    }

    private static TfObject WithoutDefaults(ValueList<SchemaAttribute> attributes, TfObject element, TfObject? prior, bool marking)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.IsComputed && element[attribute.Name].IsNull)
            {
                var kept = prior is not null && (!marking || IsKept(attribute)) ? prior[attribute.Name] : TfValue.Unknown;
                element = element.With(attribute.Name, kept);
            }
        }

        return element;
    }
}
