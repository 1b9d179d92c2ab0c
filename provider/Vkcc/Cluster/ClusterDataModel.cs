namespace Vkcc;

/// <summary>A <c>data "vkcc_cluster"</c>: what asks for a cluster, and the cluster.</summary>
internal sealed record ClusterDataModel : IModel<ClusterDataModel>
{
    /// <summary>Attributes of the resource that only its configuration has.</summary>
    private static readonly ValueList<string> NotShown = ["timeouts", "deletion_protection", "master_flavor_actual", "moved_from", "name_prefix"];

    public required TfValue<string> Id { get; init; }

    public required TfValue<string> Uuid { get; init; }

    public required TfValue<string> Name { get; init; }

    /// <summary>Null until it is found.</summary>
    public ClusterModel? Found { get; init; }

    /// <summary>Null until they are found, or when the cloud does not tell them.</summary>
    public TfValue<ValueList<TfValue<GroupNameModel>>> NodeGroups { get; init; }

    public static bool Shows(string attribute) => !NotShown.Contains(attribute);

    public static ClusterDataModel From(TfObject value) => new() { Id = value.String("id"), Uuid = value.String("uuid"), Name = value.String("name") };

    public TfObject ToObject()
    {
        var shown = (Found ?? new ClusterModel { Id = Id, Uuid = Uuid, Name = Name }).ToObject().Attributes.Where(a => Shows(a.Key));
        return new TfObject(new ValueMap<TfValue>(shown.Append(KeyValuePair.Create("node_groups", NodeGroups.ToTfList()))));
    }
}

/// <summary>One element of <c>node_groups</c>.</summary>
internal sealed partial record GroupNameModel : IModel<GroupNameModel>
{
    public TfValue<string> Id { get; init; }

    public TfValue<string> Name { get; init; }
}
