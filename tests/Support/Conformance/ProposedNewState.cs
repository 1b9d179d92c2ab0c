using Terraform.Framework;

namespace Terraform.Testing;

/// <summary>Core's merge of prior state and configuration (plugin-protocol section 4.3), said again in our words, for tests that play core's part.</summary>
/// <remarks>Written from the rules and apart from the planner, which makes the same merge its own way: the two must agree.</remarks>
internal static class ProposedNewState
{
    public static TfValue Of(Schema schema, TfValue prior, TfValue config)
    {
        if (config is not TfObject wanted)
        {
            return prior.IsNull ? TfValue.Null : config.IsNull ? TfValue.Null : prior;
        }

        return Object(schema.Attributes, prior as TfObject ?? schema.EmptyObject(), wanted);
    }

    private static TfObject Object(ValueList<SchemaAttribute> attributes, TfValue prior, TfObject config) => SchemaTypes.Object(attributes, attribute =>
    {
        var before = prior is TfObject p ? p[attribute.Name] : TfValue.Null;
        var wanted = config[attribute.Name];
        return attribute switch
        {
            { IsComputed: true } when wanted.IsNull => HoldsConfiguration(attribute, before) ? wanted : before,
            { Nested: { } nested } => Collection(
                before,
                wanted,
                (p, c) => Object(nested.Attributes, nested is NestedBlock && p.IsNull ? SchemaTypes.Object(nested.Attributes, SchemaTypes.Absent) : p, c),
                (p, c) => ComesFrom(nested.Attributes, p, c)),
            _ => wanted,
        };
    });

    private static TfValue Collection(TfValue prior, TfValue config, Func<TfValue, TfObject, TfObject> merge, Func<TfObject, TfObject, bool> comesFrom)
    {
        switch (config)
        {
            case TfObject one:
                return merge(prior, one);

            case TfList list:
                var old = prior is TfList p ? p.Elements : [];
                return new TfList([.. list.Elements.Select((c, i) => i < old.Count && c is TfObject o ? merge(old[i], o) : c)]);

            case TfMap map:
                return new TfMap(new ValueMap<TfValue>(map.Entries.Select(e => KeyValuePair.Create(
                    e.Key,
                    e.Value is TfObject o ? merge(prior is TfMap m && m.Entries.TryGetValue(e.Key, out var was) ? was : TfValue.Null, o) : e.Value))));

            case TfSet set:
                var left = prior is TfSet s ? s.Elements.OfType<TfObject>().ToList() : [];
                return new TfSet(set.Elements.Select(c =>
                {
                    if (c is not TfObject o)
                    {
                        return c;
                    }

                    var match = left.Find(before => comesFrom(before, o));
                    if (match is not null)
                    {
                        left.Remove(match);
                    }

                    return merge(match ?? TfValue.Null, o);
                }).ToList());

            default:
                return config;
        }
    }

    /// <summary>An optional nested value that a practitioner must once have written, since it holds what no provider may compute.</summary>
    private static bool HoldsConfiguration(SchemaAttribute attribute, TfValue prior) =>
        attribute is { Mode: AttributeMode.OptionalComputed, Nested: { } nested } && Inside(nested, prior);

    private static bool Inside(NestedAttributes nested, TfValue value) => value switch
    {
        TfObject o => nested.Attributes.Any(a => !o[a.Name].IsNull && (!a.IsComputed || (a.Nested is { } deeper && Inside(deeper, o[a.Name])))),
        TfList list => list.Elements.Any(e => Inside(nested, e)),
        TfSet set => set.Elements.Any(e => Inside(nested, e)),
        TfMap map => map.Entries.Values.Any(e => Inside(nested, e)),
        _ => false,
    };

    private static bool ComesFrom(ValueList<SchemaAttribute> attributes, TfObject prior, TfObject config) =>
        attributes.All(a => AttributeComesFrom(a, prior[a.Name], config[a.Name]));

    private static bool AttributeComesFrom(SchemaAttribute attribute, TfValue prior, TfValue config) =>
        prior == config
        || (attribute.Nested is { } nested ? PartComesFrom(nested.Attributes, prior, config) : attribute.IsComputed && config.IsNull);

    private static bool PartComesFrom(ValueList<SchemaAttribute> attributes, TfValue prior, TfValue config) =>
        (prior, config) switch
        {
            _ when prior == config => true,
            (TfObject p, TfObject c) => ComesFrom(attributes, p, c),
            (TfList p, TfList c) =>
                p.Elements.Count == c.Elements.Count && p.Elements.Zip(c.Elements).All(e => PartComesFrom(attributes, e.First, e.Second)),
            (TfMap p, TfMap c) => p.Entries.Keys.SequenceEqual(c.Entries.Keys, StringComparer.Ordinal)
                && p.Entries.All(e => PartComesFrom(attributes, e.Value, c.Entries[e.Key])),
            _ => false,
        };
}
