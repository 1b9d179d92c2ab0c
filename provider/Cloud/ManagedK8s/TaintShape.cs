using System.Text.Json.Serialization;

namespace VkCloud.ManagedK8s;

/// <summary><c>{"key":"k","value":"v","effect":"NoSchedule"}</c>; an empty value is sent.</summary>
internal sealed record TaintShape
{
    [JsonPropertyName("key")]
    public string? Key { get; init; }

    [JsonPropertyName("value")]
    public string? Value { get; init; }

    [JsonPropertyName("effect")]
    public string? Effect { get; init; }

    public static IReadOnlyList<TaintShape> Of(IReadOnlyList<Taint> taints) =>
        [.. taints.Select(taint => new TaintShape { Key = taint.Key, Value = taint.Value, Effect = taint.Effect })];
}
