namespace VkCloud.Compute;

/// <summary>A flavor: the size of a machine.</summary>
/// <param name="RamMb">MB.</param>
/// <param name="ExtraSpecs">Null when compute left them out.</param>
public sealed record Flavor(string Id, string Name, long Vcpus, long RamMb, bool IsDisabled, IReadOnlyDictionary<string, string>? ExtraSpecs);
