using System.Collections.Frozen;

namespace Vkcc.Simulator;

/// <summary>A part of the work on an add-on: what it shows meanwhile, and how long.</summary>
internal sealed record AddonStep(string Status, TimeSpan Duration);

/// <summary>One row of the state machine of add-ons.</summary>
/// <param name="From">Statuses that it starts in; empty for an installation: there was nothing before.</param>
/// <param name="To">Null when nothing is left.</param>
internal sealed record AddonTransition(IReadOnlyList<string> From, IReadOnlyList<AddonStep> Steps, string? To);

/// <summary>The state machines of add-ons (addons-and-policies.md A5 and B2), one table for each generation.</summary>
internal sealed class AddonLifecycle(FrozenDictionary<AddonWorkKind, AddonTransition> table, bool instant)
{
    public static FrozenDictionary<AddonWorkKind, AddonTransition> Second { get; } = new Dictionary<AddonWorkKind, AddonTransition>
    {
        [AddonWorkKind.Install] = new([], [new(AddonStatus.Installing, Durations.InstallAddon)], AddonStatus.Installed),
        [AddonWorkKind.Update] = new([AddonStatus.Installed, AddonStatus.Error], [new(AddonStatus.Updating, Durations.UpdateAddon)], AddonStatus.Installed),
        [AddonWorkKind.Delete] = new([AddonStatus.Installed, AddonStatus.Error], [new(AddonStatus.Deleting, Durations.DeleteAddon)], null),
    }.ToFrozenDictionary();

    /// <summary>It has no word for an update, so that one shows as an installation (inferred).</summary>
    public static FrozenDictionary<AddonWorkKind, AddonTransition> First { get; } = new Dictionary<AddonWorkKind, AddonTransition>
    {
        [AddonWorkKind.Install] = new(
            [], [new(AddonStatus.New, Durations.BeginAddon), new(AddonStatus.Installing, Durations.InstallAddon)], AddonStatus.Installed),
        [AddonWorkKind.Update] = new([AddonStatus.Installed, AddonStatus.Failed], [new(AddonStatus.Installing, Durations.UpdateAddon)], AddonStatus.Installed),
        [AddonWorkKind.Delete] = new([AddonStatus.Installed, AddonStatus.Failed], [new(AddonStatus.Deleting, Durations.DeleteAddon)], null),
    }.ToFrozenDictionary();

    /// <summary>One thing at a time; what stands still for want of workers can be removed, else nobody could end it.</summary>
    /// <exception cref="Refusal">409, with the status it is in.</exception>
    public void CheckMayBegin(SimulatedCluster cluster, InstalledAddon addon, AddonWorkKind kind)
    {
        var stands = kind == AddonWorkKind.Delete && addon.Work is { Kind: not AddonWorkKind.Delete } && cluster.Workers == 0;
        if (!table[kind].From.Contains(addon.Api.Status) && !stands)
        {
            var from = string.Join(" or ", table[kind].From);
            throw Refusal.Conflict($"Add-on {addon.Api.Name} of cluster {cluster.Name} is {addon.Api.Status}; it accepts this call only when {from}.");
        }
    }

    public void Begin(InstalledAddon addon, AddonWorkKind kind, DateTimeOffset now)
    {
        addon.Work = new AddonWork { Kind = kind, Due = now + DurationOf(kind, 0) };
        addon.Api = addon.Api with { Status = table[kind].Steps[0].Status };
    }

    /// <summary>Lets the work on the cluster's add-ons go on until now.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Settle(SimulatedCluster cluster, DateTimeOffset now)
    {
        var changed = false;
        foreach (var addon in cluster.Addons.ToArray())
        {
            while (addon.Work is { } work && work.Due <= now && MayEnd(cluster, work))
            {
                changed = true;
                EndStep(cluster, addon, work);
            }
        }

        return changed;
    }

    private void EndStep(SimulatedCluster cluster, InstalledAddon addon, AddonWork work)
    {
        var row = table[work.Kind];
        if (++work.Step < row.Steps.Count)
        {
            work.Due += DurationOf(work.Kind, work.Step);
            addon.Api = addon.Api with { Status = row.Steps[work.Step].Status };
        }
        else if ((work.EndsIn ?? row.To) is { } status)
        {
            addon.Hold(status);
        }
        else
        {
            addon.Work = null;
            cluster.Addons.Remove(addon);
        }
    }

    /// <summary>Add-ons run on workers: without one they stay as they are (inferred), and so they do while the control plane is away.</summary>
    private bool MayEnd(SimulatedCluster cluster, AddonWork work) =>
        work.Step < table[work.Kind].Steps.Count - 1
        || work.EndsIn is not null
        || (cluster.HasQuorum && cluster.Status != ClusterStatus.Shutoff
            && (work.Kind == AddonWorkKind.Delete || cluster.NodeGroups.Any(group => group.Nodes.Count > 0)));

    private TimeSpan DurationOf(AddonWorkKind kind, int step) => instant ? TimeSpan.Zero : table[kind].Steps[step].Duration;
}
