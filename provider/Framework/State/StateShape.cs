namespace Terraform.Framework;

/// <summary>Brings values of an author into the shape that core insists on, whatever is wrong in them: all attributes and no other, write-only values null, no
/// null collection of blocks.</summary>
/// <remarks>An answer out of shape loses objects (plugin-protocol section 4.6), so it is mended here and the log names the mistake.</remarks>
internal static class StateShape
{
    /// <summary>For a plan: unknowns stay.</summary>
    public static TfObject OfPlan(Schema schema, TfObject value) => Object(schema.Attributes, schema.Blocks, value, null, keepUnknown: true);

    /// <summary>For state: an unknown becomes the value it had before where there was one, else null.</summary>
    /// <param name="fallback">The state before; null when there was none or it must not shine through.</param>
    public static TfObject OfState(Schema schema, TfObject value, TfObject? fallback = null) =>
        Object(schema.Attributes, schema.Blocks, value, fallback, keepUnknown: false);

    private static TfObject Object(ValueList<SchemaAttribute> attributes, ValueList<SchemaBlock> blocks, TfObject value, TfObject? fallback, bool keepUnknown)
    {
        var shaped = new List<KeyValuePair<string, TfValue>>(attributes.Count + blocks.Count);
        foreach (var attribute in attributes)
        {
            var part = value.Attributes.TryGetValue(attribute.Name, out var given) ? given : Missing(attribute.Name);
            shaped.Add(new(attribute.Name, attribute.WriteOnly ? TfValue.Null : Attribute(attribute, part, fallback?[attribute.Name], keepUnknown)));
        }

        foreach (var block in blocks)
        {
            var part = value.Attributes.TryGetValue(block.Name, out var given) ? given : Missing(block.Name);
            shaped.Add(new(block.Name, Block(block, part, fallback?[block.Name], keepUnknown)));
        }

        return new TfObject(new ValueMap<TfValue>(shaped));
    }

    private static TfValue Attribute(SchemaAttribute attribute, TfValue value, TfValue? fallback, bool keepUnknown)
    {
        if (attribute.Nested is { } inner ? !Fits(inner.Nesting, value) : !attribute.Type.Accepts(value))
        {
            PluginLog.Current.WrongTypeOfAttribute(attribute.Name);
            return TfValue.Null;
        }

        return attribute.Nested is { } nested
            ? Nested(nested.Attributes, [], value, fallback, keepUnknown)
            : keepUnknown ? value : Known(value, fallback);
    }

    private static TfValue Block(SchemaBlock block, TfValue value, TfValue? fallback, bool keepUnknown)
    {
        if (!Fits(block.Nesting, value))
        {
            PluginLog.Current.WrongTypeOfBlock(block.Name);
            return SchemaTypes.Absent(block);
        }

        var shaped = Nested(block.Attributes, block.Blocks, value, fallback, keepUnknown);
        return shaped.IsNull ? SchemaTypes.Absent(block) : shaped;
    }

    /// <summary>The kind of value that a nesting takes; what is inside is looked at one by one.</summary>
    private static bool Fits(NestingMode nesting, TfValue value) => value is TfNull or TfUnknown || nesting switch
    {
        NestingMode.List => value is TfList,
        NestingMode.Set => value is TfSet,
        NestingMode.Map => value is TfMap,
        _ => value is TfObject,
    };

    /// <summary>Elements of collections have no fallback: which one continues which is not known here.</summary>
    private static TfValue Nested(ValueList<SchemaAttribute> attributes, ValueList<SchemaBlock> blocks, TfValue value, TfValue? fallback, bool keepUnknown)
    {
        return value switch
        {
            TfObject one => Object(attributes, blocks, one, fallback as TfObject, keepUnknown),
            TfList list => new TfList([.. list.Elements.Select(Element)]),
            TfSet set => new TfSet(set.Elements.Select(Element)),
            TfMap map => new TfMap(map.Entries.Map((_, e) => Element(e))),
            _ => keepUnknown ? value : Known(value, fallback),
        };

        TfValue Element(TfValue element) =>
            element is TfObject one ? Object(attributes, blocks, one, null, keepUnknown) : keepUnknown ? element : Known(element, null);
    }

    private static TfValue Missing(string name)
    {
        PluginLog.Current.MissingAttribute(name);
        return TfValue.Null;
    }

    /// <summary>Without unknowns.</summary>
    private static TfValue Known(TfValue value, TfValue? fallback) => value switch
    {
        _ when value.IsWhollyKnown => value,
        TfUnknown => fallback ?? TfValue.Null,
        TfList list => new TfList([.. list.Elements.Select(e => Known(e, null))]),
        TfSet set => new TfSet(set.Elements.Select(e => Known(e, null))),
        TfMap map => new TfMap(map.Entries.Map((_, e) => Known(e, null))),
        TfObject o => new TfObject(o.Attributes.Map((_, e) => Known(e, null))),
        _ => TfValue.Null,
    };
}

/// <summary>Brings what a data source or an ephemeral resource found into the shape that core takes: whole, known, and configured values as they were given
/// (plugin-protocol sections 4.10 and 4.11).</summary>
internal static class ReadResult
{
    public static TfObject Of(Schema schema, TfObject config, TfObject found)
    {
        var result = StateShape.OfState(schema, found);
        foreach (var attribute in schema.Attributes)
        {
            if (attribute.IsConfigurable && attribute.Nested is null && (!attribute.IsComputed || !config[attribute.Name].IsNull))
            {
                result = result.With(attribute.Name, config[attribute.Name]);
            }
        }

        return result;
    }
}
