using System.Globalization;
using VkCloud.Compute;

namespace Vkcc;

/// <summary>Whether a plan fits the project's quotas (QUO-2).</summary>
internal static class QuotaRules
{
    /// <summary>QUO-2: what the plan adds against what is left. An error on the first generation, whose machines live in the project; a warning on the second, whose machines do not.</summary>
    /// <param name="added">Of the generation, of the whole plan so far.</param>
    public static Diagnostic? Fits(TfValue<long> generation, Resources added, ComputeQuota? quota)
    {
        if (quota is null)
        {
            return null;
        }

        (string Name, long Need, QuotaUsage Usage)[] all = [("cores", added.Cores, quota.Cores), ("ram (MB)", added.RamMb, quota.RamMb), ("instances", added.Instances, quota.Instances)];
        var lacking = all.Where(q => q.Usage.Free is { } free && q.Need > free).ToList();
        if (lacking.Count == 0)
        {
            return null;
        }

        var list = string.Concat(lacking.Select(q => string.Create(CultureInfo.InvariantCulture, $"\n  {q.Name}: limit {q.Usage.Limit}, used {q.Usage.InUse + q.Usage.Reserved}, this plan adds {q.Need} or more")));
        const string advice = "\n\nAsk for an increase or make the plan smaller.";
        return GenerationRules.IsFirst(generation)
            ? Diagnostic.Error("Quota does not suffice", $"What this plan adds of first-generation machines is more than the project's compute quota leaves:{list}{advice}")
            : Diagnostic.Warning(
                "Quota may not suffice",
                $"What this plan adds is more than the project's compute quota leaves:{list}{advice} (Machines of second-generation clusters live in the platform's project; whether they count is up "
                    + "to the service.)");
    }

    /// <summary>Machines and what they are made of.</summary>
    internal sealed record Resources(long Cores, long RamMb, long Instances)
    {
        public static Resources None { get; } = new(0, 0, 0);

        public static Resources Of(Flavor flavor, long machines) => new(flavor.Vcpus * machines, flavor.RamMb * machines, machines);

        public Resources Plus(Resources other) => new(Cores + other.Cores, RamMb + other.RamMb, Instances + other.Instances);
    }
}
