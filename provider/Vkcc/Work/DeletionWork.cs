using VkCloud;

namespace Vkcc;

/// <summary>Deletes a cluster or a group and waits until it is gone. Only a look tells that it is; the answer to the call never does.</summary>
internal static class DeletionWork
{
    private const int MostCalls = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan PatienceWhenUncertain = TimeSpan.FromSeconds(5);

    /// <param name="delete">False when the answer says that the object was gone already.</param>
    /// <returns>The refusal of a cluster that lets no group go by itself; null when the object is gone.</returns>
    public static async Task<DiagnosticException?> DeleteAsync(ClusterWork work, Func<CancellationToken, Task<bool>> delete, CancellationToken cancellationToken)
    {
        for (var calls = 0; ; calls++)
        {
            var sight = await work.LookPatientlyAsync(cancellationToken);
            if (work.IsGone(sight))
            {
                return null;
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

            if ((await work.UntilGoneAsync(patience, cancellationToken)).IsGone)
            {
                return null;
            }
        }
    }

    /// <returns>Whether the call was accepted; and the refusal of a cluster that lets no group go.</returns>
    private static async Task<(bool IsAccepted, DiagnosticException? Refusal)> CallAsync(ClusterWork work, Func<CancellationToken, Task<bool>> delete, CancellationToken cancellationToken)
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
        catch (WaitException e) when (e.Outcome == WaitOutcome.Failed && work.GroupId is not null)
        {
            return (false, new DiagnosticException(Refused(work, e.LastStatus, e.Reason, null), e));
        }
        catch (ApiException e) when (e.Kind == ApiFailureKind.Conflict && work.GroupId is not null)
        {
            var cluster = (await work.LookAsync(cancellationToken)).Cluster;
            return (false, new DiagnosticException(Refused(work, cluster?.Status.ToString(), cluster?.StatusReason, e), e));
        }

        return (accepted, null);
    }

    /// <summary>A broken or stopped cluster lets none of its groups go by itself, and all of them with it.</summary>
    private static Diagnostic Refused(ClusterWork work, string? status, string? reason, ApiException? answer) => Diagnostic.Error(
        "Node group cannot be deleted now",
        $"The cluster of {work.Subject} is {status ?? "(unknown)"}{(reason is null ? string.Empty : $" ({reason.TrimEnd('.')})")}, and a cluster that does not run takes no change of its node groups. "
            + (status == ClusterStatus.Stopped.Word ? "Start it (power_state = \"running\"), apply that, and delete the group then. " : "When it runs again, delete the group then. ")
            + "If the whole cluster is to go, its node groups go with it: take them out of state (terraform state rm vkcc_node_group.<name>), then terraform destroy -refresh=false. The group stays in state until then."
            + (answer is null ? string.Empty : $"\n\nThe cloud's answer:\n  {answer.Message}"));
}
