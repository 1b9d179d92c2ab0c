using System.Text.Json.Serialization;

namespace VkCloud.Compute;

/// <summary>Answer of <c>GET os-quota-sets/{project}/detail</c>, as far as machines are concerned.</summary>
internal sealed record QuotaAnswerShape
{
    [JsonPropertyName("quota_set")]
    public QuotaSetShape? QuotaSet { get; init; }

    internal sealed record QuotaSetShape
    {
        [JsonPropertyName("cores")]
        public UsageShape? Cores { get; init; }

        [JsonPropertyName("ram")]
        public UsageShape? Ram { get; init; }

        [JsonPropertyName("instances")]
        public UsageShape? Instances { get; init; }

        public ComputeQuota ToQuota() => new(Usage(Cores, "cores"), Usage(Ram, "ram"), Usage(Instances, "instances"));

        private static QuotaUsage Usage(UsageShape? shape, string name) => shape is { Limit: { } limit }
            ? new(limit, shape.InUse ?? 0, shape.Reserved ?? 0)
            : throw new FormatException($"quota_set.{name}");
    }

    internal sealed record UsageShape
    {
        [JsonPropertyName("limit")]
        public long? Limit { get; init; }

        [JsonPropertyName("in_use")]
        public long? InUse { get; init; }

        [JsonPropertyName("reserved")]
        public long? Reserved { get; init; }
    }
}
