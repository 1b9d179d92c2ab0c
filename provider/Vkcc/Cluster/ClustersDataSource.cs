using VkCloud;

namespace Vkcc;

/// <summary><c>data "vkcc_clusters"</c>: the clusters of the project.</summary>
internal sealed class ClustersDataSource(VkccProvider provider) : DataSource<ClustersModel>
{
    public const string Name = "vkcc_clusters";

    private static readonly ObjectList<Cluster> clusters = new("clusters", "The clusters.")
    {
        { "id", "Id of the cluster.", cluster => cluster.Id },
        { "generation", "Generation of the service, `2` or `1`.", cluster => cluster.Generation },
        { "name", "Name of the cluster.", cluster => cluster.Name },
        { "uuid", "Second id of the cluster, a UUID. On the first generation the same as `id`.", cluster => cluster.Uuid },
        {
            "version",
            "Kubernetes version as the service writes it, such as `v1.34.2`; on the first generation that of the cluster template, "
                + "null when the cloud did not show it.",
            cluster => cluster.Version
        },
        {
            "status", "What the cluster is doing: `RUNNING`, `RECONCILING`, `ERROR`, or another word of the service.", cluster => cluster.Status.ToString()
        },
    };

    public override string TypeName => Name;

    protected override Schema DeclareSchema() => new()
    {
        Description =
            """
            The clusters of the project in the region, of both generations, in the order of their names, then ids. Every filter that
            is given must fit. The list may be empty. `vkcc_cluster` has the details of one. A generation that the
            region does not have has none; one that the project may not list is missing, and a warning says so.
            """,
        Attributes =
        [
            .. ListFilter.Attributes("clusters", "whose"),
            Computed.Text("id", "The region."),
            Computed.Texts("ids", "Ids of the clusters, in the same order."),
            clusters.Attribute,
        ],
    };

    protected override Task ReadAsync(ReadDataContext<ClustersModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync("Reading the clusters", async () =>
        {
            var session = provider.Session;
            var found = await Inventory.ClustersAsync(session, cancellationToken);
            if (found.IsBlind)
            {
                throw new DiagnosticException(found.NotListed()!);
            }

            context.Diagnostics.Add(found.NotListed());
            var filter = context.Config.Filter;
            var listed = await WithVersionsAsync(
                session,
                [.. found.Clusters.Where(c => filter.TakesName(c.Name) && filter.TakesStatus(c.Status.ToString()))],
                context.Diagnostics,
                cancellationToken);
            listed = await LabelledAsync(session, filter, [.. listed.Where(c => filter.TakesVersion(c.Version))], cancellationToken);
            context.SaveState(context.Config with
            {
                Id = session.Region,
                Ids = Computed.ListOf(listed.Select(c => c.Id)),
                Clusters = clusters.Of(listed),
            });
        });

    /// <summary>Those that have the labels asked for. A list need not show labels, so one that shows none is read as a whole.</summary>
    private static async Task<IReadOnlyList<Cluster>> LabelledAsync(
        Session session, ListFilter filter, IReadOnlyList<Cluster> clusters, CancellationToken cancellationToken)
    {
        if (!filter.Labels.IsKnown)
        {
            return clusters;
        }

        var whole = await Task.WhenAll(
            clusters.Select(async c => c.Labels is { Count: > 0 } ? c : await session.Of(c.Id).SharedClusterAsync(c.Id, cancellationToken)));
        return [.. clusters.Zip(whole).Where(pair => filter.TakesLabels(pair.Second?.Labels)).Select(pair => pair.First)];
    }

    /// <summary>The same with the versions of first-generation clusters, which their templates tell.</summary>
    /// <param name="diagnostics">Takes a warning when the cloud does not tell them.</param>
    public static async Task<IReadOnlyList<Cluster>> WithVersionsAsync(
        Session session, IReadOnlyList<Cluster> clusters, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var versions = await VersionsAsync(session, clusters, diagnostics, cancellationToken);
        return [.. clusters.Select(c => c with { Version = c.Version ?? versions.GetValueOrDefault(c.ClusterTemplateId ?? string.Empty) })];
    }

    private static async Task<Dictionary<string, string?>> VersionsAsync(
        Session session, IReadOnlyList<Cluster> clusters, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var versions = new Dictionary<string, string?>(StringComparer.Ordinal);
        try
        {
            foreach (var id in clusters.Select(c => c.ClusterTemplateId).OfType<string>().Distinct())
            {
                versions[id] = (await session.Templates.FindAsync(id, cancellationToken))?.Version;
            }
        }
        catch (ApiException e)
        {
            // The list itself is there.
            diagnostics.Add(Diagnostic.Warning(
                "Versions not read",
                "First-generation clusters run the versions of their cluster templates, which the cloud did not show; "
                    + $"their version is null here.\n\nThe cloud's answer:\n  {e.Message}"));
        }

        return versions;
    }
}
