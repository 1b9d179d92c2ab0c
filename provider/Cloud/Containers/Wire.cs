namespace VkCloud;

/// <summary><c>{"key":"k","value":"v","effect":"NoSchedule"}</c>, in both generations; an empty value is sent.</summary>
internal sealed record TaintShape(string? Key = null, string? Value = null, string? Effect = null)
{
    public static IReadOnlyList<TaintShape> Of(IReadOnlyList<Taint> taints) =>
        [.. taints.Select(taint => new TaintShape(taint.Key, taint.Value, taint.Effect))];

    /// <summary>Null stays null.</summary>
    public static IReadOnlyList<Taint>? ToTaints(IReadOnlyList<TaintShape?>? taints) =>
        taints?.OfType<TaintShape>().Select(taint => new Taint(taint.Key ?? "", taint.Value ?? "", taint.Effect ?? "")).ToList();
}

/// <summary>Body of a change of a security policy in both generations: what is left out would go back to its default, so all members are sent.</summary>
internal sealed record PolicyUpdateShape(string PolicySettings, string Namespace, bool Enabled)
{
    public static PolicyUpdateShape Of(SecurityPolicySpec wanted) => new(wanted.Settings, wanted.Namespace, wanted.Enabled);
}
