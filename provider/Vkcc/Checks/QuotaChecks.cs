namespace Vkcc;

/// <summary>Holds what the whole plan adds against what the project's quotas of machines and disks leave (QUO-2).</summary>
internal static class QuotaChecks
{
    /// <summary>Counts what one object adds, and says once when the plan so far is too much.</summary>
    /// <param name="call">See <see cref="PlanContext{TModel}.Call"/>.</param>
    public static async Task AddAsync(Session session, TfValue<long> generation, QuotaRules.Resources more, object call, DiagnosticBag bag, CancellationToken cancellationToken)
    {
        var added = session.Tally.Add(generation, more, call);
        var machines = HoldAsync("the compute quota", "quota", session.Cloud.Shared.QuotaAsync, quota => QuotaRules.Possible(generation, more, quota), quota => QuotaRules.Fits(generation, added, quota));
        var disks = more.Disks.Count == 0
            ? Task.CompletedTask
            : HoldAsync("the disk quota", "disk quota", session.Cloud.Shared.DiskQuotaAsync, quota => QuotaRules.DisksPossible(generation, more, quota), quota => QuotaRules.DisksFit(generation, added, quota));
        await Task.WhenAll(machines, disks);

        async Task HoldAsync<T>(string question, string key, Func<CancellationToken, long?, Task<T>> read, Func<T?, Diagnostic?> possible, Func<T?, Diagnostic?> fits)
            where T : class?
        {
            T? quota = null;
            await session.Checks.JudgeAsync(
                async since =>
                {
                    quota = await session.Checks.AskAsync(question, token => read(token, since), bag, cancellationToken);
                    return [possible(quota)];
                },
                bag);
            if (possible(quota) is null)
            {
                session.Checks.WarnOnce(key, fits(quota), bag);
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
