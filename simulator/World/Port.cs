namespace Vkcc.Simulator;

/// <summary>A port as the network API shows it; a router's leg in a subnet is one.</summary>
internal sealed record Port
{
    /// <summary>Kept, and not shown.</summary>
    public string Region { get; init; } = "";

    public required string Id { get; init; }

    public string Name { get; init; } = "";

    public required string NetworkId { get; init; }

    public bool AdminStateUp { get; init; } = true;

    public string Status { get; init; } = "ACTIVE";

    public required string DeviceId { get; init; }

    public string DeviceOwner { get; init; } = "network:router_interface";

    public required string MacAddress { get; init; }

    public required IReadOnlyList<FixedIp> FixedIps { get; init; }

    public string TenantId => ProjectId;

    public string ProjectId { get; init; } = Preloaded.ProjectId;

    public IReadOnlyList<string> Tags { get; init; } = [];

    public required string Sdn { get; init; }
}

internal sealed record FixedIp(string SubnetId, string IpAddress);
