using VkCloud;

namespace Vkcc;

/// <summary>Import of a <c>vkcc_addon</c> by <c>CLUSTER/ADD-ON</c>, by id where the service knows it without its cluster, or by identity.</summary>
internal static class AddonImport
{
    public static Task RunAsync(ImportContext<AddonModel> context, Session session, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync("Importing the add-on", async () =>
    {
        if (context.Identity is { } identity)
        {
            var (clusterId, name) = AddonIdentity.In(identity);
            if (ImportRules.Id(clusterId, "cluster") is { } wrong)
            {
                throw new DiagnosticException(wrong);
            }

            Save(context, clusterId, await FindAsync(session, clusterId, clusterId, name, cancellationToken));
        }
        else if (context.Id.Split('/') is [var clusterText, { Length: > 0 } addonText])
        {
            var cluster = await ImportLookup.ClusterAsync(session, clusterText, null, cancellationToken);
            Save(context, cluster.Id, await FindAsync(session, cluster.Id, cluster.Name ?? cluster.Id, addonText, cancellationToken));
        }
        else if (CloudId.IsKsuid(context.Id))
        {
            // Read fills in the rest.
            context.SaveState(context.Empty with { Id = context.Id, Generation = 2 });
        }
        else
        {
            throw new DiagnosticException(Diagnostic.Error(
                "Neither id nor name of an add-on",
                "Import takes CLUSTER/ADD-ON, the name or id of the cluster and the add-on's name in the catalogue (\"shop/ingress-nginx\"), or on the "
                    + $"second generation the id of the installation (27 letters and digits), got \"{Words.Shortened(context.Id)}\". "
                    + "On the first generation an id does not tell its cluster, so CLUSTER/ID is needed."));
        }
    });

    private static void Save(ImportContext<AddonModel> context, string clusterId, Addon addon) => context.SaveState(context.Empty with
    {
        Id = addon.Id,
        ClusterId = clusterId,
        Generation = CloudId.Generation(clusterId) is { } generation ? generation : TfValue<long>.Null,
        Name = TfValue<string>.FromNullable(addon.Name),
    });

    /// <param name="text">Name in the catalogue, or id.</param>
    private static async Task<Addon> FindAsync(Session session, string clusterId, string clusterName, string text, CancellationToken cancellationToken)
    {
        var service = session.Of(clusterId).Addons;
        var found = CloudId.Generation(text) is not null
            && await service.GetAsync(clusterId, text, null, cancellationToken) is { } byId
            && (byId.ClusterId ?? clusterId) == clusterId
            ? [byId]
            : await service.CalledAsync(clusterId, text, cancellationToken);
        if (found is [var only, ..])
        {
            return only;
        }

        // Only for the message.
        var names = (await service.InstalledAsync(clusterId, cancellationToken)).Select(addon => addon.Name).OfType<string>().ToList();
        throw new DiagnosticException(Diagnostic.Error(
            "No such add-on",
            $"Cluster \"{clusterName}\" has no add-on \"{Words.Shortened(text)}\".{NearestWord.Hint(text, names)} Installed: {AddonWords.List(names)}."));
    }
}
