using VkCloud;

namespace Vkcc;

/// <summary>Reads a group's flavor against the configured one.</summary>
internal static class GroupFlavors
{
    /// <summary>Id of the configured flavor, kept in private state so that a refresh needs no list of flavors.</summary>
    private const string Known = "flavor_id";

    public static void Remember(PrivateState @private, string id) => @private[Known] = id;

    /// <summary>Id of the planned flavor; one that does not change is known without asking.</summary>
    public static async Task<string> IdOfAsync(
        Session session, TfValue<string> planned, TfValue<string> prior, PrivateState @private, CancellationToken cancellationToken) =>
        planned == prior && @private[Known] is { } id ? id : await session.Flavors.IdOfAsync(planned.Value, AttributePath.Root("flavor"), cancellationToken);

    /// <summary>Whether a configured text names the flavor that the state's one names; asks the cloud only when it may and must.</summary>
    public static async Task<bool> IsSameAsync(
        Session session, string configured, string stored, PrivateState @private, DiagnosticBag diagnostics, CancellationToken cancellationToken) =>
        configured == stored
        || configured == @private[Known]
        || await session.Flavors.AreSameAtPlanAsync(configured, stored, diagnostics, cancellationToken);

    /// <returns>What runs, in the form of what is stored; after an import by name where it can be learned.</returns>
    public static async Task<TfValue<string>> ReadAsync(
        Session session, string? runningId, TfValue<string> stored, PrivateState @private, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        if (runningId is null)
        {
            return ClusterReading.Kept(stored);
        }

        if (stored.Is(runningId) || (stored.IsKnown && @private[Known] == runningId))
        {
            return stored;
        }

        Remember(@private, runningId);
        if (stored.IsKnown && CloudId.IsUuid(stored.Value))
        {
            return runningId;
        }

        try
        {
            var running = await session.Flavors.FindAsync(runningId, cancellationToken);
            return await session.Flavors.TextOfAsync(runningId, running, cancellationToken);
        }
        catch (ApiException e)
        {
            // A refresh must not fail because compute is away; what the group itself says is known.
            session.Checks.Say(Diagnostic.Warning(
                "Flavor's name not known",
                $"Compute did not give the name of flavor {runningId}, which the nodes run on.\n\nThe cloud's answer:\n  {e.Message}",
                AttributePath.Root("flavor")).ToldOnce(new Once.FlavorsAtRefresh()), diagnostics);
            return runningId;
        }
    }
}
