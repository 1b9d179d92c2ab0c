using VkCloud;

namespace Vkcc;

/// <summary>Changes of one member of a cluster.</summary>
internal sealed record MemberWork<T>(Members<T> Members, string Subject, string ClusterId, string Id, OperationClock Clock)
    : ObjectWork<Sight<T>>(Members.Session, Subject, ClusterId, Clock), IChanging<T>
    where T : class, IClusterMember
{
    TimeSpan IChanging<T>.Remaining => Clock.Remaining;

    WaitSchedule IChanging<T>.Schedule => ClusterWork.Schedule;

    TimeProvider IChanging<T>.Time => Session.Time;

    Action<WaitProgress> IChanging<T>.Progress => ClusterWork.Report;

    public override async Task<Sight<T>> LookAsync(CancellationToken cancellationToken)
    {
        var cluster = await LookAtClusterAsync(cancellationToken);
        if (cluster is null)
        {
            await Session.Absence.ExpectGoneWithClusterAsync(Members, ClusterId, Id, cancellationToken);
            return new(null, null);
        }

        if (!cluster.IsFree)
        {
            // While the cluster is busy the member's own state does not matter yet, so the second call is saved.
            return new(cluster, null);
        }

        var shown = Members.ShownBy(cluster, Id) is { } embedded && Members.IsWhole(embedded) ? embedded : null;
        var member = shown ?? await Members.GetAsync(Id, cancellationToken)
            ?? await Session.Absence.RecheckMemberAsync(Members, cluster, Id, cancellationToken);
        if (member is not null)
        {
            Session.Absence.Saw(member);
        }

        return new(cluster, member);
    }

    public override bool IsGone(Sight<T> sight) => sight.Cluster is null || (sight.Member is null && sight.Cluster.IsFree);

    public override MemberStatus StandingOf(Sight<T> sight) => sight.Member?.Standing ?? MemberStatus.OfCluster;

    public override Func<string?, string?, ApiException?, Diagnostic> KeptByCluster => Kept;

    public async Task<(Cluster Cluster, T Member)> ChangeAsync(Func<CancellationToken, Task> call, Func<T, bool> shows, CancellationToken cancellationToken)
    {
        var sight = await ChangeAsync(call, (Sight<T> seen) => seen.Member is { } member && shows(member), cancellationToken);
        return (sight.Cluster!, sight.Member!);
    }

    private Diagnostic Kept(string? status, string? reason, ApiException? answer) => Diagnostic.Error(
        $"{Members.Title} cannot be deleted now",
        $"The cluster of {Subject} is {status ?? "(unknown)"}{(reason is null ? string.Empty : $" ({reason.TrimEnd('.')})")}, "
            + $"and a cluster that does not run takes no change of its {Members.Plural}. "
            + (status == ClusterStatus.Stopped.Word
                ? $"Start it (power_state = \"running\"), apply that, and delete the {Members.Noun} then. "
                : $"When it runs again, delete the {Members.Noun} then. ")
            + $"If the whole cluster is to go, its {Members.Plural} go with it: take them out of state (terraform state rm {Members.TypeName}.<name>), "
            + "then terraform destroy -refresh=false. "
            + $"The {Members.Noun} stays in state until then."
            + (answer is null ? string.Empty : $"\n\nThe cloud's answer:\n  {answer.Message}"));
}
