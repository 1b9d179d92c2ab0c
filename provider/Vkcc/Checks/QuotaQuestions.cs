namespace Vkcc;

/// <summary>Asks what the project's quotas of machines and disks leave for what the whole plan adds (QUO-2).</summary>
internal static class QuotaQuestions
{
    /// <summary>Counts what one object adds, and asks for the quotas of that.</summary>
    /// <param name="since">The moment since which answers are good enough; null for any.</param>
    /// <param name="call">See <see cref="PlanContext{TModel}.Call"/>.</param>
    public static async Task<QuotaSight> AddAsync(
        Session session, TfValue<long> generation, QuotaRules.Resources more, long? since, object call, DiagnosticBag bag, CancellationToken cancellationToken)
    {
        var added = session.Tally.Add(generation, more, call);
        var machines = session.Checks.AskAsync("the compute quota", token => session.Cloud.Shared.QuotaAsync(token, since), bag, cancellationToken);
        var disks = more.Disks.Count == 0
            ? Task.FromResult<VkCloud.BlockStorage.DiskQuota?>(null)
            : session.Checks.AskAsync("the disk quota", token => session.Cloud.Shared.DiskQuotaAsync(token, since), bag, cancellationToken);
        await Task.WhenAll(machines, disks);
        return new(more, added, await machines, await disks);
    }

    /// <summary>What a replacement gives back before it asks for more; nothing is said about that.</summary>
    public static void GiveBack(Session session, TfValue<long> generation, QuotaRules.Resources less, object call) =>
        session.Tally.Add(generation, less.Less(), call);

    /// <summary>The same for a change; what it gives back is not counted on, since the order of changes is Terraform's.</summary>
    /// <returns>Null when it adds nothing.</returns>
    public static async Task<QuotaSight?> GrowAsync(
        Session session,
        TfValue<long> generation,
        QuotaRules.Resources before,
        QuotaRules.Resources after,
        long? since,
        object call,
        DiagnosticBag bag,
        CancellationToken cancellationToken)
    {
        var more = after.Beyond(before);
        return more == QuotaRules.Resources.None ? null : await AddAsync(session, generation, more, since, call, bag, cancellationToken);
    }
}
