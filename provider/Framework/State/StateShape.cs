namespace Terraform.Framework;

/// <summary>Brings values of an author into the shape that core insists on, whatever is wrong in them: all attributes and no other, write-only values null, no
/// null collection of blocks.</summary>
/// <remarks>An answer out of shape loses objects (plugin-protocol section 4.6), so it is mended here and the log names the mistake.</remarks>
internal static class StateShape
{
    /// <summary>For a plan: unknowns stay.</summary>
    public static TfObject OfPlan(Schema schema, TfObject value) => Object(schema.Attributes, value);

    /// <summary>For state: an unknown becomes the value it had before where there was one, else null.</summary>
    /// <param name="fallback">The state before; null when there was none or it must not shine through.</param>
    public static TfObject OfState(Schema schema, TfObject value, TfObject? fallback = null) => Object(schema.Attributes, (TfObject)Known(value, fallback));

    private static TfObject Object(ValueList<SchemaAttribute> attributes, TfObject value) =>
        SchemaTypes.Object(attributes, a => Attribute(a, value.Attributes.GetValueOrDefault(a.Name)));

    private static TfValue Attribute(SchemaAttribute attribute, TfValue? value)
    {
        if (value is null)
        {
            PluginLog.Current.MissingAttribute(attribute.Name);
            value = TfValue.Null;
        }

        if (attribute.WriteOnly)
        {
            return TfValue.Null;
        }

        if (attribute.Nested is { } inner ? !Fits(inner.Nesting, value) : !attribute.Type.Accepts(value))
        {
            PluginLog.Current.WrongType(attribute.Name);
            value = TfValue.Null;
        }

        return value.IsNull ? SchemaTypes.Absent(attribute)
            : attribute.Nested is { } nested ? NestedValue.Map(value, one => Object(nested.Attributes, one))
            : value;
    }

    /// <summary>The kind of value that a nesting takes; what is inside is looked at one by one.</summary>
    private static bool Fits(NestingMode nesting, TfValue value) => value is TfNull or TfUnknown || nesting switch
    {
        NestingMode.List => value is TfList,
        NestingMode.Set => value is TfSet,
        NestingMode.Map => value is TfMap,
        _ => value is TfObject,
    };

    /// <summary>Without unknowns. Elements of collections have no fallback: which one continues which is not known here.</summary>
    private static TfValue Known(TfValue value, TfValue? fallback) => value switch
    {
        _ when value.IsWhollyKnown => value,
        TfUnknown => fallback ?? TfValue.Null,
        TfList list => new TfList([.. list.Elements.Select(e => Known(e, null))]),
        TfSet set => new TfSet(set.Elements.Select(e => Known(e, null))),
        TfMap map => new TfMap(map.Entries.Map((_, e) => Known(e, null))),
        TfObject o => new TfObject(o.Attributes.Map((name, e) => Known(e, (fallback as TfObject)?.Attributes.GetValueOrDefault(name)))),
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
        return SchemaTypes.Object(
            schema.Attributes,
            a => a.IsConfigurable && a.Nested is null && (!a.IsComputed || !config[a.Name].IsNull) ? config[a.Name] : result[a.Name]);
    }
}
