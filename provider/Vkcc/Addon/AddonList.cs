using System.Runtime.CompilerServices;
using VkCloud;

namespace Vkcc;

/// <summary><c>list "vkcc_addon"</c>: the add-ons of one cluster or of all, for <c>terraform query</c>.</summary>
internal sealed class AddonList(VkccProvider provider) : ListResource<AddonListModel>
{
    public override string TypeName => AddonResource.Name;

    protected override Schema DeclareSchema() => new()
    {
        Description =
            """
            The add-ons that are installed in a cluster, or in all clusters of the project in the provider's region, of both generations: cluster after
            cluster, in the order of names. They are shown as `CLUSTER/ADD-ON`.

            The second generation has no list of what is installed, so there each cluster is asked for each add-on of the catalogue, some twenty calls; with
            `cluster_id` it is one cluster. What is installed there without being in the catalogue any more is not found.
            """,
        Attributes =
        [
            Optional.Text("cluster_id", "Only add-ons of the cluster with this id.", Check.NotEmpty),
            Optional.Text("name_prefix", "Only add-ons whose name in the catalogue begins with this; case counts."),
        ],
    };

    protected override async IAsyncEnumerable<ListedResource> ListAsync(
        ListContext<AddonListModel> context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (session, config) = (provider.Session, context.Config);
        IReadOnlyList<Cluster> clusters = config.ClusterId is { IsKnown: true } id
            ? [await ListedClusters.OneAsync(session, id.Value, "Listing the add-ons", cancellationToken)]
            : await ListedClusters.OfAsync(session, TfValue<long>.Null, context.Diagnostics, cancellationToken);
        var unseen = new HashSet<long>();
        foreach (var cluster in clusters)
        {
            IReadOnlyList<string> names = [];
            if (!unseen.Contains(cluster.Generation))
            {
                await CloudErrors.ExplainAsync("Listing the add-ons", async () =>
                {
                    try
                    {
                        names = await NamesAsync(session, cluster, cancellationToken);
                    }
                    catch (ApiException e) when (config.ClusterId.IsNull && e.Kind is ApiFailureKind.NoEndpoint or ApiFailureKind.Forbidden)
                    {
                        unseen.Add(cluster.Generation);
                        context.Diagnostics.Add(Unseen(cluster.Generation, e));
                    }
                });
            }

            foreach (var name in names.Where(name => config.NamePrefix.IsNull || name.StartsWith(config.NamePrefix.Value, StringComparison.Ordinal)))
            {
                yield return new(AddonIdentity.Of(cluster.Id, name), $"{cluster.Name ?? cluster.Id}/{name}");
            }
        }
    }

    /// <summary>In the order of names; none when the cluster is gone meanwhile.</summary>
    private static async Task<IReadOnlyList<string>> NamesAsync(Session session, Cluster cluster, CancellationToken cancellationToken)
    {
        var generation = session.Of(cluster.Id);
        try
        {
            return [.. AddonCatalogue.ByName(await generation.Addons.InstalledAsync(cluster.Id, cancellationToken)).Keys.Order(StringComparer.Ordinal)];
        }
        catch (ApiException e) when (e.Kind == ApiFailureKind.NotFound)
        {
            if (await generation.ClusterAsync(cluster.Id, cancellationToken) is null)
            {
                return [];
            }

            throw;
        }
    }

    private static Diagnostic Unseen(long generation, ApiException e) => Diagnostic.Warning(
        "Add-ons are not all listed",
        $"The add-ons of clusters of generation {generation} are missing: the project may not see them, or the region has no such service.\n\n"
            + $"The cloud's answer:\n  {e.Message}");
}

/// <summary>What narrows a <c>list "vkcc_addon"</c>; null parts narrow nothing.</summary>
internal sealed partial record AddonListModel : IModel<AddonListModel>
{
    public TfValue<string> ClusterId { get; init; }

    public TfValue<string> NamePrefix { get; init; }
}
