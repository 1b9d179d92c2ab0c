using System.Text.Json.Serialization;

namespace Vkcc.Simulator;

/// <summary>A subnet as the network API shows it.</summary>
internal sealed record Subnet
{
    [JsonIgnore]
    public string Region { get; init; } = "";

    public required string Id { get; init; }

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    public required string NetworkId { get; init; }

    public int IpVersion { get; init; } = 4;

    public required string Cidr { get; init; }

    public string GatewayIp => CidrBlock.Parse(Cidr).Address(1);

    public IReadOnlyList<string> DnsNameservers { get; init; } = ["8.8.8.8"];

    public IReadOnlyList<AllocationPool> AllocationPools
    {
        get
        {
            var block = CidrBlock.Parse(Cidr);
            return [new AllocationPool(block.Address(2), block.Address(block.Size - 2))];
        }
    }

    public IReadOnlyList<string> HostRoutes { get; init; } = [];

    public bool EnableDhcp { get; init; } = true;

    public bool EnablePrivateDns { get; init; }

    public string TenantId => ProjectId;

    public string ProjectId { get; init; } = Preloaded.ProjectId;

    public string? SubnetpoolId { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public required string Sdn { get; init; }
}
