using VkCloud;

namespace Vkcc;

/// <summary>Which calls an update of a second-generation cluster takes.</summary>
internal sealed class SecondGenerationSteps(ClusterWork work, ClusterModel prior, ClusterModel plan, PrivateState @private)
{
    /// <summary>What was planned and is not yet so, in the order of the service: the version first, since an upgrade restarts the masters anyway, then their
    /// size, then what disturbs nobody (MST-9).</summary>
    /// <param name="cluster">As it is now: what an interrupted apply has done already is not done again.</param>
    public IEnumerable<ClusterStep> Needed(Cluster cluster)
    {
        var runs = KubernetesVersion.SameMeaning(plan.Version.Value, cluster.Version ?? string.Empty);
        if (runs)
        {
            @private.PutOffUpgrade = null;
        }
        else if (@private.PutOffUpgrade is not null || !KubernetesVersion.SameMeaning(plan.Version.Value, prior.Version.ValueOr(string.Empty)))
        {
            yield return new(UpgradeAsync, state => state with { Version = plan.Version });
        }

        if (plan.MasterFlavor != prior.MasterFlavor)
        {
            yield return new(ResizeAsync, state => state with { MasterFlavor = plan.MasterFlavor });
        }

        // One request for both: the service takes it so, and one change is one time of waiting.
        var labels = plan.Labels != prior.Labels && !SameLabels(cluster);
        var networks = plan.ApiAllowedCidrs != prior.ApiAllowedCidrs && !SameCidrs(cluster);
        if (labels || networks)
        {
            yield return new(
                (current, token) => UpdateAsync(current, labels, networks, token),
                state => state with
                {
                    Labels = labels ? plan.Labels : state.Labels,
                    ApiAllowedCidrs = networks ? plan.ApiAllowedCidrs : state.ApiAllowedCidrs,
                });
        }
    }

    private async Task<Cluster> UpgradeAsync(Cluster cluster, CancellationToken cancellationToken)
    {
        if (!KubernetesVersion.TryParse(plan.Version.Value, out var target))
        {
            throw new DiagnosticException(VersionRules.Form(plan.Version, 2)!);
        }

        // The cluster may have moved on since the plan was made.
        DiagnosticException.ThrowIfAny(VersionRules.NoDowngrade(TfValue<string>.FromNullable(cluster.Version), plan.Version));

        // A cluster without workers accepts the upgrade and keeps its version (docs/design/open-points.md). They were there when it was planned, and come back
        // after it: their groups stand on the cluster, so an error here would keep them away for good.
        if (VersionRules.HasNoWorkers(cluster))
        {
            @private.PutOffUpgrade = (cluster.Version ?? string.Empty, IsGivenUp: @private.PutOffUpgrade is not null);
            return cluster;
        }

        var upgraded = (await work.ChangeAsync(
            token => work.Session.Cloud.ManagedK8s.UpgradeClusterAsync(cluster.Id, target.WithV, token),
            sight => KubernetesVersion.SameMeaning(sight.Cluster!.Version ?? string.Empty, target.WithV),
            cancellationToken)).Cluster!;

        @private.PutOffUpgrade = null;
        return upgraded;
    }

    private async Task<Cluster> ResizeAsync(Cluster cluster, CancellationToken cancellationToken)
    {
        var path = AttributePath.Root("master_flavor");
        var target = await work.Session.Flavors.IdOfAsync(plan.MasterFlavor.Value, path, cancellationToken);
        var before = cluster.MasterFlavorId;
        if (before != target)
        {
            // The platform may grow the masters further at any time, so any change of the flavor counts.
            cluster = (await work.ChangeAsync(
                token => work.Session.Cloud.ManagedK8s.ScaleControlPlaneAsync(cluster.Id, target, cluster.MasterCount ?? plan.MasterCount.Value, token),
                sight => sight.Cluster!.MasterFlavorId != before,
                cancellationToken)).Cluster!;
        }

        @private.MasterFlavorId = target;
        return cluster;
    }

    private async Task<Cluster> UpdateAsync(Cluster cluster, bool labels, bool networks, CancellationToken cancellationToken)
    {
        var request = new ClusterChange
        {
            Labels = labels ? ClusterRequests.Map(plan.Labels) : null,
            ApiAllowedCidrs = networks ? ClusterRequests.Texts(plan.ApiAllowedCidrs) : null,
        };
        return (await work.ChangeAsync(
            token => work.Session.Cloud.ManagedK8s.UpdateClusterAsync(cluster.Id, request, token),
            sight => (!labels || SameLabels(sight.Cluster!)) && (!networks || SameCidrs(sight.Cluster!)),
            cancellationToken)).Cluster!;
    }

    private bool SameLabels(Cluster cluster) => ClusterRequests.SameMap(cluster.Labels, ClusterRequests.Map(plan.Labels));

    private bool SameCidrs(Cluster cluster) =>
        (cluster.ApiAllowedCidrs ?? []).Select(Cidr.Canonical).ToHashSet().SetEquals(ClusterRequests.Texts(plan.ApiAllowedCidrs).Select(Cidr.Canonical));
}
