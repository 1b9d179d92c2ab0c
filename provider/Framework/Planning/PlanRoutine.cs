namespace Terraform.Framework;

/// <summary>Plans a create or an update. The order of the steps is their meaning.</summary>
internal static class PlanRoutine
{
    /// <summary>The whole routine; what it finds out is in the draft, also when the resource's own planning throws.</summary>
    public static async Task<PlanDraft> PlanAsync(
        Resource resource, TfObject config, TfObject? prior, PrivateState @private, Action<PlanDraft> started, CancellationToken cancellationToken)
    {
        var schema = resource.Schema;
        var call = new object();

        // 1. Merge configuration and prior state; defaults; write-only values away; prior spelling where the meaning is the same.
        var merged = PlannedValue.Merged(schema, config, prior);

        // 2. When something is to change, values that only the cloud can give become unknown. A difference in what lives in state alone is no such change.
        var changes = prior is null || IsChange(schema, prior, merged);
        var draft = Start(changes ? PlannedValue.Marked(schema, config, prior) : merged);

        // 3. The resource's own word, with the replacement paths that the schema has found.
        await resource.InvokePlanAsync(draft, cancellationToken);

        // 4. When only that word makes it an update, step 2 is made up for and the resource asked again, so that nothing stale is promised.
        if (!changes && IsChange(schema, prior!, draft.Plan))
        {
            draft = Start(PlannedValue.Marked(schema, config, prior));
            await resource.InvokePlanAsync(draft, cancellationToken);
        }

        // 5. Last, what no author may get wrong: shape, write-only values, replacement paths in order, a plan without changes exactly as the prior state.
        draft.Plan = StateShape.OfPlan(schema, draft.Plan);
        draft.RequiresReplace = prior is null ? [] : Effective(schema, draft.RequiresReplace, prior, draft.Plan);
        if (prior is not null && draft.Plan == prior)
        {
            draft.Plan = prior;
        }

        return draft;

        PlanDraft Start(TfObject plan)
        {
            var fresh = new PlanDraft(config, prior, plan, @private.Copy(), call);
            if (prior is not null)
            {
                fresh.RequiresReplace = Replacement.Paths(schema, prior, plan);
            }

            started(fresh);
            return fresh;
        }
    }

    /// <summary>Whether the cloud has anything to do: a difference beyond the attributes that live in state alone.</summary>
    public static bool IsChange(Schema schema, TfObject prior, TfObject planned) =>
        schema.Attributes.Any(a => !a.LocalOnly && prior[a.Name] != planned[a.Name]);

    /// <summary>Sorted, once each, and only where the value differs: core refuses a path that is in neither value (plugin-protocol section 4.5).</summary>
    private static List<AttributePath> Effective(Schema schema, List<AttributePath> paths, TfObject prior, TfObject planned)
    {
        var kept = new SortedDictionary<string, AttributePath>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var before = path.Find(prior);
            var after = path.Find(planned);
            if (path.IsWhole || path.Find(schema.Type) is null || (before is null && after is null))
            {
                PluginLog.Current.SurplusReplacementPath(path);
            }
            else if (before != after || schema.Find(path) is { WriteOnly: true })
            {
                kept[path.ToString()] = path;
            }
        }

        return [.. kept.Values];
    }
}
