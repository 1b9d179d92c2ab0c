using VkCloud;

namespace Vkcc;

/// <summary>Import of a <c>vkcc_cluster</c> by id, name or identity.</summary>
internal static class ClusterImport
{
    public static Task RunAsync(ImportContext<ClusterModel> context, Session session, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync("Importing the cluster", async () =>
    {
        var id = context.Identity is { } identity
            ? ObjectIdentity.IdOf(identity)
            : (await ImportLookup.ClusterAsync(session, context.Id, Unchecked, cancellationToken)).Id;
        DiagnosticException.ThrowIfAny(ImportRules.Id(id, "cluster"));

        // Read fills in the rest. The cloud knows no protection, so an imported cluster has none until the configuration says so.
        context.SaveState(context.Empty with { Id = id, Generation = GenerationRules.Of(id), DeletionProtection = false });
    });

    /// <summary>An id that nobody has: the read that follows says so in Terraform's own words.</summary>
    private static Cluster Unchecked(string id) => new() { Generation = CloudId.Generation(id) ?? 0, Id = id };
}
