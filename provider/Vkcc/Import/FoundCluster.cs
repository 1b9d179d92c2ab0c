namespace Vkcc;

/// <summary>A cluster of either generation, as a list shows it.</summary>
/// <param name="Uuid">Second id of a second-generation cluster; null on the first, and where the list leaves it out.</param>
internal sealed record FoundCluster(string Id, string? Uuid, string? Name, long Generation, string Status);
