using System.Text.Json.Serialization;
using VkCloud.Http;

namespace VkCloud.Compute;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(ZoneListShape))]
[JsonSerializable(typeof(FlavorListShape))]
[JsonSerializable(typeof(FlavorAnswerShape))]
[JsonSerializable(typeof(QuotaAnswerShape))]
internal sealed partial class ComputeJson : JsonSerializerContext;

/// <summary>Answer of <c>GET flavors/{id}</c>.</summary>
internal sealed record FlavorAnswerShape(FlavorShape? Flavor = null);

/// <summary>One page of <c>GET flavors/detail</c>.</summary>
internal sealed record FlavorListShape(
    IReadOnlyList<FlavorShape?>? Flavors = null,
    [property: JsonPropertyName("flavors_links")] IReadOnlyList<LinkShape?>? Links = null);

/// <summary>A flavor. <c>swap</c> and <c>rxtx_factor</c>, whose types vary, are not read.</summary>
internal sealed record FlavorShape(
    string? Id = null,
    string? Name = null,
    long? Vcpus = null,
    long? Ram = null,
    [property: JsonPropertyName("OS-FLV-DISABLED:disabled")] bool? Disabled = null,
    IReadOnlyDictionary<string, string?>? ExtraSpecs = null)
{
    public Flavor ToFlavor() => new(
        Texts.OrNull(Id) ?? throw new FormatException("id"),
        Name ?? "",
        Vcpus ?? 0,
        Ram ?? 0,
        Disabled ?? false,
        Texts.Map(ExtraSpecs));
}

/// <summary>Answer of <c>GET os-quota-sets/{project}/detail</c>, as far as machines are concerned.</summary>
internal sealed record QuotaAnswerShape(QuotaAnswerShape.QuotaSetShape? QuotaSet = null)
{
    internal sealed record QuotaSetShape(UsageShape? Cores = null, UsageShape? Ram = null, UsageShape? Instances = null)
    {
        public ComputeQuota ToQuota() => new(Usage(Cores, "cores"), Usage(Ram, "ram"), Usage(Instances, "instances"));

        private static QuotaUsage Usage(UsageShape? shape, string name) => shape is { Limit: { } limit }
            ? new(limit, shape.InUse ?? 0, shape.Reserved ?? 0)
            : throw new FormatException($"quota_set.{name}");
    }

    internal sealed record UsageShape(long? Limit = null, long? InUse = null, long? Reserved = null);
}

/// <summary>Answer of <c>GET os-availability-zone</c>.</summary>
internal sealed record ZoneListShape([property: JsonPropertyName("availabilityZoneInfo")] IReadOnlyList<ZoneListShape.ZoneShape?>? Zones = null)
{
    internal sealed record ZoneShape(
        [property: JsonPropertyName("zoneName")] string? ZoneName = null,
        [property: JsonPropertyName("zoneState")] StateShape? ZoneState = null);

    internal sealed record StateShape(bool? Available = null);
}
