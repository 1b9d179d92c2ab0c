namespace Vkcc.Simulator;

internal sealed record AdvanceRequest(double Seconds);

/// <summary>What is absent stays.</summary>
/// <param name="Factor">Simulated seconds in a real one.</param>
internal sealed record ClockRequest(double? Factor, bool? Paused);

internal sealed record AutoscaleRequest(int Size);

/// <param name="By"><c>cpu</c>, which is the default, or <c>ram</c>: what ran short.</param>
internal sealed record GrowRequest(string? By);

internal sealed record ProjectPatch
{
    public required bool FirstGeneration { get; init; }
}
