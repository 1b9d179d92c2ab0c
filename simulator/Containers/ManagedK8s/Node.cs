namespace Vkcc.Simulator;

/// <summary>One worker, which the service itself never shows (GEN-4).</summary>
internal sealed class Node
{
    public required string Name { get; init; }

    public required string Zone { get; init; }

    public required string FlavorId { get; set; }

    public required string Version { get; set; }
}
