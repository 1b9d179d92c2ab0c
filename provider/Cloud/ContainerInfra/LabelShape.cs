using System.Text.Json.Serialization;

namespace VkCloud.ContainerInfra;

/// <summary>A label of a node group, <c>{"key":"k","value":"v"}</c>: groups have a list where clusters have a map.</summary>
internal sealed record LabelShape([property: JsonPropertyName("key")] string Key, [property: JsonPropertyName("value")] string Value)
{
    /// <summary>In the order of keys, so that equal requests are equal bytes.</summary>
    public static IReadOnlyList<LabelShape> Of(IReadOnlyDictionary<string, string> labels) =>
        [.. labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => new LabelShape(label.Key, label.Value))];
}
