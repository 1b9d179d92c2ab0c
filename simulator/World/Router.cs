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
