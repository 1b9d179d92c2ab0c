namespace Vkcc.Simulator;

/// <summary>A part of an operation that takes time: a master, a wave of nodes, or the whole.</summary>
internal sealed record OperationStep
{
    public required TimeSpan Duration { get; init; }

    /// <summary>The master that is taken out.</summary>
    public int? Master { get; init; }

    /// <summary>The node group whose wave it is.</summary>
    public string? NodeGroupId { get; init; }

    public int? Wave { get; init; }
}
