namespace Vkcc;

/// <summary>Node groups of the official provider as ours.</summary>
internal static class NodeGroupMoves
{
    public const string First = "vkcs_kubernetes_node_group";

    public const string Second = "vkcs_kubernetes_node_group_v2";

    public static IReadOnlyList<StateMove> All { get; } =
    [
        OfficialProvider.Move(Second, FromSecond, NodeGroupSchema.Declare),
        OfficialProvider.Move(First, FromFirst, NodeGroupSchema.Declare),
    ];

    private static NodeGroupModel FromSecond(SourceState source)
    {
        var autoscaled = source.Text("scale_type").Is("auto_scale");
        return new NodeGroupModel
        {
            Id = source.Needed("id"),
            Uuid = source.Text("uuid"),
            ClusterId = source.Text("cluster_id"),
            Generation = 2,
            Name = source.Text("name"),
            Flavor = source.Text("node_flavor"),
            AvailabilityZone = source.Text("availability_zone"),
            NodeCount = autoscaled ? TfValue<long>.Null : source.Number("fixed_scale_node_count"),
            Autoscale = autoscaled ? Between(source, "auto_scale_min_size", "auto_scale_max_size") : TfValue<AutoscaleModel>.Null,
            CurrentNodeCount = source.Number(autoscaled ? "auto_scale_node_count" : "fixed_scale_node_count"),
            DiskType = source.Text("disk_type"),
            DiskSize = source.Number("disk_size"),
            Labels = source.TextMap("labels"),
            Taints = Taints(source),
            MaxUnavailablePercent = source.Number("parallel_upgrade_chunk"),
            Timeouts = source.Timeouts(),
            CreatedAt = source.Text("created_at"),
        };
    }

    private static NodeGroupModel FromFirst(SourceState source)
    {
        var autoscaled = source.Flag("autoscaling_enabled").Is(true);
        return new NodeGroupModel
        {
            Id = source.Needed("id"),

            // The first generation has one id for both.
            Uuid = source.Needed("id"),
            ClusterId = source.Text("cluster_id"),
            Generation = 1,
            Name = source.Text("name"),
            Flavor = source.Text("flavor_id"),
            AvailabilityZone = source.Texts("availability_zones") is [var zone, ..] ? zone : TfValue<string>.Null,
            NodeCount = autoscaled ? TfValue<long>.Null : source.Number("node_count"),
            Autoscale = autoscaled ? Between(source, "min_nodes", "max_nodes") : TfValue<AutoscaleModel>.Null,
            CurrentNodeCount = source.Number("node_count"),
            DiskType = source.Text("volume_type"),
            DiskSize = source.Number("volume_size"),
            Labels = SourceState.MapOf([.. Labels(source)]),
            Taints = Taints(source),
            MaxUnavailablePercent = source.Number("max_node_unavailable"),
            Timeouts = source.Timeouts(),
            Status = source.Text("state"),
            CreatedAt = source.Text("created_at"),
        };
    }

    /// <summary>A list of blocks there; a key given twice counts once, with its last value.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Labels(SourceState source) =>
        from label in source.Objects("labels")
        group label by label.Needed("key") into same
        select KeyValuePair.Create(same.Key, same.Last().Text("value").ValueOr(string.Empty));

    private static TfValue<AutoscaleModel> Between(SourceState source, string min, string max) =>
        new AutoscaleModel { Min = source.Number(min).OrWhenNull(0), Max = source.Number(max).OrWhenNull(0) };

    private static TfValue<ValueSet<TfValue<TaintModel>>> Taints(SourceState source)
    {
        var taints = source.Objects("taints")
            .Select(t => TfValue<TaintModel>.Known(
                new TaintModel { Key = t.Text("key"), Value = t.Text("value").OrWhenNull(string.Empty), Effect = t.Text("effect") }))
            .ToList();
        return taints.Count == 0 ? TfValue<ValueSet<TfValue<TaintModel>>>.Null : new ValueSet<TfValue<TaintModel>>(taints);
    }
}
