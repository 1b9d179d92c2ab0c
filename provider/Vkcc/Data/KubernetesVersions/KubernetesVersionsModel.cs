namespace Vkcc;

/// <summary>A <c>data "vkcc_kubernetes_versions"</c>.</summary>
internal sealed record KubernetesVersionsModel : IModel<KubernetesVersionsModel>
{
    public TfValue<string> Id { get; init; }

    public TfValue<string> Latest { get; init; }

    public TfValue<ValueList<TfValue<OfferedVersionModel>>> Versions { get; init; }

    public TfValue<ValueList<TfValue<string>>> Names { get; init; }

    public static KubernetesVersionsModel From(TfObject value) => new()
    {
        Id = value.String("id"),
        Latest = value.String("latest"),
        Versions = value.NestedList<OfferedVersionModel>("versions"),
        Names = value.StringList("names"),
    };

    public TfObject ToObject() => TfObject.Of(("id", Id.ToTf()), ("latest", Latest.ToTf()), ("versions", Versions.ToTfList()), ("names", Names.ToTf()));
}
