namespace VkCloud.Compute;

/// <summary>What a project may use and uses (<c>GET os-quota-sets/{project}/detail</c>).</summary>
/// <param name="RamMb">MB.</param>
public sealed record ComputeQuota(QuotaUsage Cores, QuotaUsage RamMb, QuotaUsage Instances);
