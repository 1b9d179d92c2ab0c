namespace Vkcc.Simulator;

internal sealed record ProjectPatch
{
    public required bool FirstGeneration { get; init; }
}
