namespace VkCloud.Compute;

/// <summary>A flavor: the size of a machine.</summary>
/// <param name="RamMb">MB.</param>
/// <param name="DiskGb">GB; 0 when the machine boots from a volume.</param>
/// <param name="IsPublic">False for one that was shared with the project alone.</param>
/// <param name="ExtraSpecs">Null when compute left them out.</param>
public sealed record Flavor(
    string Id,
    string Name,
    long Vcpus,
    long RamMb,
    long DiskGb,
    bool IsPublic,
    bool IsDisabled,
    IReadOnlyDictionary<string, string>? ExtraSpecs);
