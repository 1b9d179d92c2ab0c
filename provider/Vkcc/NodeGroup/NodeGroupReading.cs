using VkCloud;
using VkCloud.First;

namespace Vkcc;

/// <summary>Turns a node group of the cloud into state.</summary>
internal static class NodeGroupReading
{
    /// <summary>State as the cloud has it, with the name of the flavor, which only compute tells.</summary>
    /// <param name="stored">Plan or state so far; its own attributes (timeouts) stay.</param>
    public static async Task<NodeGroupModel> ReadAsync(
        Session session,
        NodeGroup group,
        Cluster cluster,
        NodeGroupModel stored,
        PrivateState @private,
        DiagnosticBag diagnostics,
        CancellationToken cancellationToken)
        => Read(group, cluster, stored, await FlavorAsync(session, group.FlavorId, stored.Flavor, @private, diagnostics, cancellationToken));

    /// <summary>State as the cloud has it, in the spelling of what is stored wherever both mean the same. Pure.</summary>
    /// <param name="cluster">Its cluster, whose status is the group's.</param>
    public static NodeGroupModel Read(NodeGroup group, Cluster cluster, NodeGroupModel stored, TfValue<string> flavor) => stored with
    {
        Id = group.Id,
        Uuid = ClusterReading.Text(group.Uuid, stored.Uuid),
        ClusterId = cluster.Id,
        Generation = cluster.Generation,
        Name = ClusterReading.Text(group.Name, stored.Name),
        Flavor = flavor,
        AvailabilityZone = ClusterReading.Text(group.AvailabilityZone, stored.AvailabilityZone),
        NodeCount = group.Scale switch
        {
            FixedScale fixedScale => fixedScale.Size,
            AutoScale => TfValue<long>.Null,
            _ => ClusterReading.Kept(stored.NodeCount),
        },
        Autoscale = group.Scale switch
        {
            AutoScale auto => new AutoscaleModel { Min = auto.Min, Max = auto.Max },
            FixedScale => TfValue<AutoscaleModel>.Null,
            _ => ClusterReading.Kept(stored.Autoscale),
        },
        CurrentNodeCount = group.Scale is { } scale ? scale.Size : ClusterReading.Kept(stored.CurrentNodeCount),
        DiskType = ClusterReading.Text(group.DiskType, stored.DiskType),
        DiskSize = group.DiskSize is { } size and > 0 ? size : ClusterReading.Kept(stored.DiskSize),
        Labels = group.Labels is null && stored.Labels.IsKnown
            ? stored.Labels
            : ClusterReading.Labels(cluster.Generation == 1 ? Respelled(group.Labels, stored.Labels) : group.Labels),
        Taints = group.Taints is null && stored.Taints.IsKnown ? stored.Taints : Taints(group.Taints ?? [], stored.Taints),
        MaxUnavailablePercent = group.MaxUnavailablePercent is { } percent ? percent : ClusterReading.Kept(stored.MaxUnavailablePercent),
        Status = StatusOf(group, cluster),
        CreatedAt = ClusterReading.Text(group.CreatedAt, stored.CreatedAt),
    };

    /// <summary>The group's own word where there is one; the nodes of a stopped cluster stand as still as it does.</summary>
    public static string StatusOf(NodeGroup group, Cluster cluster) =>
        cluster.Status != ClusterStatus.Stopped && group.Status is { } own ? own : cluster.Status.ToString();

    /// <summary>Whether an embedded group tells all that state holds, so that the group itself need not be read.</summary>
    /// <remarks>Labels and taints are left out when empty, which cannot be told from an embedding that never shows them: where state holds some, it must show
    /// some.</remarks>
    public static bool IsComplete(NodeGroup group, NodeGroupModel stored) =>
        group is { Name: not null, FlavorId: not null, Scale: not null, AvailabilityZone: not null }
        && group is { DiskType: not null, DiskSize: not null, MaxUnavailablePercent: not null }
        && (group.Labels is not null || stored.Labels is not { IsKnown: true, Value.Count: > 0 })
        && (group.Taints is not null || stored.Taints is not { IsKnown: true, Value.Count: > 0 });

    /// <returns>What runs, in the form of what is stored; after an import by name where it can be learned.</returns>
    private static async Task<TfValue<string>> FlavorAsync(
        Session session, string? runningId, TfValue<string> stored, PrivateState @private, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        if (runningId is null)
        {
            return ClusterReading.Kept(stored);
        }

        if (stored.Is(runningId) || (stored.IsKnown && @private.FlavorId == runningId))
        {
            return stored;
        }

        @private.FlavorId = runningId;
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

    /// <summary>The first generation may spell a truth value in its own way (API reference 2.2); one that means the same stays as it was written.</summary>
    private static Dictionary<string, string> Respelled(IReadOnlyDictionary<string, string>? labels, TfStringMap stored)
    {
        var written = ClusterRequests.Map(stored);
        return (labels ?? new Dictionary<string, string>()).ToDictionary(
            l => l.Key, l => written.TryGetValue(l.Key, out var value) && LooseLabels.AreEqual(value, l.Value) ? value : l.Value, StringComparer.Ordinal);
    }

    private static TfValue<ValueSet<TfValue<TaintModel>>> Taints(IReadOnlyList<Taint> taints, TfValue<ValueSet<TfValue<TaintModel>>> stored) =>
        stored.IsKnown && taints.ToHashSet().SetEquals(NodeGroupRequests.Taints(stored))
            ? stored
            : new ValueSet<TfValue<TaintModel>>(
                taints.Select(t => TfValue<TaintModel>.Known(new TaintModel { Key = t.Key, Value = t.Value, Effect = t.Effect })));
}
