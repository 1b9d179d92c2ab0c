namespace VkCloud.Compute;

/// <summary>What a project may use and uses (<c>GET os-quota-sets/{project}/detail</c>).</summary>
/// <param name="RamMb">MB.</param>
public sealed record ComputeQuota(QuotaUsage Cores, QuotaUsage RamMb, QuotaUsage Instances);

/// <summary>One quota.</summary>
/// <param name="Limit">Negative when there is no limit.</param>
/// <param name="Reserved">Promised to machines that are being made.</param>
public sealed record QuotaUsage(long Limit, long InUse, long Reserved)
{
    /// <summary>What is left; null when there is no limit.</summary>
    public long? Free => Limit < 0 ? null : Math.Max(0, Limit - InUse - Reserved);
}
