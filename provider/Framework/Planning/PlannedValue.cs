namespace Terraform.Framework;

/// <summary>The planned value of a resource as its schema alone tells it, from configuration and prior state. Pure.</summary>
/// <remarks>
/// It starts from the same merge as core's proposed new state (plugin-protocol section 4.3), done here element by element so that every planned element of a
/// set is known together with the configuration and the prior element that it comes from.
/// </remarks>
internal static class PlannedValue
{
    /// <summary>Merge, defaults, write-only and equal meanings; computed values without configuration keep their prior value.</summary>
    public static TfObject Merged(Schema schema, TfObject config, TfObject? prior) => Object(schema.Attributes, config, prior, marking: false);

    /// <summary>The same for a resource that will change: computed values without configuration are unknown, unless they have a default or are kept.</summary>
    public static TfObject Marked(Schema schema, TfObject config, TfObject? prior) => Object(schema.Attributes, config, prior, marking: true);

    /// <summary>A value that stands as long as the object does.</summary>
    private static bool IsKept(SchemaAttribute attribute) => attribute.KeepsPrior || attribute.RequiresReplace;

    private static TfObject Object(ValueList<SchemaAttribute> attributes, TfObject config, TfObject? prior, bool marking) =>
        SchemaTypes.Object(attributes, a => Attribute(a, config[a.Name], prior, marking));

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

        return attribute.Nested is { } nested ? Nested(nested.Attributes, config, prior, marking) : config;
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

    private static TfValue Nested(ValueList<SchemaAttribute> attributes, TfValue config, TfValue prior, bool marking)
    {
        var planned = NestedValue.Map(attributes, config, prior, (one, old) => Object(attributes, one, old, marking));
        return config is TfSet set && planned.Count < set.Count ? Distinct(attributes, set, prior, marking) : planned;
    }

    /// <summary>Two elements that become equal, one having the default written out, would be one: core wants as many as are configured, so those that have none
    /// written out go without.</summary>
    private static TfSet Distinct(ValueList<SchemaAttribute> attributes, TfSet config, TfValue prior, bool marking)
    {
        var matches = SetMatching.Match(attributes, config.Elements, prior);
        var planned = config.Elements.Select((e, i) => e is TfObject one ? Object(attributes, one, matches[i], marking) : e).ToList();
        return new TfSet(planned.Select((element, i) => element is TfObject { IsWhollyKnown: true } && planned.Count(other => other == element) > 1
            ? WithoutDefaults(attributes, (TfObject)config.Elements[i], matches[i], marking)
            : element));
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
