using System.Globalization;
using VkCloud.Compute;

namespace Vkcc;

/// <summary>Whether a plan fits the project's quotas (QUO-2).</summary>
internal static class QuotaRules
{
    /// <summary>QUO-2: what the plan adds against what is left. A warning: the machines of the second generation live in the platform's project.</summary>
    /// <param name="added">Of the whole plan so far.</param>
    public static Diagnostic? Fits(Resources added, ComputeQuota? quota)
    {
        if (quota is null)
        {
            return null;
        }

        (string Name, long Need, QuotaUsage Usage)[] all = [("cores", added.Cores, quota.Cores), ("ram (MB)", added.RamMb, quota.RamMb), ("instances", added.Instances, quota.Instances)];
        var lacking = all.Where(q => q.Usage.Free is { } free && q.Need > free).ToList();
        return lacking.Count > 0
            ? Diagnostic.Warning(
                "Quota may not suffice",
                "What this plan adds is more than the project's compute quota leaves:"
                    + string.Concat(lacking.Select(q => string.Create(CultureInfo.InvariantCulture, $"\n  {q.Name}: limit {q.Usage.Limit}, used {q.Usage.InUse + q.Usage.Reserved}, this plan adds {q.Need} or more")))
                    + "\n\nAsk for an increase or make the plan smaller. (Machines of second-generation clusters live in the platform's project; whether they count is up to the service.)")
            : null;
    }

    /// <summary>Machines and what they are made of.</summary>
    internal sealed record Resources(long Cores, long RamMb, long Instances)
    {
        public static Resources None { get; } = new(0, 0, 0);

        public static Resources Of(Flavor flavor, long machines) => new(flavor.Vcpus * machines, flavor.RamMb * machines, machines);

        public Resources Plus(Resources other) => new(Cores + other.Cores, RamMb + other.RamMb, Instances + other.Instances);
    }
}
