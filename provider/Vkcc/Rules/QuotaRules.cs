using VkCloud.BlockStorage;
using VkCloud.Compute;

namespace Vkcc;

/// <summary>Whether a plan fits the project's quotas (QUO-2).</summary>
internal static class QuotaRules
{
    /// <summary>For the documentation.</summary>
    public const string Statement = "What the plan adds fits what the quotas of compute and, where it answers, of block storage leave (warning); "
        + "one object of the first generation that is more than the whole quota is refused.";

    /// <summary>QUO-2: what an object and the plan so far need. What is impossible is not said to be unlikely too; of the plan it is said once.</summary>
    public static IEnumerable<Diagnostic?> Suffice(TfValue<long> generation, QuotaSight? sight) => sight is null
        ? []
        :
        [
            Possible(generation, sight.Own, sight.Machines)
                ?? Fits(generation, sight.Added, sight.Machines)?.ToldOnce(new Once.MachineQuota()),
            DisksPossible(generation, sight.Own, sight.Disks)
                ?? DisksFit(generation, sight.Added, sight.Disks)?.ToldOnce(new Once.DiskQuota()),
        ];

    /// <summary>QUO-2: what the plan adds against what is left. A warning, since what the plan destroys, or destroyed before it was made, may be given back
    /// first.</summary>
    /// <param name="added">Of the generation, of the whole plan so far.</param>
    public static Diagnostic? Fits(TfValue<long> generation, Resources added, ComputeQuota? quota)
    {
        var list = BeyondWhatIsFree(Machines(quota, added));
        return list.Length == 0
            ? null
            : Diagnostic.Warning(
                "Quota may not suffice",
                $"This plan needs more than is left of the project's compute quota:{list}\n\nAsk for a higher quota in the cloud's console, "
                    + "or make the plan smaller."
                    + (GenerationRules.IsFirst(generation)
                        ? string.Empty
                        : " Machines of second-generation clusters run in the platform's project and may not count against this quota.")
                    + (GenerationRules.IsSecond(generation) ? string.Empty : " What this plan destroys frees quota, which is not counted here."));
    }

    /// <summary>QUO-2: what one object of the first generation needs against the whole limit: whatever else goes away, it will never be created.</summary>
    public static Diagnostic? Possible(TfValue<long> generation, Resources own, ComputeQuota? quota)
    {
        var list = BeyondTheLimit(generation, Machines(quota, own));
        return list.Length == 0
            ? null
            : Diagnostic.Error(
                "Quota does not suffice",
                $"The machines of this one object need more than the project's whole compute quota:{list}\n\nAsk for a higher quota in the cloud's console, "
                    + "or take fewer or smaller machines.");
    }

    /// <summary>QUO-2 for disks, as <see cref="Fits"/>.</summary>
    public static Diagnostic? DisksFit(TfValue<long> generation, Resources added, DiskQuota? quota)
    {
        var list = BeyondWhatIsFree(Disks(quota, added));
        return list.Length == 0
            ? null
            : Diagnostic.Warning(
                "Disk quota may not suffice",
                $"This plan needs more than is left of the project's disk quota:{list}\n\nAsk for a higher quota in the cloud's console, "
                    + "or make the plan smaller."
                    + (GenerationRules.IsFirst(generation)
                        ? string.Empty
                        : " Disks of second-generation clusters are in the platform's project and may not count against this quota.")
                    + (GenerationRules.IsSecond(generation) ? string.Empty : " What this plan destroys frees quota, which is not counted here."));
    }

    /// <summary>QUO-2 for disks, as <see cref="Possible"/>.</summary>
    public static Diagnostic? DisksPossible(TfValue<long> generation, Resources own, DiskQuota? quota)
    {
        var list = BeyondTheLimit(generation, Disks(quota, own));
        return list.Length == 0
            ? null
            : Diagnostic.Error(
                "Disk quota does not suffice",
                $"The disks of this one object need more than the project's whole disk quota:{list}\n\nAsk for a higher quota in the cloud's console, "
                    + "or take fewer or smaller disks.");
    }

    private static IEnumerable<(string Name, long Need, QuotaUsage? Usage)> Machines(ComputeQuota? quota, Resources needed) =>
        [("cores", needed.Cores, quota?.Cores), ("ram (MB)", needed.RamMb, quota?.RamMb), ("instances", needed.Instances, quota?.Instances)];

    private static IEnumerable<(string Name, long Need, QuotaUsage? Usage)> Disks(DiskQuota? quota, Resources needed) =>
    [
        ("volumes", needed.Disks.Sum(d => d.Volumes), quota?.Volumes),
        ("gigabytes", needed.Disks.Sum(d => d.Gigabytes), quota?.Gigabytes),
        .. from disks in needed.Disks
           let own = disks.Type is null ? null : quota?.OfTypes.GetValueOrDefault(disks.Type)
           where own is not null
           from one in new[] { ($"volumes of {disks.Type}", disks.Volumes, own.Volumes), ($"gigabytes of {disks.Type}", disks.Gigabytes, own.Gigabytes) }
           select one,
    ];

    private static string BeyondWhatIsFree(IEnumerable<(string Name, long Need, QuotaUsage? Usage)> all) => string.Concat(
        from q in all
        where q.Need > q.Usage?.Free
        let used = q.Usage.InUse + q.Usage.Reserved
        select FormattableString.Invariant($"\n  {q.Name}: limit {q.Usage.Limit}, used {used}, this plan adds {q.Need} or more"));

    /// <summary>Only what the first generation needs counts against a limit for certain.</summary>
    private static string BeyondTheLimit(TfValue<long> generation, IEnumerable<(string Name, long Need, QuotaUsage? Usage)> all) => string.Concat(
        from q in all
        where GenerationRules.IsFirst(generation) && q.Usage is { Limit: >= 0 and var limit } && q.Need > limit
        select FormattableString.Invariant($"\n  {q.Name}: limit {q.Usage!.Limit}, needed {q.Need}"));

    /// <summary>Machines, what they are made of, and their disks.</summary>
    internal sealed record Resources(long Cores, long RamMb, long Instances)
    {
        public static Resources None { get; } = new(0, 0, 0);

        /// <summary>One entry a type, none of nothing.</summary>
        public ValueList<DisksOfType> Disks { get; private init; } = [];

        public static Resources Of(Flavor flavor, long machines) => new(flavor.Vcpus * machines, flavor.RamMb * machines, machines);

        /// <param name="type">Null when the service chooses.</param>
        /// <param name="size">GB.</param>
        public static Resources OfDisks(string? type, long size, long disks) => None with { Disks = Together([new DisksOfType(type, disks, disks * size)]) };

        public Resources Plus(Resources other) =>
            new(Cores + other.Cores, RamMb + other.RamMb, Instances + other.Instances) { Disks = Together([.. Disks, .. other.Disks]) };

        /// <summary>What takes as much away.</summary>
        public Resources Less() =>
            new(-Cores, -RamMb, -Instances) { Disks = [.. Disks.Select(d => d with { Volumes = -d.Volumes, Gigabytes = -d.Gigabytes })] };

        /// <summary>What there is more of than before.</summary>
        public Resources Beyond(Resources before)
        {
            var more = Plus(before.Less());
            return new(Math.Max(0, more.Cores), Math.Max(0, more.RamMb), Math.Max(0, more.Instances))
            {
                Disks = Together(more.Disks.Select(d => d with { Volumes = Math.Max(0, d.Volumes), Gigabytes = Math.Max(0, d.Gigabytes) })),
            };
        }

        private static ValueList<DisksOfType> Together(IEnumerable<DisksOfType> disks) =>
        [
            .. disks.GroupBy(d => d.Type)
                .Select(of => new DisksOfType(of.Key, of.Sum(d => d.Volumes), of.Sum(d => d.Gigabytes)))
                .Where(d => d is not { Volumes: 0, Gigabytes: 0 })
                .OrderBy(d => d.Type, StringComparer.Ordinal),
        ];
    }

    /// <summary>Disks of one volume type.</summary>
    /// <param name="Type">Null when the service chooses.</param>
    internal sealed record DisksOfType(string? Type, long Volumes, long Gigabytes);
}
