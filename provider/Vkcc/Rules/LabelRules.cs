namespace Vkcc;

/// <summary>Labels of clusters and node groups, and the texts of taints (rule book section 11, LT).</summary>
internal static class LabelRules
{
    /// <summary>LT-8: labels of nodes that the platform writes.</summary>
    private static readonly ValueList<string> zoneLabels =
    [
        "topology.kubernetes.io/zone",
        "failure-domain.beta.kubernetes.io/zone",
        "topology.cinder.csi.openstack.org/zone",
    ];

    /// <summary>LT-1: keys and values of node labels are those of Kubernetes.</summary>
    public static IEnumerable<Diagnostic> NodeLabels(TfStringMap labels)
    {
        foreach (var (key, value) in Entries(labels))
        {
            var path = AttributePath.Root("labels").Key(key);
            if (WhyNoKey(key) is { } wrongKey)
            {
                yield return Diagnostic.Error(
                    "Not a Kubernetes label key",
                    $"Kubernetes does not take \"{Words.Shortened(key)}\" for a label key: {wrongKey}",
                    path);
            }

            if (value.IsNull)
            {
                yield return WithoutValue(key, path);
            }
            else if (value.IsKnown && WhyNoValue(value.Value) is { } wrongValue)
            {
                yield return Diagnostic.Error(
                    "Not a Kubernetes label value",
                    $"Kubernetes does not take the value of label \"{Words.Shortened(key)}\": {wrongValue}",
                    path);
            }
        }
    }

    /// <summary>LT-6: keys and values of cluster labels have at most 63 characters on the second generation; on either a label has a key and a value.</summary>
    public static IEnumerable<Diagnostic> ClusterLabels(TfValue<long> generation, TfStringMap labels)
    {
        var second = GenerationRules.IsSecond(generation);
        var longest = second ? 63 : int.MaxValue;
        foreach (var (key, value) in Entries(labels))
        {
            var path = AttributePath.Root("labels").Key(key);
            if (key.Length == 0 || key.Length > longest)
            {
                var bounds = second ? "1 to 63 characters" : "at least 1 character";
                yield return Diagnostic.Error(
                    "Cluster label key of wrong length",
                    $"The key of a cluster label must have {bounds}; \"{Words.Shortened(key)}\" has {key.Length}.",
                    path);
            }

            if (value.IsNull)
            {
                yield return WithoutValue(key, path);
            }
            else if (value.IsKnown && value.Value.Length > longest)
            {
                yield return Diagnostic.Error(
                    "Cluster label value too long",
                    $"The value of label \"{Words.Shortened(key)}\" has {value.Value.Length} characters; at most 63 are allowed.",
                    path);
            }
        }
    }

    /// <summary>LT-8: labels that the platform sets by itself.</summary>
    public static IEnumerable<Diagnostic> PlatformLabels(TfStringMap labels) =>
        from entry in Entries(labels)
        where zoneLabels.Contains(entry.Key)
        select Diagnostic.Warning(
            "Label is set by the platform",
            $"The platform sets \"{entry.Key}\" on every node to the node's zone. Remove it: another value would be at odds with "
                + "where volumes can be attached.",
            AttributePath.Root("labels").Key(entry.Key));

    /// <summary>LT-1: keys and values of taints are those of labels.</summary>
    public static IEnumerable<Diagnostic> TaintTexts(TfValue<ValueSet<TfValue<TaintModel>>> taints)
    {
        foreach (var taint in TaintRules.Known(taints))
        {
            if (taint.Key.IsKnown && WhyNoKey(taint.Key.Value) is { } wrongKey)
            {
                yield return Diagnostic.Error(
                    "Not a Kubernetes taint key",
                    $"Kubernetes does not take \"{Words.Shortened(taint.Key.Value)}\" for a taint key: {wrongKey}",
                    AttributePath.Root("taints"));
            }

            if (taint.Value.IsKnown && WhyNoValue(taint.Value.Value) is { } wrongValue)
            {
                yield return Diagnostic.Error(
                    "Not a Kubernetes taint value",
                    $"Kubernetes does not take the value of the taint with key \"{Words.Shortened(taint.Key.ValueOr("…"))}\": {wrongValue}",
                    AttributePath.Root("taints"));
            }
        }
    }

    private static Diagnostic WithoutValue(string key, AttributePath path) =>
        Diagnostic.Error("Label without a value", $"Label \"{Words.Shortened(key)}\" is null. Use \"\" for an empty value, or remove it.", path);

    private static ValueMap<TfValue<string>> Entries(TfStringMap labels) => labels.ValueOr(ValueMap<TfValue<string>>.Empty);

    private static string? WhyNoKey(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        var (prefix, name) = slash < 0 ? (null, key) : (key[..slash], key[(slash + 1)..]);
        if (prefix is not null && (prefix.Length is 0 or > 253 || !prefix.Split('.').All(IsDnsLabel)))
        {
            return "what stands before the slash must be a DNS name of at most 253 small letters, digits, hyphens and dots.";
        }

        return name.Length is 0 or > 63 || !IsWord(name)
            ? "the name in a key (after the slash, if there is one) has 1 to 63 letters, digits, '-', '_' and '.', and begins and ends with a letter or digit."
            : null;
    }

    private static string? WhyNoValue(string value) =>
        value.Length == 0 || (value.Length <= 63 && IsWord(value))
            ? null
            : "a value has at most 63 letters, digits, '-', '_' and '.', and begins and ends with a letter or digit; or it is empty.";

    private static bool IsWord(string text) =>
        text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') && char.IsAsciiLetterOrDigit(text[0]) && char.IsAsciiLetterOrDigit(text[^1]);

    private static bool IsDnsLabel(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && text[0] != '-' && text[^1] != '-';
}
