using System.Runtime.CompilerServices;
using VkCloud;

namespace Vkcc;

/// <summary><c>list "vkcc_security_policy"</c>: the security policies of first-generation clusters, for <c>terraform query</c>.</summary>
internal sealed class SecurityPolicyList(VkccProvider provider) : ListResource<SecurityPolicyListModel>
{
    private static readonly AttributePath clusterId = AttributePath.Root("cluster_id");

    public override string TypeName => SecurityPolicyResource.Name;

    protected override Schema DeclareSchema() => new()
    {
        Description =
            """
            The security policies of a first-generation cluster, or of all of the project in the provider's region: cluster after cluster, in the order of
            templates, then namespaces. They are shown as `CLUSTER/TEMPLATE/NAMESPACE`, which import takes. Those that the platform puts into every cluster are
            left out, since they cannot be managed. The service of the second generation does not list the policies of a cluster: asking for one of its
            clusters is an error, and a warning says which clusters are missing; the cloud's console shows the ids that import takes.
            """,
        Attributes =
        [
            Optional.Text("cluster_id", "Only policies of the cluster with this id, a UUID.", Check.NotEmpty),
            Optional.Text("template", "Only policies of the template with this name, such as `k8sreplicalimits`.", Check.NotEmpty),
        ],
    };

    protected override async IAsyncEnumerable<ListedResource> ListAsync(
        ListContext<SecurityPolicyListModel> context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var cluster in await ClustersAsync(context, cancellationToken))
        {
            foreach (var policy in await PoliciesAsync(cluster, cancellationToken))
            {
                if (context.Config.Template.IsNull || context.Config.Template.Is(policy.Template ?? string.Empty))
                {
                    yield return new(ObjectIdentity.Of(policy.Id), $"{cluster.Name ?? cluster.Id}/{policy.Name ?? policy.Id}");
                }
            }
        }
    }

    /// <summary>Those whose policies the service lists.</summary>
    /// <exception cref="DiagnosticException">The one that is asked for is not among them.</exception>
    private async Task<IReadOnlyList<Cluster>> ClustersAsync(ListContext<SecurityPolicyListModel> context, CancellationToken cancellationToken)
    {
        if (context.Config.ClusterId is { IsKnown: true, Value: var id })
        {
            var one = await ListedClusters.OneAsync(provider.Session, id, "Listing the security policies", cancellationToken);
            return one.Generation == 2 ? throw new DiagnosticException(NotListed([one], isAskedFor: true)) : [one];
        }

        var all = await ListedClusters.OfAsync(provider.Session, TfValue<long>.Null, context.Diagnostics, cancellationToken);
        if (all.Where(c => c.Generation == 2).ToList() is { Count: > 0 } unlisted)
        {
            context.Diagnostics.Add(NotListed(unlisted, isAskedFor: false));
        }

        return [.. all.Where(c => c.Generation == 1)];
    }

    private async Task<IReadOnlyList<SecurityPolicy>> PoliciesAsync(Cluster cluster, CancellationToken cancellationToken)
    {
        IReadOnlyList<SecurityPolicy>? all = null;
        await CloudErrors.ExplainAsync(
            "Listing the security policies", async () => all = await provider.Session.First.SecurityPoliciesAsync(cluster.Id, cancellationToken));
        return
        [
            .. (all ?? []).Where(p => p.Template is null || !SecurityPolicyRules.IsDefault(p.Template))
                .OrderBy(p => p.Template, StringComparer.Ordinal)
                .ThenBy(p => p.Namespace, StringComparer.Ordinal)
                .ThenBy(p => p.Id, StringComparer.Ordinal),
        ];
    }

    private static Diagnostic NotListed(List<Cluster> clusters, bool isAskedFor)
    {
        var detail = $"The service of the second generation does not list the security policies of a cluster, so none is shown of "
            + $"{Words.AllOf(clusters.Take(20).Select(c => $"\"{c.Name}\" ({c.Id})"))}{(clusters.Count > 20 ? " and others" : string.Empty)}. "
            + "Import each by its id, 27 letters and digits: the cloud's console shows it, and so does the state of whatever made it.";
        return isAskedFor
            ? Diagnostic.Error("Policies of this cluster are not listed", detail, clusterId)
            : Diagnostic.Warning("Not all security policies are listed", detail);
    }
}

/// <summary>What narrows a <c>list "vkcc_security_policy"</c>; null parts narrow nothing.</summary>
internal sealed partial record SecurityPolicyListModel : IModel<SecurityPolicyListModel>
{
    public TfValue<string> ClusterId { get; init; }

    /// <summary>Name of the template.</summary>
    public TfValue<string> Template { get; init; }
}
