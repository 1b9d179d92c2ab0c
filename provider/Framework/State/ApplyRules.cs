namespace Terraform.Framework;

/// <summary>Core's check that a final value is a completion of the planned one (plugin-protocol section 4.6): what was known stays, what was unknown keeps its
/// promises.</summary>
internal static class ApplyRules
{
    public static bool Accept(SchemaAttribute attribute, TfValue planned, TfValue actual) =>
        attribute.Nested is NestedBlock block ? Block(block.Attributes, planned, actual) : Value(attribute.Type, planned, actual);

    private static bool Block(ValueList<SchemaAttribute> attributes, TfValue planned, TfValue actual)
    {
        return (planned, actual) switch
        {
            (TfUnknown, _) => true,
            (TfList before, TfList after) => before.Elements.Count == after.Elements.Count
                && before.Elements.Zip(after.Elements).All(p => One(p.First, p.Second)),
            (TfMap before, TfMap after) => before.Entries.Count == after.Entries.Count
                && before.Entries.All(e => !after.Entries.TryGetValue(e.Key, out var now) || One(e.Value, now)),
            (TfSet before, TfSet after) => Set(before, after, One),
            _ => One(planned, actual),
        };

        bool One(TfValue before, TfValue after) => before is TfObject was && after is TfObject now
            ? attributes.All(a => Accept(a, was[a.Name], now[a.Name]))
            : before.IsNull == after.IsNull;
    }

    private static bool Value(TfType type, TfValue planned, TfValue actual)
    {
        if (type == TfType.Dynamic)
        {
            // Null and unknown of the dynamic type promise nothing, not even a type.
            return planned is not TfDynamic before || (actual is TfDynamic after && after.Type == before.Type && Value(before.Type, before.Value, after.Value));
        }

        return type.Accepts(actual) && (planned, actual) switch
        {
            (TfUnknown unknown, _) => Satisfies(unknown.Refinements, actual),
            (TfObject before, TfObject after) => ((TfObjectType)type).Attributes.All(a => Value(a.Value, before[a.Key], after[a.Key])),
            (TfList before, TfList after) => before.Elements.Count == after.Elements.Count
                && before.Elements.Zip(after.Elements).Select((p, i) => Value(ElementType(type, i), p.First, p.Second)).All(accepted => accepted),
            (TfMap before, TfMap after) => before.Entries.Keys.SequenceEqual(after.Entries.Keys, StringComparer.Ordinal)
                && before.Entries.All(e => Value(ElementType(type), e.Value, after.Entries[e.Key])),
            (TfSet before, TfSet after) => Set(before, after, (p, a) => Value(ElementType(type), p, a)),
            _ => planned == actual,
        };
    }

    private static TfType ElementType(TfType type, int index = 0) => type is TfTupleType tuple ? tuple.Elements[index] : ((TfCollectionType)type).Element;

    /// <summary>Every element finds one on the other side, and there are never more than planned.</summary>
    private static bool Set(TfSet planned, TfSet actual, Func<TfValue, TfValue, bool> accept) =>

        // Two equal sets need no search; it is quadratic.
        (planned == actual && planned.IsWhollyKnown)
        || (planned.Elements.Count >= actual.Elements.Count
            && planned.Elements.All(p => actual.Elements.Any(a => accept(p, a)))
            && actual.Elements.All(a => planned.Elements.Any(p => accept(p, a))));

    /// <summary>Whether a value keeps what was promised about it (plugin-protocol section 3.5). Only a null contradicts a promise that there is a value; every
    /// other promise is about the value.</summary>
    private static bool Satisfies(TfRefinements promise, TfValue actual) => actual switch
    {
        TfNull => !promise.NotNull,
        TfString text => promise.Prefix is null || text.Text.StartsWith(promise.Prefix, StringComparison.Ordinal),
        TfNumber number => Within(number, promise.Lower, 1) && Within(number, promise.Upper, -1),
        _ => actual.Count is not { } count || (count >= (promise.LengthLower ?? 0) && count <= (promise.LengthUpper ?? long.MaxValue)),
    };

    private static bool Within(TfNumber number, TfBound? bound, int side) =>
        bound is null || (number.CompareTo(bound.Value) * side) is var distance && (distance > 0 || (distance == 0 && bound.Inclusive));
}
