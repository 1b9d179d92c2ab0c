using System.Text.Json.Serialization;

namespace VkCloud.ManagedK8s;

/// <summary>Body of <c>PATCH clusters/{id}:update</c>; null members are not sent.</summary>
internal sealed record ClusterUpdateShape(
    [property: JsonPropertyName("labels"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string?>? Labels,
    [property: JsonPropertyName("load_balancer_config"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ClusterUpdateShape.LoadBalancerShape? LoadBalancerConfig)
{
    public static ClusterUpdateShape Of(ClusterUpdateRequest request) => new(
        request.Labels is { } labels ? Texts.Sorted(labels) : null,
        request.ApiAllowedCidrs is { } cidrs ? new(new(cidrs)) : null);

    [Inferred("The allowed CIDRs are changed by repeating the create body's shape, load_balancer_config.octavia_engine.allowed_cidrs.")]
    internal sealed record LoadBalancerShape([property: JsonPropertyName("octavia_engine")] BalancerShape OctaviaEngine);

    internal sealed record BalancerShape([property: JsonPropertyName("allowed_cidrs")] IReadOnlyList<string> AllowedCidrs);
}
