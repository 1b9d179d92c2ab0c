using System.Runtime.CompilerServices;

namespace Vkcc;

/// <summary><c>list "vkcc_cluster"</c>: the clusters of the project, for <c>terraform query</c>.</summary>
internal sealed class ClusterList(VkccProvider provider) : ListResource<ClusterListModel>
{
    public override string TypeName => ClusterResource.Name;

    protected override Schema DeclareSchema() => new()
    {
        Description = "The clusters of the project in the provider's region, of both generations, in the order of their names, then ids.",
        Attributes =
        [
            new("name_prefix", TfType.String) { Mode = AttributeMode.Optional, Description = "Only clusters whose name begins with this; case counts." },
            new("generation", TfType.Number)
            {
                Mode = AttributeMode.Optional,
                Validators = [Check.Between(1, 2)],
                Description = "Only clusters of this generation, `1` or `2`.",
            },
        ],
    };

    protected override async IAsyncEnumerable<ListedResource> ListAsync(
        ListContext<ClusterListModel> context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var clusters = await ListedClusters.OfAsync(provider.Session, context.Config.Generation, context.Diagnostics, cancellationToken);
        var prefix = context.Config.NamePrefix;
        foreach (var cluster in clusters.Where(c => prefix.IsNull || c.Name?.StartsWith(prefix.Value, StringComparison.Ordinal) == true))
        {
            yield return new(ObjectIdentity.Of(cluster.Id), cluster.Name ?? cluster.Id);
        }
    }
}

/// <summary>What narrows a <c>list "vkcc_cluster"</c>; null parts narrow nothing.</summary>
internal sealed partial record ClusterListModel : IModel<ClusterListModel>
{
    public TfValue<string> NamePrefix { get; init; }

    public TfValue<long> Generation { get; init; }
}
