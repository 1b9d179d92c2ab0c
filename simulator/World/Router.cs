namespace Vkcc.Simulator;

/// <summary>A router as the network API shows it.</summary>
internal sealed record Router
{
    /// <summary>Kept, and not shown.</summary>
    public string Region { get; init; } = "";

    public required string Id { get; init; }

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    public bool AdminStateUp { get; init; } = true;

    public string Status { get; init; } = "ACTIVE";

    /// <summary>Null without external access.</summary>
    public ExternalGateway? ExternalGatewayInfo { get; init; }

    public string TenantId => ProjectId;

    public string ProjectId { get; init; } = Preloaded.ProjectId;

    public IReadOnlyList<string> Routes { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    public required string Sdn { get; init; }
}

internal sealed record ExternalGateway(string NetworkId, bool EnableSnat, IReadOnlyList<FixedIp> ExternalFixedIps);

/// <summary>A port as the network API shows it; a router's leg in a subnet is one.</summary>
internal sealed record Port
{
    /// <summary>Kept, and not shown.</summary>
    public string Region { get; init; } = "";

    /// <summary>Until then it is being wired; kept, and not shown.</summary>
    public DateTimeOffset BuiltAt { get; init; }

    public required string Id { get; init; }

    public string Name { get; init; } = "";

    public required string NetworkId { get; init; }

    public bool AdminStateUp { get; init; } = true;

    /// <summary>See <see cref="StatusAt"/>.</summary>
    public string Status { get; init; } = PortStatus.Active;

    public required string DeviceId { get; init; }

    public string DeviceOwner { get; init; } = "network:router_interface";

    public required string MacAddress { get; init; }

    public required IReadOnlyList<FixedIp> FixedIps { get; init; }

    public string TenantId => ProjectId;

    public string ProjectId { get; init; } = Preloaded.ProjectId;

    public IReadOnlyList<string> Tags { get; init; } = [];

    public required string Sdn { get; init; }

    /// <param name="up">Whether it and what it belongs to are up.</param>
    public string StatusAt(DateTimeOffset now, bool up) => PortStatus.At(now, BuiltAt, up, Status);
}

/// <summary>Statuses of ports, which networks have too.</summary>
internal static class PortStatus
{
    public const string Active = "ACTIVE";
    public const string Build = "BUILD";
    public const string Down = "DOWN";

    /// <param name="kept">What it was put into; only ACTIVE follows the clock.</param>
    public static string At(DateTimeOffset now, DateTimeOffset builtAt, bool up, string kept) =>
        kept != Active ? kept : now < builtAt ? Build : up ? Active : Down;
}

internal sealed record FixedIp(string SubnetId, string IpAddress);
