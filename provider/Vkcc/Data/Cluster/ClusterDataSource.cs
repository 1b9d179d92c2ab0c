namespace Vkcc;

/// <summary><c>data "vkcc_cluster"</c>: a cluster that exists.</summary>
internal sealed class ClusterDataSource(VkccProvider provider) : DataSource<ClusterDataModel>
{
    public override string TypeName => ClusterResource.Name;

    protected override Schema DeclareSchema() => ClusterDataSchema.Declare();

    protected override void Validate(ValidateContext<ClusterDataModel> context)
    {
        var (id, name) = (context.Config.Id, context.Config.Name);
        if (id.IsNull && name.IsNull)
        {
            context.Diagnostics.Add(Diagnostic.Error("Which cluster", "Neither id nor name is given. Give one of them."));
        }
        else if (id.IsKnown && name.IsKnown)
        {
            context.Diagnostics.Add(Diagnostic.Error("Both id and name", "Both id and name are given. Give one of them.", AttributePath.Root("name")));
        }
        else if (id.IsKnown)
        {
            context.Diagnostics.Add(ClusterLookup.NotAnId(id.Value, "cluster", AttributePath.Root("id")));
        }
    }

    protected override Task ReadAsync(ReadDataContext<ClusterDataModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync("Reading the cluster", async () =>
        {
            var (session, asked) = (provider.Session, context.Config);
            var cluster = asked.Id.IsKnown
                ? await ClusterLookup.ByIdAsync(session, asked.Id.Value, AttributePath.Root("id"), cancellationToken)
                : await ClusterLookup.ByNameAsync(session, asked.Name.Value, AttributePath.Root("name"), context.Diagnostics, cancellationToken);
            context.SaveState(await ReadAsync(session, cluster, context.Diagnostics, cancellationToken));
        });

    private static async Task<ClusterDataModel> ReadAsync(Session session, Cluster cluster, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        // As after an import: nothing is stored that could give a spelling or a floor.
        var empty = new ClusterModel();
        var found = await ClusterReading.ReadAsync(session, cluster, empty, new PrivateState(), diagnostics, cancellationToken);
        var all = await session.Of(cluster.Id).NodeGroupsAsync(cluster, cancellationToken);
        return new ClusterDataModel
        {
            Id = found.Id,
            Name = found.Name,
            Found = found,
            NodeGroups = all is { } groups
                ? Computed.ListOf(groups
                    .OrderBy(g => g.Name, StringComparer.Ordinal)
                    .ThenBy(g => g.Id, StringComparer.Ordinal)
                    .Select(g => new GroupNameModel { Id = g.Id, Name = TfValue<string>.FromNullable(g.Name) }))
                : TfValue<ValueList<TfValue<GroupNameModel>>>.Null,
        };
    }
}
