using System.Text.Json.Serialization;

namespace VkCloud.Network;

/// <summary>A subnet, as far as a plan needs it.</summary>
internal sealed record SubnetShape
{
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    [JsonPropertyName("network_id")]
    public string? NetworkId { get; init; }

    [JsonPropertyName("name")]
    public string? Name { get; init; }

    [JsonPropertyName("ip_version")]
    public int? IpVersion { get; init; }

    [JsonPropertyName("cidr")]
    public string? Cidr { get; init; }

    [JsonPropertyName("gateway_ip")]
    public string? GatewayIp { get; init; }

    [JsonPropertyName("enable_dhcp")]
    public bool? EnableDhcp { get; init; }

    [JsonPropertyName("allocation_pools")]
    public IReadOnlyList<PoolShape?>? AllocationPools { get; init; }

    [JsonPropertyName("sdn")]
    public string? Sdn { get; init; }

    public Subnet ToSubnet() => new(
        Texts.OrNull(Id) ?? throw new FormatException("subnet.id"),
        Texts.OrNull(NetworkId),
        Name,
        IpVersion,
        Texts.OrNull(Cidr),
        Texts.OrNull(GatewayIp),
        EnableDhcp,
        [.. (AllocationPools ?? []).Where(pool => pool is { Start: not null, End: not null }).Select(pool => new AllocationPool(pool!.Start!, pool.End!))],
        Texts.OrNull(Sdn));

    internal sealed record PoolShape
    {
        [JsonPropertyName("start")]
        public string? Start { get; init; }

        [JsonPropertyName("end")]
        public string? End { get; init; }
    }
}
