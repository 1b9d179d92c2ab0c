using Terraform.Framework;

namespace Terraform.Testing;

/// <summary>Holds answers against core's own rules.</summary>
/// <remarks>Written from the rules, not from the planner, so that the two can prove each other wrong.</remarks>
internal static class ProtocolRules
{
    /// <summary>An answer to PlanResourceChange.</summary>
    public static List<RuleViolation> CheckPlan(Schema schema, PlanResourceChangeRequest request, PlanResourceChangeResult result)
    {
        if (HasErrors(result.Diagnostics))
        {
            return [];
        }

        return
        [
            .. request.ProposedNewState.IsNull
                ? result.PlannedState.IsNull ? [] : [new RuleViolation(AttributePath.Whole, "planned a non-null destroy value")]
                : PlanRules.Check(schema, request.PriorState, request.Config, result.PlannedState),
            .. PlanRules.CheckReplacement(schema, result.RequiresReplace, request.PriorState, result.PlannedState),
        ];
    }

    /// <summary>An answer to ApplyResourceChange. After an error only the shape counts, as in core.</summary>
    public static List<RuleViolation> CheckApply(Schema schema, ApplyResourceChangeRequest request, ApplyResourceChangeResult result)
    {
        var found = StateRules.Check(schema, result.NewState);
        if (!HasErrors(result.Diagnostics) && found.Count == 0)
        {
            found.AddRange(request.PlannedState.IsNull
                ? result.NewState.IsNull ? [] : [new RuleViolation(AttributePath.Whole, "object still there after a delete")]
                : CheckCompletion(schema, request.PlannedState, result.NewState));
        }

        return found;
    }

    /// <summary>A result of apply, or a plan made again inside of it: a completion of what was planned.</summary>
    public static List<RuleViolation> CheckCompletion(Schema schema, TfValue planned, TfValue actual) => (planned, actual) switch
    {
        (TfObject before, TfObject after) =>
        [
            .. schema.Attributes.Where(a => !ApplyRules.Accept(a, before[a.Name], after[a.Name]))
                .Select(a => new RuleViolation(AttributePath.Root(a.Name), "is not what was planned")),
        ],
        _ when planned.IsNull == actual.IsNull => [],
        _ => [new RuleViolation(AttributePath.Whole, planned.IsNull ? "was absent, but now present" : "was present, but now absent")],
    };

    /// <summary>A state answered by read, import, upgrade or move.</summary>
    public static List<RuleViolation> CheckState(Schema schema, TfValue state) => StateRules.Check(schema, state);

    private static bool HasErrors(IEnumerable<Diagnostic> diagnostics) => diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);
}
