namespace Vkcc.Simulator;

/// <summary>A disk of each master.</summary>
internal sealed record DiskObject(string Type, int Size);
