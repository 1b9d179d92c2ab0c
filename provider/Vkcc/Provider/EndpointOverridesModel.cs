namespace Vkcc;

/// <summary>The object <c>endpoint_overrides</c> of the provider block.</summary>
internal sealed record EndpointOverridesModel : IModel<EndpointOverridesModel>
{
    public TfValue<string> ContainerInfra { get; init; }

    public TfValue<string> ManagedK8s { get; init; }

    public TfValue<string> Addons { get; init; }

    public TfValue<string> Compute { get; init; }

    public TfValue<string> Network { get; init; }

    /// <summary>Each with its name in the object.</summary>
    public IEnumerable<(string Name, TfValue<string> Address)> All =>
        [("container_infra", ContainerInfra), ("managed_k8s", ManagedK8s), ("addons", Addons), ("compute", Compute), ("network", Network)];

    public static EndpointOverridesModel From(TfObject value) => new()
    {
        ContainerInfra = value.String("container_infra"),
        ManagedK8s = value.String("managed_k8s"),
        Addons = value.String("addons"),
        Compute = value.String("compute"),
        Network = value.String("network"),
    };

    public TfObject ToObject() => TfObject.Of(
        ("container_infra", ContainerInfra.ToTf()),
        ("managed_k8s", ManagedK8s.ToTf()),
        ("addons", Addons.ToTf()),
        ("compute", Compute.ToTf()),
        ("network", Network.ToTf()));
}
