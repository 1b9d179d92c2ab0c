using VkCloud.BlockStorage;
using VkCloud.Compute;

namespace Vkcc;

/// <summary>Holds what the whole plan adds against what the project's quotas of machines and disks leave (QUO-2).</summary>
internal static class QuotaChecks
{
    private const string Question = "the compute quota";
    private const string DiskQuestion = "the disk quota";

    /// <summary>Counts what one object adds, and says once when the plan so far is too much.</summary>
    /// <param name="call">See <see cref="PlanContext{TModel}.Call"/>.</param>
    public static async Task AddAsync(Session session, TfValue<long> generation, QuotaRules.Resources more, object call, DiagnosticBag bag, CancellationToken cancellationToken)
    {
        var added = session.Tally.Add(generation, more, call);
        await Task.WhenAll(HoldMachinesAsync(), more.Disks.Count == 0 ? Task.CompletedTask : HoldDisksAsync());

        async Task HoldMachinesAsync()
        {
            ComputeQuota? quota = null;
            await session.Checks.JudgeAsync(
                async since =>
                {
                    quota = await session.Checks.AskAsync(Question, token => session.Cloud.Shared.QuotaAsync(token, since), bag, cancellationToken);
                    return [QuotaRules.Possible(generation, more, quota)];
                },
                bag);
            if (QuotaRules.Possible(generation, more, quota) is null)
            {
                session.Checks.WarnOnce("quota", QuotaRules.Fits(generation, added, quota), bag);
            }
        }

        async Task HoldDisksAsync()
        {
            DiskQuota? quota = null;
            await session.Checks.JudgeAsync(
                async since =>
                {
                    quota = await session.Checks.AskAsync(DiskQuestion, token => session.Cloud.Shared.DiskQuotaAsync(token, since), bag, cancellationToken);
                    return [QuotaRules.DisksPossible(generation, more, quota)];
                },
                bag);
            if (QuotaRules.DisksPossible(generation, more, quota) is null)
            {
                session.Checks.WarnOnce("disk quota", QuotaRules.DisksFit(generation, added, quota), bag);
            }
        }
    }

    /// <summary>What a replacement gives back before it asks for more; nothing is said about that.</summary>
    public static void GiveBack(Session session, TfValue<long> generation, QuotaRules.Resources less, object call) => session.Tally.Add(generation, less.Less(), call);

    /// <summary>The same for a change; what it gives back is not counted on, since the order of changes is Terraform's.</summary>
    public static async Task GrowAsync(
        Session session, TfValue<long> generation, QuotaRules.Resources before, QuotaRules.Resources after, object call, DiagnosticBag bag, CancellationToken cancellationToken)
    {
        var more = after.Beyond(before);
        if (more != QuotaRules.Resources.None)
        {
            await AddAsync(session, generation, more, call, bag, cancellationToken);
        }
    }
}
