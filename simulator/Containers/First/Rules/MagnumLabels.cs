using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vkcc.Simulator.First;

/// <summary>Labels of the first generation: a map on clusters whose values are kept as text, a list of pairs on node groups (LT-3).</summary>
internal static class MagnumLabels
{
    private static readonly string[] Numbers = ["etcd_volume_size", "master_volume_size"];

    /// <summary>Values of any simple type, spelled as Python does (openstack-observed.md section 6).</summary>
    /// <param name="respell">Whether the texts <c>true</c> and <c>false</c> are taken for truth values as well.</param>
    /// <exception cref="Refusal">400 for lists, objects and null, and without a key (LT-3).</exception>
    public static Dictionary<string, string> Read(IEnumerable<KeyValuePair<string, JsonNode?>> labels, bool respell)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in labels)
        {
            if (key.Length == 0)
            {
                throw Refusal.Invalid("A label needs a key.");
            }

            read[key] = value?.GetValueKind() switch
            {
                JsonValueKind.String when value.GetValue<string>() is "true" or "false" && respell => value.GetValue<string>() == "true" ? "True" : "False",
                JsonValueKind.String => value.GetValue<string>(),
                JsonValueKind.True => "True",
                JsonValueKind.False => "False",
                JsonValueKind.Number => value.ToJsonString(),
                _ => throw Refusal.Invalid($"Invalid input for field/attribute labels. Value of {key} is no text."),
            };
        }

        return read;
    }

    /// <summary>MST-2 and vk-cloud-api.md section 2.2: what is known of some labels.</summary>
    public static Refusal? Known(Dictionary<string, string> labels, string region, IEnumerable<string> zones)
    {
        foreach (var name in Numbers)
        {
            if (labels.TryGetValue(name, out var text) && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size >= 1))
            {
                return Refusal.Invalid($"Label {name} is a size in GB, got {text}.");
            }
        }

        if (labels.TryGetValue("kube_log_level", out var level)
            && !(int.TryParse(level, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 8))
        {
            return Refusal.Invalid($"Label kube_log_level goes from 0 to 8, got {level}.");
        }

        return labels.TryGetValue("cluster_node_volume_type", out var type)
            ? zones.Select(zone => MachineRules.DiskTypeInZone(type, region, zone)).FirstOrDefault(refusal => refusal is not null)
            : null;
    }

    /// <summary>LT-1 and LT-3.</summary>
    public static Refusal? Pairs(IReadOnlyList<Label?>? labels)
    {
        var seen = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var label in labels ?? [])
        {
            if (string.IsNullOrEmpty(label?.Key))
            {
                return Refusal.Invalid("A label needs a key.");
            }

            if (!seen.TryAdd(label.Key, label.Value))
            {
                return Refusal.Invalid($"Label {label.Key} is given twice.");
            }
        }

        return LabelRules.NodeLabels(seen);
    }

    public static IReadOnlyList<Label> Kept(IReadOnlyList<Label?>? labels) => [.. (labels ?? []).Select(label => label! with { Value = label.Value ?? "" })];

    public static IReadOnlyList<Taint> Kept(IReadOnlyList<Taint?>? taints) => [.. (taints ?? []).Select(taint => taint! with { Value = taint.Value ?? "" })];
}
