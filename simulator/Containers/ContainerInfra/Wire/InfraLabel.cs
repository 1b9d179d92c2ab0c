namespace Vkcc.Simulator;

/// <summary>Labels of first-generation node groups are a list; the value may be missing.</summary>
internal sealed record InfraLabel(string? Key, string? Value);
