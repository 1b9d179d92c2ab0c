namespace Vkcc;

/// <summary>Taints of node groups (rule book LT-2, LT-3).</summary>
internal static class TaintRules
{
    public static readonly ValueList<string> Effects = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

    private static AttributePath Path => AttributePath.Root("taints");

    /// <summary>LT-2: the effects that Kubernetes knows.</summary>
    public static IEnumerable<Diagnostic> KnownEffects(TfValue<ValueSet<TfValue<TaintModel>>> taints) =>
        from taint in Known(taints)
        where taint.Effect.IsKnown && !Effects.Contains(taint.Effect.Value)
        let hint = NearestWord.Hint(taint.Effect.Value, Effects)
        select Diagnostic.Error(
            "Unknown taint effect",
            $"The taint with key \"{taint.Key.ValueOr("…")}\" has the effect \"{taint.Effect.Value}\". It must be {Words.AnyOf(Effects)}.{hint}",
            Path);

    /// <summary>LT-3: no two taints have the same key and effect.</summary>
    public static IEnumerable<Diagnostic> Different(TfValue<ValueSet<TfValue<TaintModel>>> taints) =>
        from taint in Known(taints)
        where taint.Key.IsKnown && taint.Effect.IsKnown
        group taint by (Key: taint.Key.Value, Effect: taint.Effect.Value) into same
        where same.Count() > 1
        select Diagnostic.Error(
            "Taint given twice",
            $"The taint {same.Key.Key}:{same.Key.Effect} is given {same.Count()} times, with different values. "
                + "Kubernetes takes each pair of key and effect once: keep one.",
            Path);

    /// <summary>LT-5: a new NoExecute taint evicts running pods.</summary>
    public static Diagnostic? Evicts(TfValue<ValueSet<TfValue<TaintModel>>> prior, TfValue<ValueSet<TfValue<TaintModel>>> planned)
    {
        var old = Known(prior).Where(t => t.Effect.Is("NoExecute")).ToHashSet();
        var added = Known(planned).Where(t => t.Effect.Is("NoExecute") && !old.Contains(t)).Select(t => $"\"{t.Key.ValueOr("…")}\"").ToList();
        return added.Count > 0
            ? Diagnostic.Warning("Pods will be evicted", $"The new NoExecute taint {Words.AllOf(added)} evicts running pods that do not tolerate it.", Path)
            : null;
    }

    public static IEnumerable<TaintModel> Known(TfValue<ValueSet<TfValue<TaintModel>>> taints) =>
        taints.IsKnown ? taints.Value.Where(t => t.IsKnown).Select(t => t.Value) : [];
}
