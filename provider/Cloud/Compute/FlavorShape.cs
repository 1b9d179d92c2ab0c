using System.Text.Json.Serialization;

namespace VkCloud.Compute;

/// <summary>A flavor. <c>swap</c> and <c>rxtx_factor</c>, whose types vary, are not read.</summary>
internal sealed record FlavorShape
{
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    [JsonPropertyName("name")]
    public string? Name { get; init; }

    [JsonPropertyName("vcpus")]
    public long? Vcpus { get; init; }

    [JsonPropertyName("ram")]
    public long? Ram { get; init; }

    [JsonPropertyName("disk")]
    public long? Disk { get; init; }

    [JsonPropertyName("os-flavor-access:is_public")]
    public bool? IsPublic { get; init; }

    [JsonPropertyName("OS-FLV-DISABLED:disabled")]
    public bool? Disabled { get; init; }

    [JsonPropertyName("extra_specs")]
    public IReadOnlyDictionary<string, string?>? ExtraSpecs { get; init; }

    public Flavor ToFlavor() => new(
        Texts.OrNull(Id) ?? throw new FormatException("id"),
        Name ?? "",
        Vcpus ?? 0,
        Ram ?? 0,
        Disk ?? 0,
        IsPublic ?? true,
        Disabled ?? false,
        Texts.Map(ExtraSpecs));
}
