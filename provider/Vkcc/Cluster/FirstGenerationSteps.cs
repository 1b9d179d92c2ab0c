using VkCloud;
using VkCloud.First;

namespace Vkcc;

/// <summary>Which calls an update of a first-generation cluster takes.</summary>
internal sealed class FirstGenerationSteps(ClusterWork work, ClusterModel prior, ClusterModel plan, PrivateState @private)
{
    /// <summary>What was planned and is not yet so: a start before everything else and a stop after it, since a stopped cluster takes nothing but a start
    /// (LIFE-5); in between as in the second generation.</summary>
    public async Task<IReadOnlyList<ClusterStep>> NeededAsync(Cluster cluster, CancellationToken cancellationToken)
    {
        var steps = await WhileRunningAsync(cluster, cancellationToken);
        var turns = plan.PowerState.IsKnown && plan.PowerState != prior.PowerState;
        var isStopped = cluster.Status == ClusterStatus.Stopped;
        if (turns && plan.PowerState.Is(PowerRules.Running) && isStopped)
        {
            steps.Insert(0, new((now, token) => Changes.TurnOnClusterAsync(now.Id, token), state => state with { PowerState = plan.PowerState }));
        }
        else if (isStopped && steps.Count > 0)
        {
            throw new DiagnosticException(Diagnostic.Error(
                "Cluster is stopped",
                $"Cluster \"{prior.Name}\" is stopped, and a stopped cluster takes no change but a start. "
                    + "Set power_state = \"running\", apply it together with the changes, and stop the cluster in a later apply. Nothing was changed.",
                AttributePath.Root("power_state")));
        }

        if (turns && plan.PowerState.Is(PowerRules.Stopped) && !isStopped)
        {
            steps.Add(new((now, token) => Changes.TurnOffClusterAsync(now.Id, token), state => state with { PowerState = plan.PowerState }));
        }

        return steps;
    }

    private async Task<List<ClusterStep>> WhileRunningAsync(Cluster cluster, CancellationToken cancellationToken)
    {
        var steps = new List<ClusterStep>();
        if (await TargetAsync(cancellationToken) is { } target && target.Uuid != cluster.ClusterTemplateId)
        {
            var running = await work.Session.Templates.FindAsync(cluster.ClusterTemplateId, cancellationToken);
            // A refused upgrade may leave the cluster broken, so it is not tried.
            DiagnosticException.ThrowIfAny(TemplateRules.NoDowngrade(running, target));

            steps.Add(new(
                (now, token) => UpgradeAsync(now.Id, target, token),
                state => state with { Version = plan.Version.IsKnown ? plan.Version : state.Version, ClusterTemplateId = target.Uuid }));
        }

        if (plan.MasterFlavor != prior.MasterFlavor)
        {
            var flavorId = await work.Session.Flavors.IdOfAsync(plan.MasterFlavor.Value, AttributePath.Root("master_flavor"), cancellationToken);
            steps.Add(new((now, token) => ResizeAsync(now, flavorId, token), state => state with { MasterFlavor = plan.MasterFlavor }));
        }

        var sync = plan.SecurityPolicySync.IsKnown
            && plan.SecurityPolicySync != prior.SecurityPolicySync
            && plan.SecurityPolicySync.Value != cluster.SecurityPolicySync
            ? plan.SecurityPolicySync.Value
            : (bool?)null;
        var (set, remove) = await LabelsAsync(cluster, cancellationToken);
        if (sync is not null || set.Count > 0 || remove.Count > 0)
        {
            steps.Add(new(
                (now, token) => Changes.ChangeClusterAsync(now.Id, set, remove, sync, token),
                state => state with { Labels = plan.Labels, SecurityPolicySync = sync is null ? state.SecurityPolicySync : plan.SecurityPolicySync }));
        }

        return steps;
    }

    /// <summary>The template that the plan asks for; null when neither it nor the version changes.</summary>
    private async Task<ClusterTemplate?> TargetAsync(CancellationToken cancellationToken)
    {
        if (plan.ClusterTemplateId.IsKnown)
        {
            return plan.ClusterTemplateId == prior.ClusterTemplateId
                ? null
                : await work.Session.Templates.FindAsync(plan.ClusterTemplateId.Value, cancellationToken)
                    ?? throw new DiagnosticException(TemplateRules.Unknown(plan.ClusterTemplateId.Value));
        }

        return plan.Version == prior.Version ? null : await work.Session.Templates.ResolveAsync(plan.Version.Value, cancellationToken);
    }

    private async Task<Cluster> UpgradeAsync(string id, ClusterTemplate target, CancellationToken cancellationToken)
    {
        try
        {
            return await Changes.UpgradeClusterAsync(id, target.Uuid, cancellationToken);
        }
        catch (ApiException e) when (e.Kind == ApiFailureKind.Invalid)
        {
            throw new DiagnosticException(
                Diagnostic.Error(
                    "Upgrade refused",
                    $"VK Cloud does not upgrade cluster \"{prior.Name}\" to {TemplateRules.Describe(target)}. "
                        + "A refused upgrade may leave a first-generation cluster in the status ERROR: look at it in the cloud's console, "
                        + $"set version back to what it was, and ask support if it stays so.\n\nThe cloud's answer:\n  {e.Message}",
                    AttributePath.Root("version")),
                e);
        }
    }

    private async Task<Cluster> ResizeAsync(Cluster cluster, string flavorId, CancellationToken cancellationToken)
    {
        if (cluster.MasterFlavorId != flavorId)
        {
            cluster = await Changes.ResizeMastersAsync(cluster.Id, flavorId, cancellationToken);
        }

        @private.MasterFlavorId = flavorId;
        return cluster;
    }

    /// <summary>What is to be set and what taken away. The template's own labels and the platform's stay; where one of the template's was overridden, its value
    /// comes back.</summary>
    private async Task<(Dictionary<string, string> Set, List<string> Remove)> LabelsAsync(Cluster cluster, CancellationToken cancellationToken)
    {
        if (plan.Labels == prior.Labels)
        {
            return ([], []);
        }

        var (wanted, before) = (ClusterRequests.Map(plan.Labels), ClusterRequests.Map(prior.Labels));
        var now = cluster.Labels ?? new Dictionary<string, string>();
        var leaving = before.Keys.Where(key => !wanted.ContainsKey(key) && now.ContainsKey(key)).ToList();
        var origin = leaving.Count > 0
            ? TemplateRules.LabelsOf(await work.Session.Templates.FindAsync(cluster.ClusterTemplateId, cancellationToken), cluster.PodsCidr)
            : [];
        foreach (var key in leaving.Where(origin.ContainsKey))
        {
            wanted[key] = origin[key];
        }

        return (
            wanted.Where(l => !now.TryGetValue(l.Key, out var value) || !LooseLabels.AreEqual(l.Value, value)).ToDictionary(StringComparer.Ordinal),
            [.. leaving.Where(key => !origin.ContainsKey(key))]);
    }

    // Of one change; the steps of an operation share its time through the clock.
    private ContainerInfraChanges Changes => new(work.Session.Cloud)
    {
        Timeout = work.Clock.Remaining,
        Schedule = ClusterWork.Schedule,
        TimeProvider = work.Session.Time,
        Progress = ClusterWork.Report,
    };
}
