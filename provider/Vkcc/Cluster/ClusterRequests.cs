using VkCloud;

namespace Vkcc;

/// <summary>Turns plans into what the cloud is asked for. Pure.</summary>
internal static class ClusterRequests
{
    /// <summary>What the plan asks of a new cluster; each generation sends what it knows.</summary>
    /// <param name="plan">Everything configurable is known at apply.</param>
    /// <param name="uuid">Of our choice; null where the generation takes none.</param>
    /// <param name="templateId">First generation: what stands for the version.</param>
    public static ClusterSpec ToSpec(this ClusterModel plan, string masterFlavorId, string? uuid, string? templateId) => new()
    {
        Uuid = uuid,
        Name = plan.Name.Value,
        Description = TextOrNull(plan.Description),
        Version = !plan.Version.IsKnown ? null : KubernetesVersion.TryParse(plan.Version.Value, out var version) ? version.WithV : plan.Version.Value,
        ClusterTemplateId = templateId,
        Labels = Map(plan.Labels),
        MasterFlavorId = masterFlavorId,
        MasterCount = plan.MasterCount.Value,
        ClusterType = plan.ClusterType.Is(TopologyRules.Regional) ? ClusterType.Regional : ClusterType.Standard,
        AvailabilityZones = Texts(plan.AvailabilityZones),
        NetworkPlugin = plan.NetworkPlugin.Is(ClusterSchema.Cilium) ? NetworkPlugin.Cilium : NetworkPlugin.Calico,
        PodsCidr = plan.PodsCidr.ValueOr(ClusterSchema.DefaultPodsCidr),
        NetworkId = plan.NetworkId.Value,
        SubnetId = plan.SubnetId.Value,
        ExternalNetworkId = plan.ExternalNetworkId.IsKnown ? plan.ExternalNetworkId.Value : null,
        LoadbalancerSubnetId = plan.LoadbalancerSubnetId.ValueOr(plan.SubnetId.Value),
        PublicIp = plan.PublicIp.ValueOr(false),
        ApiAllowedCidrs = Texts(plan.ApiAllowedCidrs),
        InsecureRegistries = Texts(plan.InsecureRegistries),
        Keypair = TextOrNull(plan.Keypair),
        DnsDomain = TextOrNull(plan.DnsDomain),
        SecurityPolicySync = plan.SecurityPolicySync.Is(true),
    };

    /// <summary>Empty is left out, as null is.</summary>
    public static string? TextOrNull(TfValue<string> text) => text is { IsKnown: true, Value.Length: > 0 } ? text.Value : null;

    /// <summary>In ordinal order, so that equal configurations make equal requests. Null is none.</summary>
    public static IReadOnlyList<string> Texts(TfStringSet set) =>
        set.IsKnown ? [.. set.Value.Where(e => e.IsKnown).Select(e => e.Value).Order(StringComparer.Ordinal)] : [];

    /// <summary>Null is empty.</summary>
    public static Dictionary<string, string> Map(TfStringMap map) =>
        map.IsKnown ? map.Value.Where(e => e.Value.IsKnown).ToDictionary(e => e.Key, e => e.Value.Value, StringComparer.Ordinal) : [];

    /// <summary>Equal entries; null and empty mean the same.</summary>
    public static bool SameMap(IReadOnlyDictionary<string, string>? left, IReadOnlyDictionary<string, string>? right) =>
        (left?.Count ?? 0) == (right?.Count ?? 0) && (left is null || left.All(e => right!.TryGetValue(e.Key, out var value) && value == e.Value));
}
