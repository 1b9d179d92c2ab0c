using VkCloud.Compute;

namespace VkCloud.BlockStorage;

/// <summary>How many disks a project may have and how large together (<c>GET os-quota-sets/{project}?usage=true</c>).</summary>
/// <param name="OfTypes">By volume type, as far as types have quotas of their own.</param>
public sealed record DiskQuota(QuotaUsage Volumes, QuotaUsage Gigabytes, IReadOnlyDictionary<string, TypeQuota> OfTypes);

/// <summary>The quotas of one volume type.</summary>
/// <param name="Volumes">Null when it has none, as <paramref name="Gigabytes"/>.</param>
public sealed record TypeQuota(QuotaUsage? Volumes, QuotaUsage? Gigabytes);
