namespace Vkcc;

/// <summary>What a plan refuses must not keep anybody from destroying: Terraform plans the configuration once more before it plans a destroy, in the same
/// words, so the refusal says how to go around that.</summary>
internal static class DestroyHint
{
    private const string Way = " (A destroy does without this: terraform destroy -refresh=false.)";

    /// <summary>Adds the way out to every error about something that there is to be destroyed.</summary>
    /// <param name="exists">Whether the object, or the cluster that it is to belong to, is there.</param>
    public static void Add(DiagnosticBag diagnostics, bool exists)
    {
        foreach (var error in exists ? diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error && !d.Detail.Contains(Way, StringComparison.Ordinal)) : [])
        {
            diagnostics.Replace(error, RuleId.Add(error, Way));
        }
    }
}
