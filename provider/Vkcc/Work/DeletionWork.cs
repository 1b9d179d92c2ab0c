using VkCloud;

namespace Vkcc;

/// <summary>Deletes a cluster or a group and waits until it is gone. Only a look tells that it is; the answer to the call never does.</summary>
internal static class DeletionWork
{
    private const int MostCalls = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan PatienceWhenUncertain = TimeSpan.FromSeconds(5);

    /// <param name="delete">False when the answer says that the object was gone already.</param>
    public static async Task DeleteAsync(ClusterWork work, Func<CancellationToken, Task<bool>> delete, CancellationToken cancellationToken)
    {
        for (var calls = 0; ; calls++)
        {
            var sight = await work.LookPatientlyAsync(cancellationToken);
            if (work.IsGone(sight))
            {
                return;
            }

            var patience = Patience;
            if (!sight.Cluster!.IsLeaving)
            {
                if (calls == MostCalls)
                {
                    throw new DiagnosticException(Diagnostic.Error(
                        "Deletion has no effect",
                        $"VK Cloud was asked {MostCalls} times to delete {work.Subject}, and its cluster is still {sight.Cluster.Status}"
                            + $"{(sight.Cluster.StatusReason is { } reason ? $" ({reason})" : string.Empty)}. It stays in state; try again later, or ask the cloud's support."));
                }

                try
                {
                    patience = await CallAsync(work, delete, cancellationToken) ? Patience : PatienceWhenUncertain;
                }
                catch (ApiException e) when (e.OutcomeUnknown)
                {
                    // Looking tells; the same call again does no harm.
                    patience = PatienceWhenUncertain;
                }
            }

            if ((await work.UntilGoneAsync(patience, cancellationToken)).IsGone)
            {
                return;
            }
        }
    }

    /// <returns>Whether the call was accepted.</returns>
    private static async Task<bool> CallAsync(ClusterWork work, Func<CancellationToken, Task<bool>> delete, CancellationToken cancellationToken)
    {
        var accepted = true;
        try
        {
            await work.CallWhenFreeAsync(async token => accepted = await delete(token), cancellationToken);
        }
        catch (WaitException e) when (e.Outcome == WaitOutcome.Missing || e.LastStatus == ClusterStatus.Deleting.Word)
        {
            // The cluster is going, or gone, and takes its groups along.
        }

        return accepted;
    }
}
