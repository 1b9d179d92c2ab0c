using System.Text.RegularExpressions;

namespace Vkcc.Simulator;

/// <summary>Labels and taints (LT-1, LT-2, LT-3, LT-6).</summary>
internal static partial class LabelRules
{
    private static readonly string[] Effects = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

    /// <summary>LT-6: labels of a cluster have a length and no syntax.</summary>
    public static Refusal? ClusterLabels(IReadOnlyDictionary<string, string?>? labels)
    {
        foreach (var (key, value) in labels ?? new Dictionary<string, string?>())
        {
            if (key.Length is 0 or > 63 || value?.Length > 63)
            {
                return Refusal.Invalid($"Cluster label {key}: key and value may have at most 63 characters, and the key at least one.");
            }
        }

        return null;
    }

    /// <summary>LT-1.</summary>
    public static Refusal? NodeLabels(IReadOnlyDictionary<string, string?>? labels)
    {
        foreach (var (key, value) in labels ?? new Dictionary<string, string?>())
        {
            if (!IsKey(key))
            {
                return Refusal.Invalid($"Label key {key} is not a valid Kubernetes key.");
            }

            if (!IsValue(value))
            {
                return Refusal.Invalid($"Value {value} of label {key} is not a valid Kubernetes label value.");
            }
        }

        return null;
    }

    /// <summary>LT-1 to LT-3; an empty value is allowed.</summary>
    public static Refusal? Taints(IReadOnlyList<Taint?>? taints)
    {
        var seen = new HashSet<(string, string)>();
        foreach (var taint in taints ?? [])
        {
            if (taint is not { Key: { } key } || !IsKey(key) || !IsValue(taint.Value))
            {
                return Refusal.Invalid($"Taint {taint?.Key}={taint?.Value} has no valid Kubernetes key and value.");
            }

            if (!Effects.Contains(taint.Effect))
            {
                return Refusal.Invalid($"Unknown taint effect {taint.Effect}; it must be one of {string.Join(", ", Effects)}.");
            }

            if (!seen.Add((key, taint.Effect!)))
            {
                return Refusal.Invalid($"Taint {key}:{taint.Effect} is given twice.");
            }
        }

        return null;
    }

    private static bool IsKey(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return slash < 0
            ? Name().IsMatch(key)
            : slash <= 253 && Prefix().IsMatch(key[..slash]) && Name().IsMatch(key[(slash + 1)..]);
    }

    private static bool IsValue(string? value) => string.IsNullOrEmpty(value) || Name().IsMatch(value);

    [GeneratedRegex(@"\A[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z")]
    private static partial Regex Prefix();
}
