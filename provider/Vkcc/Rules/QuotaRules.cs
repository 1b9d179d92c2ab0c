using VkCloud.Compute;

namespace Vkcc;

/// <summary>Whether a plan fits the project's quotas (QUO-2).</summary>
internal static class QuotaRules
{
    /// <summary>QUO-2: what the plan adds against what is left. A warning, since what the plan destroys, or destroyed before it was made, may be given back first.</summary>
    /// <param name="added">Of the generation, of the whole plan so far.</param>
    public static Diagnostic? Fits(TfValue<long> generation, Resources added, ComputeQuota? quota)
    {
        var list = Lacking(quota, added, usage => usage.Free, (usage, need) => $"limit {usage.Limit}, used {usage.InUse + usage.Reserved}, this plan adds {need} or more");
        return list.Length == 0
            ? null
            : Diagnostic.Warning(
                "Quota may not suffice",
                $"This plan needs more than is left of the project's compute quota:{list}\n\nAsk for a higher quota in the cloud's console, or make the plan smaller."
                    + (GenerationRules.IsFirst(generation) ? string.Empty : " Machines of second-generation clusters run in the platform's project and may not count against this quota.")
                    + (GenerationRules.IsSecond(generation) ? string.Empty : " What this plan destroys frees quota, which is not counted here."));
    }

    /// <summary>QUO-2: what one object of the first generation needs against the whole limit: whatever else goes away, it will never be created.</summary>
    public static Diagnostic? Possible(TfValue<long> generation, Resources own, ComputeQuota? quota)
    {
        var list = GenerationRules.IsFirst(generation) ? Lacking(quota, own, usage => usage.Limit < 0 ? null : usage.Limit, (usage, need) => $"limit {usage.Limit}, needed {need}") : "";
        return list.Length == 0
            ? null
            : Diagnostic.Error("Quota does not suffice", $"The machines of this one object need more than the project's whole compute quota:{list}\n\nAsk for a higher quota in the cloud's console, or take fewer or smaller machines.");
    }

    private static string Lacking(ComputeQuota? quota, Resources needed, Func<QuotaUsage, long?> most, Func<QuotaUsage, long, FormattableString> words)
    {
        if (quota is null)
        {
            return "";
        }

        (string Name, long Need, QuotaUsage Usage)[] all = [("cores", needed.Cores, quota.Cores), ("ram (MB)", needed.RamMb, quota.RamMb), ("instances", needed.Instances, quota.Instances)];
        return string.Concat(all.Where(q => most(q.Usage) is { } limit && q.Need > limit).Select(q => $"\n  {q.Name}: {FormattableString.Invariant(words(q.Usage, q.Need))}"));
    }

    /// <summary>Machines and what they are made of.</summary>
    internal sealed record Resources(long Cores, long RamMb, long Instances)
    {
        public static Resources None { get; } = new(0, 0, 0);

        public static Resources Of(Flavor flavor, long machines) => new(flavor.Vcpus * machines, flavor.RamMb * machines, machines);

        public Resources Plus(Resources other) => new(Cores + other.Cores, RamMb + other.RamMb, Instances + other.Instances);
    }
}
