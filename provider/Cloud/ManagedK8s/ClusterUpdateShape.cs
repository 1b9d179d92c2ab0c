using System.Text.Json.Serialization;

namespace VkCloud.ManagedK8s;

/// <summary>Body of <c>PATCH clusters/{id}:update</c>, flat; null members are not sent.</summary>
[Inferred("The complete list of CIDRs that reach the API server is called allowed_cidrs here as in the create body; that it stands beside labels is seen in the official client.")]
internal sealed record ClusterUpdateShape(
    [property: JsonPropertyName("labels"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string?>? Labels,
    [property: JsonPropertyName("allowed_cidrs"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? AllowedCidrs)
{
    public static ClusterUpdateShape Of(ClusterUpdateRequest request) => new(
        request.Labels is { } labels ? Texts.Sorted(labels) : null,
        request.ApiAllowedCidrs);
}
