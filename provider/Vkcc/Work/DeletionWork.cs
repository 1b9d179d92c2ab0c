using VkCloud;

namespace Vkcc;

/// <summary>Deletes a cluster or one of its members and waits until it is gone. Only a look tells that it is; the answer to the call never does.</summary>
internal static class DeletionWork
{
    private const int MostCalls = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan PatienceWhenUncertain = TimeSpan.FromSeconds(5);

    /// <param name="delete">False when the answer says that the object was gone already.</param>
    /// <returns>The refusal of a cluster that lets no member go by itself; null when the object is gone.</returns>
    public static async Task<DiagnosticException?> DeleteAsync<TSight>(
        ObjectWork<TSight> work, Func<CancellationToken, Task<bool>> delete, CancellationToken cancellationToken)
        where TSight : Sight
    {
        for (var calls = 0; ; calls++)
        {
            var sight = await work.LookPatientlyAsync(cancellationToken);
            if (work.IsGone(sight))
            {
                return null;
            }

            var patience = Patience;
            if (!work.IsLeaving(sight))
            {
                if (calls == MostCalls)
                {
                    throw new DiagnosticException(HasNoEffect(work.Subject, sight.Cluster!, work.StandingOf(sight)));
                }

                try
                {
                    var (isAccepted, refusal) = await CallAsync(work, delete, cancellationToken);
                    if (refusal is not null)
                    {
                        return refusal;
                    }

                    patience = isAccepted ? Patience : PatienceWhenUncertain;
                }
                catch (ApiException e) when (e.OutcomeUnknown)
                {
                    // Looking tells; the same call again does no harm.
                    patience = PatienceWhenUncertain;
                }
            }

            if ((await work.UntilGoneAsync(patience, cancellationToken, work.StandingOf(sight))).IsGone)
            {
                return null;
            }
        }
    }

    /// <returns>Whether the call was accepted; and the refusal of a cluster that lets no member go.</returns>
    private static async Task<(bool IsAccepted, DiagnosticException? Refusal)> CallAsync<TSight>(
        ObjectWork<TSight> work, Func<CancellationToken, Task<bool>> delete, CancellationToken cancellationToken)
        where TSight : Sight
    {
        var accepted = true;
        try
        {
            await work.CallWhenFreeAsync(async token => accepted = await delete(token), cancellationToken);
        }
        catch (WaitException e) when (e.Outcome == WaitOutcome.Missing || e.LastStatus == ClusterStatus.Deleting.Word)
        {
            // The cluster is going, or gone, and takes its members along.
        }
        catch (WaitException e) when (e.Outcome == WaitOutcome.Failed && work.KeptByCluster is { } kept)
        {
            return (false, new DiagnosticException(kept(e.LastStatus, e.Reason, null), e));
        }
        catch (ApiException e) when (e.Kind == ApiFailureKind.Conflict && work.KeptByCluster is { } kept)
        {
            var cluster = (await work.LookAsync(cancellationToken)).Cluster;
            return (false, new DiagnosticException(kept(cluster?.Status.ToString(), cluster?.StatusReason, e), e));
        }

        return (accepted, null);
    }

    private static Diagnostic HasNoEffect(string subject, Cluster cluster, MemberStatus standing)
    {
        var (what, reason) = standing.Word is { } word
            ? ($"it is still {word}", standing.Reason)
            : ($"its cluster is still {cluster.Status}", cluster.StatusReason);
        return Diagnostic.Error(
            "Deletion has no effect",
            $"VK Cloud was asked {MostCalls} times to delete {subject}, and {what}{(reason is null ? string.Empty : $" ({reason})")}. "
                + "It stays in state; try again later, or ask the cloud's support.");
    }
}
