namespace Vkcc.Simulator;

/// <summary>One worker of a first-generation cluster; a machine in the user's project (GEN-1).</summary>
internal sealed class InfraNode
{
    public required string Uuid { get; init; }

    public required string Name { get; init; }

    public required string Zone { get; init; }

    public required string FlavorId { get; set; }

    public required string Version { get; set; }

    public required string CreatedAt { get; init; }
}
