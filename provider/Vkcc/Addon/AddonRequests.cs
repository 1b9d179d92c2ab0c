using VkCloud;

namespace Vkcc;

/// <summary>Turns plans of add-ons into what the cloud is asked for.</summary>
internal static class AddonRequests
{
    /// <summary>What the vendor's own pages use.</summary>
    private static readonly Dictionary<string, string> Namespaces = new(StringComparer.Ordinal)
    {
        ["istio"] = "istio-system",
        ["kube-prometheus-stack"] = "monitoring",
    };

    public static string NamespaceOf(string name) => Namespaces.GetValueOrDefault(name, name);

    /// <summary>The version that a plan means, read itself.</summary>
    /// <exception cref="DiagnosticException">The catalogue has none.</exception>
    public static async Task<OfferedAddon> OfferAsync(Session session, AddonModel plan, CancellationToken cancellationToken)
    {
        var catalogue = await AddonCatalogue.OfClusterAsync(session, plan.ClusterId.Value, target: null, cancellationToken);
        return await catalogue.ChooseAsync(plan.Name.Value, plan.Version, cancellationToken) ?? throw catalogue.NotOffered(plan.Name.Value, plan.Version);
    }

    /// <summary>The values that the configuration asks for; null: the catalogue's own.</summary>
    /// <param name="config">At apply, when all is known and write-only values are there.</param>
    public static string? Values(AddonModel plan, AddonModel config) =>
        plan.Values.IsKnown ? plan.Values.Value : config.ValuesWo.IsKnown ? config.ValuesWo.Value : null;

    /// <param name="values">Those of the configuration, or the catalogue's.</param>
    public static AddonSpec ToSpec(this AddonModel plan, string versionId, string? addonId, string values) => new()
    {
        ClusterId = plan.ClusterId.Value,
        Name = plan.Name.Value,
        VersionId = versionId,
        AddonId = addonId,
        Namespace = plan.Namespace.ValueOr(NamespaceOf(plan.Name.Value)),
        ReleaseName = plan.ReleaseName.ValueOr(plan.Name.Value),
        Values = values,
    };
}
