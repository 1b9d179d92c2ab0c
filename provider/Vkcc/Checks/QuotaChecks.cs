using VkCloud.Compute;

namespace Vkcc;

/// <summary>Holds what the whole plan adds against what the project's compute quota leaves (QUO-2).</summary>
internal static class QuotaChecks
{
    public const string Question = "the compute quota";

    /// <summary>Counts what one object adds, and says once for each generation when the plan so far is too much.</summary>
    /// <param name="quota">Null when it could not be asked for: then it is only counted.</param>
    public static void Add(Session session, TfValue<long> generation, QuotaRules.Resources more, ComputeQuota? quota, DiagnosticBag bag)
    {
        var added = session.Checks.Add(GenerationRules.IsFirst(generation), more);
        if (QuotaRules.Possible(generation, more, quota) is { } impossible)
        {
            bag.Add(impossible);
        }
        else
        {
            session.Checks.WarnOnce($"quota {generation}", QuotaRules.Fits(generation, added, quota), bag);
        }
    }

    /// <summary>What a replacement gives back before it asks for more; nothing is said about that.</summary>
    public static void GiveBack(Session session, TfValue<long> generation, QuotaRules.Resources less) =>
        session.Checks.Add(GenerationRules.IsFirst(generation), new(-less.Cores, -less.RamMb, -less.Instances));

    /// <summary>The same for a change; what it gives back is not counted on, since the order of changes is Terraform's.</summary>
    public static async Task GrowAsync(Session session, TfValue<long> generation, QuotaRules.Resources before, QuotaRules.Resources after, DiagnosticBag bag, CancellationToken cancellationToken)
    {
        var more = new QuotaRules.Resources(Math.Max(0, after.Cores - before.Cores), Math.Max(0, after.RamMb - before.RamMb), Math.Max(0, after.Instances - before.Instances));
        if (more != QuotaRules.Resources.None && before != QuotaRules.Resources.None)
        {
            Add(session, generation, more, await session.Checks.AskAsync(Question, session.Cloud.Shared.QuotaAsync, bag, cancellationToken), bag);
        }
    }
}
