using System.Text.Json.Serialization;

namespace VkCloud.ManagedK8s;

/// <summary>Exactly one member is not null; both are sent (API reference 3.2).</summary>
internal sealed record DeploymentTypeShape
{
    [JsonPropertyName("zonal_deployment")]
    public ZonalShape? ZonalDeployment { get; init; }

    [JsonPropertyName("multi_zonal_deployment")]
    public MultiZonalShape? MultiZonalDeployment { get; init; }

    internal sealed record ZonalShape
    {
        [JsonPropertyName("zone")]
        public string? Zone { get; init; }
    }

    internal sealed record MultiZonalShape
    {
        [JsonPropertyName("zones")]
        public IReadOnlyList<string?>? Zones { get; init; }
    }
}
