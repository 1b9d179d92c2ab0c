using VkCloud;

namespace Vkcc;

/// <summary>Import of a <c>vkcc_security_policy</c> by id, <c>CLUSTER/ID</c>, <c>CLUSTER/TEMPLATE/NAMESPACE</c> or identity.</summary>
internal static class SecurityPolicyImport
{
    public static Task RunAsync(ImportContext<SecurityPolicyModel> context, Session session, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync("Importing the security policy", () => ImportAsync(context, session, cancellationToken));

    private static async Task ImportAsync(ImportContext<SecurityPolicyModel> context, Session session, CancellationToken cancellationToken)
    {
        var text = context.Identity is { } identity ? ObjectIdentity.IdOf(identity) : context.Id;
        DiagnosticException.ThrowIfAny(ImportText.SecurityPolicy(text));

        var id = text.Split('/') switch
        {
            [var cluster, var template, var place] => (await FindAsync(session, cluster, template, place, cancellationToken)).Id,
            [var cluster, var inCluster] => (await FindAsync(session, cluster, inCluster, cancellationToken)).Id,
            _ => text,
        };
        DiagnosticException.ThrowIfAny(ImportRules.Id(id, "security policy"));

        // Read fills in the rest.
        context.SaveState(context.Empty with { Id = id, Generation = GenerationRules.Of(id) });
    }

    private static async Task<SecurityPolicy> FindAsync(Session session, string clusterText, string id, CancellationToken cancellationToken)
    {
        var cluster = await ImportLookup.ClusterAsync(session, clusterText, null, cancellationToken);
        return await session.Of(cluster.Id).SecurityPolicyAsync(id, cancellationToken) is { } policy && (policy.ClusterId ?? cluster.Id) == cluster.Id
            ? policy
            : throw new DiagnosticException(Diagnostic.Error(
                "No such security policy",
                $"Cluster \"{cluster.Name}\" ({cluster.Id}) has no security policy with the id \"{id}\". The cloud's console shows the ids of those it has."));
    }

    private static async Task<SecurityPolicy> FindAsync(Session session, string clusterText, string template, string place, CancellationToken cancellationToken)
    {
        if (SecurityPolicyRules.NotDefault(template) is { } ofPlatform)
        {
            throw new DiagnosticException(ofPlatform with { Path = AttributePath.Whole });
        }

        var cluster = await ImportLookup.ClusterAsync(session, clusterText, null, cancellationToken);
        var name = SecurityPolicy.NameOf(template, place);
        var all = await session.Of(cluster.Id).SecurityPoliciesAsync(cluster.Id, cancellationToken) ?? throw new DiagnosticException(Diagnostic.Error(
            "Only its id finds this policy",
            $"Cluster \"{cluster.Name}\" ({cluster.Id}) is of the second generation, whose service does not list the security policies of a cluster. "
                + "Import the policy by its id, 27 letters and digits: the cloud's console shows it, and so does the state of whatever made it."));
        var named = all.Where(p => p.Name == name).ToList();
        return named switch
        {
            [var only] => only,
            [] => throw new DiagnosticException(Diagnostic.Error(
                "No such security policy",
                $"Cluster \"{cluster.Name}\" ({cluster.Id}) has no security policy \"{Words.Shortened(name)}\" (TEMPLATE/NAMESPACE). There: {Lines(all)}")),
            _ => throw new DiagnosticException(Diagnostic.Error(
                "Several policies of this template and namespace",
                $"{named.Count} security policies of cluster \"{cluster.Name}\" are of this template and namespace. "
                    + $"Import the one that is meant by its id:{Lines(named)}")),
        };
    }

    private static string Lines(IReadOnlyCollection<SecurityPolicy> policies) =>
        policies.Count == 0 ? "none." : string.Concat(policies.OrderBy(p => p.Name, StringComparer.Ordinal).Take(20).Select(p => $"\n  {p.Id} (\"{p.Name}\")"));
}
