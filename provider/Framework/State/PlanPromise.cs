namespace Terraform.Framework;

/// <summary>Holds the result of a successful apply to what was planned (docs/design/apply.md): where it disagrees, state keeps the plan, a warning says so,
/// and the next refresh shows the truth.</summary>
internal static class PlanPromise
{
    private const int LongestValue = 200;

    /// <summary>What the cloud says, in the spelling of the plan and as a completion of it.</summary>
    /// <param name="planned">With unknowns, which take what the cloud says.</param>
    public static TfObject Settle(Schema schema, TfObject planned, TfObject actual, DiagnosticBag diagnostics) =>
        Keep(schema, planned, StateShape.OfState(schema, Spelling.Keep(schema, planned, actual)), diagnostics);

    /// <summary>The state to store: known, of the right shape, and a completion of the plan.</summary>
    public static TfObject Keep(Schema schema, TfObject planned, TfObject result, DiagnosticBag diagnostics)
    {
        foreach (var attribute in schema.Attributes)
        {
            var (promised, now) = (planned[attribute.Name], result[attribute.Name]);
            if (!attribute.WriteOnly && !ApplyRules.Accept(attribute, promised, now))
            {
                result = result.With(attribute.Name, Complete(promised, now));

                // What only the cloud gives (a status, a count) moves by itself, and nobody has anything to decide about it: the next refresh stores it.
                diagnostics.Add(attribute.IsConfigurable ? Warn(attribute, promised, now) : null);
            }
        }

        return result;
    }

    /// <summary>The planned value, its unknowns taken from the result where that has the same place.</summary>
    private static TfValue Complete(TfValue planned, TfValue actual) => planned switch
    {
        TfUnknown => actual.IsWhollyKnown ? actual : TfValue.Null,
        _ when planned.IsWhollyKnown => planned,
        TfObject o => new TfObject(
            o.Attributes.Map((name, part) => Complete(part, actual is TfObject a && a.Attributes.TryGetValue(name, out var now) ? now : TfValue.Null))),
        TfList list => new TfList([.. list.Elements.Select((e, i) => Complete(e, actual is TfList a && i < a.Elements.Count ? a.Elements[i] : TfValue.Null))]),
        TfMap map => new TfMap(map.Entries.Map((key, e) => Complete(e, actual is TfMap a && a.Entries.TryGetValue(key, out var now) ? now : TfValue.Null))),
        TfSet set => new TfSet(set.Elements.Select(e => Complete(e, TfValue.Null))),
        _ => TfValue.Null,
    };

    private static Diagnostic Warn(SchemaAttribute attribute, TfValue planned, TfValue actual)
    {
        var values = attribute.Sensitive || attribute.Nested is not null
            ? string.Empty
            : $"\n\n  planned: {Diagnostic.Shortened($"{planned}", LongestValue)}\n  now:     {Diagnostic.Shortened($"{actual}", LongestValue)}";
        return Diagnostic.Warning(
            "Result differs from plan",
            $"\"{attribute.Name}\" came out otherwise than planned. State keeps the planned value so that the object is not taken for broken; the next plan "
                + $"reads the true one and shows the difference.{values}",
            AttributePath.Root(attribute.Name));
    }
}
