using VkCloud;

namespace Vkcc;

/// <summary>Messages about the place of a policy, its template and its namespace: what a name is to other objects.</summary>
internal static class SecurityPolicyWords
{
    /// <summary><c>all namespaces</c>, <c>namespace team-a</c>.</summary>
    public static string For(string place) => place == SecurityPolicy.Everywhere ? "all namespaces" : $"namespace {place}";

    /// <summary>SEC-4: the cluster has a policy that this one cannot stand beside.</summary>
    public static Diagnostic ThereAlready(string template, string place, SecurityPolicy there, ApiException? cause = null)
    {
        var other = there.Namespace ?? place;
        var rest = place == other ? "and has one of a template for a namespace" : $"beside which there can be none for {For(place)}";
        return Diagnostic.Error(
            "Policy is there already",
            $"The cluster has a policy of template {template} for {For(other)} (id {there.Id}), {rest}. "
                + "Choose another namespace, or, if it is the one that is meant, take it over:\n\n"
                + $"{CloudErrors.ImportBlock(SecurityPolicyResource.Name, there.Id)}\n\n"
                + "If it is the very policy that this plan replaces, leave create_before_destroy out: two policies cannot have one place."
                + Answer(cause),
            AttributePath.Root("namespace"));
    }

    /// <summary>Runs a creation or a change, and says of a conflict what it may be about.</summary>
    public static async Task ExplainPlaceAsync(SecurityPolicyModel plan, Func<Task> operation)
    {
        try
        {
            await operation();
        }
        catch (ApiException e) when (e.Kind == ApiFailureKind.Conflict)
        {
            throw new DiagnosticException(Refused(plan, e), e);
        }
    }

    private static Diagnostic Refused(SecurityPolicyModel plan, ApiException cause) => Diagnostic.Error(
        "VK Cloud refuses this policy now",
        $"VK Cloud refuses a policy of template {plan.Template} for {For(plan.Namespace.Value)} in cluster {plan.ClusterId}. The cluster may have one for the "
            + "same namespace, or one of both is for all namespaces and then has to be the only one of its template: look in the cloud's console, and take "
            + $"over by its id what is there and meant:\n\n{CloudErrors.ImportBlock(SecurityPolicyResource.Name, "<its id>")}\n\n"
            + "Or another change of the cluster is under way: then apply again when the cluster is RUNNING."
            + Answer(cause),
        AttributePath.Root("namespace"));

    private static string Answer(ApiException? cause) => cause is null ? string.Empty : $"\n\nThe cloud's answer:\n  {cause.Message}";
}
