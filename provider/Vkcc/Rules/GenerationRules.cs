namespace Vkcc;

/// <summary>What exists in which generation (rule book sections 3 and 20).</summary>
internal static class GenerationRules
{
    /// <summary>GEN-1: there are two generations, of which this version of the provider manages the second.</summary>
    public static Diagnostic? Supported(TfValue<long> generation) => generation switch
    {
        _ when generation.Is(1) => Diagnostic.Error(
            "First-generation clusters are not supported yet",
            "generation is 1. This version of the provider manages second-generation clusters only. Leave generation out, or wait for a version that knows the first.",
            AttributePath.Root("generation")),
        { IsKnown: true } when !generation.Is(2) => Diagnostic.Error(
            "Unknown generation",
            $"generation is {generation.Value}. There are two generations of clusters: 2 (the default) and 1.",
            AttributePath.Root("generation")),
        _ => null,
    };

    /// <summary>GEN-2: arguments that only the first generation knows are refused on the second.</summary>
    public static IEnumerable<Diagnostic> FirstOnly(ClusterModel config)
    {
        if (!IsSecond(config.Generation))
        {
            yield break;
        }

        if (!config.ClusterTemplateId.IsNull && !config.ClusterTemplateId.IsUnknown)
        {
            yield return Refused("cluster_template_id", "Second-generation clusters have no templates. Remove it and name the Kubernetes version in version.");
        }

        if (config.Keypair.IsKnown)
        {
            yield return Refused("keypair", "The machines of a second-generation cluster belong to the platform, and nobody logs in to them. Remove it.");
        }

        if (config.DnsDomain.IsKnown)
        {
            yield return Refused("dns_domain", "The DNS domain of a second-generation cluster cannot be chosen. Remove it.");
        }

        if (config.SecurityPolicySync.IsKnown)
        {
            yield return Refused("security_policy_sync", "Security policies of second-generation clusters are always kept in sync. Remove it.");
        }
    }

    /// <summary>PWR-2: second-generation clusters cannot be stopped or started.</summary>
    public static Diagnostic? NoPowerState(TfValue<long> generation, TfValue<string> powerState) =>
        IsSecond(generation) && powerState.IsKnown
            ? Refused("power_state", "Second-generation clusters cannot be stopped or started. Scale node groups down instead, and remove it.")
            : null;

    /// <summary>NAME-4: the form of a cluster's id tells its generation.</summary>
    public static Diagnostic? ClusterIdForm(TfValue<string> clusterId) =>
        !clusterId.IsKnown || CloudId.IsKsuid(clusterId.Value)
            ? null
            : CloudId.IsUuid(clusterId.Value)
                ? Diagnostic.Error(
                    "First-generation clusters are not supported yet",
                    $"cluster_id \"{clusterId.Value}\" has the form of a first-generation cluster's id (a UUID), or is the uuid of a second-generation cluster. "
                        + "Use the attribute id of a second-generation vkcc_cluster: 27 letters and digits.",
                    AttributePath.Root("cluster_id"))
                : Diagnostic.Error(
                    "Not a cluster's id",
                    $"cluster_id must be the id of a second-generation cluster, 27 letters and digits (a KSUID), got \"{clusterId.Value}\". Use the attribute id of a vkcc_cluster.",
                    AttributePath.Root("cluster_id"));

    /// <summary>Null stands for the default, which is the second.</summary>
    private static bool IsSecond(TfValue<long> generation) => generation.IsNull || generation.Is(2);

    private static Diagnostic Refused(string attribute, string detail) =>
        Diagnostic.Error("Not available in the second generation", detail, AttributePath.Root(attribute));
}
