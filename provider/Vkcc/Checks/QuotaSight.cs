using VkCloud.BlockStorage;
using VkCloud.Compute;

namespace Vkcc;

/// <summary>What an object of a plan takes of the project's quotas, and what they are.</summary>
/// <param name="Own">What the object adds.</param>
/// <param name="Added">Of its generation, of the whole plan so far.</param>
/// <param name="Machines">Null when not asked or not answered.</param>
/// <param name="Disks">The same.</param>
internal sealed record QuotaSight(QuotaRules.Resources Own, QuotaRules.Resources Added, ComputeQuota? Machines, DiskQuota? Disks);
