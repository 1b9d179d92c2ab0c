using VkCloud;

namespace Vkcc;

/// <summary><c>data "vkcc_cluster"</c>: a cluster that exists.</summary>
internal sealed class ClusterDataSource(VkccProvider provider) : DataSource<ClusterDataModel>
{
    public override string TypeName => ClusterResource.Name;

    protected override Schema DeclareSchema() => ClusterDataSchema.Declare();

    protected override void Validate(ValidateContext<ClusterDataModel> context)
    {
        var (id, uuid, name) = (context.Config.Id, context.Config.Uuid, context.Config.Name);
        (string Name, TfValue<string> Value)[] selectors = [("id", id), ("uuid", uuid), ("name", name)];
        if (selectors.All(s => s.Value.IsNull))
        {
            context.Diagnostics.Add(Diagnostic.Error("Which cluster", "Neither id nor uuid nor name is given. Give one of them."));
        }
        else if (selectors.Where(s => s.Value.IsKnown).Select(s => s.Name).ToList() is [var first, .., var last])
        {
            context.Diagnostics.Add(
                Diagnostic.Error($"Both {first} and {last}", $"Both {first} and {last} are given. Give one of them.", AttributePath.Root(last)));
        }
    }

    protected override Task ReadAsync(ReadDataContext<ClusterDataModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync("Reading the cluster", async () =>
        {
            var (session, asked) = (provider.Session, context.Config);
            var cluster = asked.Id.IsKnown
                ? await ClusterLookup.ByIdAsync(session, asked.Id.Value, AttributePath.Root("id"), cancellationToken)
                : asked.Uuid.IsKnown ? await ClusterLookup.ByUuidAsync(session, asked.Uuid.Value, context.Diagnostics, cancellationToken)
                : await ClusterLookup.ByNameAsync(session, asked.Name.Value, context.Diagnostics, cancellationToken);
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
            Uuid = found.Uuid,
            Name = found.Name,
            Found = found,
            NodeGroups = all is { } groups
                ? Computed.ListOf(Inventory.ByName(groups).Select(g => new GroupNameModel { Id = g.Id, Name = TfValue<string>.FromNullable(g.Name) }))
                : TfValue<ValueList<TfValue<GroupNameModel>>>.Null,
        };
    }
}
