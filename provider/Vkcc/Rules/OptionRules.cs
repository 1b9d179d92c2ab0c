using System.Globalization;

namespace Vkcc;

/// <summary>Labels of first-generation clusters, which set options of the service (rule book MST-2, MON-1, UPG-14; API reference 2.2).</summary>
internal static class OptionRules
{
    /// <summary>MON-1: Cloud Monitoring, off unless asked for.</summary>
    public const string Monitoring = "cloud_monitoring";

    private const string CleanVolumes = "clean_volumes";

    private const string PodsNetwork = "calico_ipv4pool";

    private const string LogLevel = "kube_log_level";

    private static readonly ValueList<string> sizes = ["master_volume_size", "etcd_volume_size"];

    private static readonly ValueList<string> switches = [Monitoring, CleanVolumes];

    /// <summary>Options that are documented. There are more, which the service sets by itself.</summary>
    public static readonly ValueList<string> Names =
        ["master_volume_size", "etcd_volume_size", "cluster_node_volume_type", CleanVolumes, Monitoring, PodsNetwork, LogLevel];

    /// <summary>MST-2: options whose values are known have such values.</summary>
    public static IEnumerable<Diagnostic> Values(TfValue<long> generation, TfStringMap labels)
    {
        foreach (var (key, value) in GenerationRules.IsFirst(generation) && labels.IsKnown ? labels.Value : ValueMap<TfValue<string>>.Empty)
        {
            var wrong = !value.IsKnown ? null
                : sizes.Contains(key) && !(Number(value.Value) >= 1) ? "a size in GB, a whole number from 1"
                : key == LogLevel && Number(value.Value) is (null or > 8) ? "a whole number from 0 to 8"
                : switches.Contains(key) && !bool.TryParse(value.Value, out _) ? "\"true\" or \"false\""
                : null;
            if (wrong is not null)
            {
                yield return Diagnostic.Error(
                    "Invalid value of a service option",
                    $"Label \"{key}\" sets an option of the service and must be {wrong}, got \"{Words.Shortened(value.Value)}\".",
                    AttributePath.Root("labels").Key(key));
            }
        }
    }

    /// <summary>NET-7: the pods' network is said in one place.</summary>
    public static Diagnostic? PodsNetworkTwice(ClusterModel config) =>
        GenerationRules.IsFirst(config.Generation) && !config.PodsCidr.IsUnknown && config.Labels.IsKnown
        && config.Labels.Value.TryGetValue(PodsNetwork, out var pool) && pool.IsKnown
        && config.PodsCidr.ValueOr(ClusterSchema.DefaultPodsCidr) is var pods && Cidr.Canonical(pool.Value) != Cidr.Canonical(pods)
            ? Diagnostic.Warning(
                "Two networks for pods",
                $"Label \"{PodsNetwork}\" says {Words.Shortened(pool.Value)} and pods_cidr is {pods}. "
                    + "Both mean the network of the pods, and which one the service takes is not documented. "
                    + "Set pods_cidr and remove the label.",
                AttributePath.Root("labels").Key(PodsNetwork))
            : null;

    /// <summary>UPG-14: most options take effect only when nodes are created anew, and the pods' network is better left alone.</summary>
    public static IEnumerable<Diagnostic> LateEffect(ClusterModel prior, ClusterModel plan)
    {
        if (!GenerationRules.IsFirst(prior.Generation) || plan.Labels.IsUnknown)
        {
            yield break;
        }

        var changed = Changed(prior.Labels, plan.Labels).Order(StringComparer.Ordinal).ToList();
        if (changed.Contains(PodsNetwork))
        {
            yield return Diagnostic.Warning(
                "Nodes may lose their connection",
                $"A change of label \"{PodsNetwork}\" on a living cluster can cut nodes off from each other. "
                    + "Take it back, or create a second cluster and move the workload.",
                AttributePath.Root("labels").Key(PodsNetwork));
        }

        var late = changed.Where(key => key is not (CleanVolumes or PodsNetwork)).ToList();
        if (late.Count > 0)
        {
            yield return Diagnostic.Warning(
                "Labels take effect later",
                "The service stores them at once, and they take effect only when nodes are created anew, for example by an upgrade: "
                    + $"{Words.AllOf(late.Select(key => $"\"{Words.Shortened(key)}\""))}.",
                AttributePath.Root("labels"));
        }
    }

    private static IEnumerable<string> Changed(TfStringMap prior, TfStringMap plan)
    {
        var (before, after) = (prior.ValueOr(ValueMap<TfValue<string>>.Empty), plan.ValueOr(ValueMap<TfValue<string>>.Empty));
        return before.Keys.Union(after.Keys).Where(
            key => !before.TryGetValue(key, out var old) || !after.TryGetValue(key, out var @new) || (!@new.IsUnknown && old != @new));
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
