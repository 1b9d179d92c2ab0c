using System.Text.Json.Serialization;

namespace VkCloud.ContainerInfra;

/// <summary><c>{"key":"k","value":"v","effect":"NoSchedule"}</c>; an empty value is sent.</summary>
internal sealed record TaintShape
{
    [JsonPropertyName("key"), JsonConverter(typeof(LooseText))]
    public string? Key { get; init; }

    [JsonPropertyName("value"), JsonConverter(typeof(LooseText))]
    public string? Value { get; init; }

    [JsonPropertyName("effect"), JsonConverter(typeof(LooseText))]
    public string? Effect { get; init; }

    public static IReadOnlyList<TaintShape> Of(IReadOnlyList<Taint> taints) =>
        [.. taints.Select(taint => new TaintShape { Key = taint.Key, Value = taint.Value, Effect = taint.Effect })];
}
