using VkCloud;

namespace Vkcc;

/// <summary>Reads the masters' flavor against the configured one, which is a floor (MST-5, MST-8).</summary>
internal static class MasterFlavors
{
    /// <returns>
    /// The floor to store: the stored text while what runs satisfies it, and what runs when it is smaller, which then shows as drift. Beside it what runs, in
    /// the same form. After an import, when nothing is stored, both are what runs, by name where it can be learned.
    /// </returns>
    public static async Task<(TfValue<string> Floor, TfValue<string> Actual)> ReadAsync(
        Session session, string? runningId, ClusterModel stored, PrivateState @private, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        if (runningId is null)
        {
            return (ClusterReading.Kept(stored.MasterFlavor), ClusterReading.Kept(stored.MasterFlavorActual));
        }

        var floor = stored.MasterFlavor;
        if (floor.Is(runningId) || (floor.IsKnown && @private.MasterFlavorId == runningId))
        {
            return (floor, floor);
        }

        try
        {
            var running = await session.Flavors.FindAsync(runningId, cancellationToken);
            if (!floor.IsKnown)
            {
                @private.MasterFlavorId = runningId;
                var text = await session.Flavors.TextOfAsync(runningId, running, cancellationToken);
                return (text, text);
            }

            var actual = CloudId.IsUuid(floor.Value) ? runningId : running?.Name ?? runningId;
            if (await session.Flavors.TryResolveAsync(floor.Value, cancellationToken) is not { } wanted
                || running is null
                || FlavorRules.Satisfies(running, wanted))
            {
                return (floor, actual);
            }

            return (actual, actual);
        }
        catch (ApiException e)
        {
            // A refresh must not fail because compute is away; what the cluster itself says is known.
            session.Checks.Say(Diagnostic.Warning(
                "Master flavor not compared",
                $"The masters run on flavor {runningId}. Whether that satisfies master_flavor could not be checked, since compute did not list its "
                    + $"flavors.\n\nThe cloud's answer:\n  {e.Message}",
                AttributePath.Root("master_flavor")).ToldOnce(new Once.FlavorsAtRefresh()), diagnostics);
            return (floor.IsKnown ? floor : runningId, runningId);
        }
    }
}
