using System.Text.Json.Serialization;

namespace Vkcc.Simulator;

/// <summary>A network as the network API shows it.</summary>
internal sealed record Network
{
    /// <summary>Kept, and not shown.</summary>
    public string Region { get; init; } = "";

    /// <summary>Until then it is being built; kept, and not shown.</summary>
    public DateTimeOffset BuiltAt { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    public bool AdminStateUp { get; init; } = true;

    /// <summary>See <see cref="StatusAt"/>.</summary>
    public string Status { get; init; } = "ACTIVE";

    public bool Shared { get; init; }

    /// <summary>Ids; filled when the object is shown.</summary>
    public IReadOnlyList<string> Subnets { get; init; } = [];

    public string TenantId => ProjectId;

    public string ProjectId { get; init; } = Preloaded.ProjectId;

    public IReadOnlyList<string> Tags { get; init; } = [];

    [JsonPropertyName("router:external")]
    public bool External { get; init; }

    public bool PortSecurityEnabled { get; init; } = true;

    public string PrivateDnsDomain { get; init; } = "mcs.local.";

    public bool EnableShadowPort { get; init; }

    public required string Sdn { get; init; }

    public string CreatedAt { get; init; } = Preloaded.CreatedAt;

    public string UpdatedAt { get; init; } = Preloaded.CreatedAt;

    /// <summary>As it is shown (vk-cloud-api.md section 5.3: clients wait from BUILD to ACTIVE or DOWN).</summary>
    public string StatusAt(DateTimeOffset now) => PortStatus.At(now, BuiltAt, AdminStateUp, Status);
}
