namespace Vkcc;

/// <summary>The object <c>endpoint_overrides</c> of the provider block.</summary>
internal sealed record EndpointOverridesModel : IModel<EndpointOverridesModel>
{
    public TfValue<string> ContainerInfra { get; init; }

    public TfValue<string> ManagedK8s { get; init; }

    public TfValue<string> Compute { get; init; }

    public TfValue<string> Network { get; init; }

    public static EndpointOverridesModel From(TfObject value) => new()
    {
        ContainerInfra = value.String("container_infra"),
        ManagedK8s = value.String("managed_k8s"),
        Compute = value.String("compute"),
        Network = value.String("network"),
    };

    public TfObject ToObject() => TfObject.Of(
        ("container_infra", ContainerInfra.ToTf()),
        ("managed_k8s", ManagedK8s.ToTf()),
        ("compute", Compute.ToTf()),
        ("network", Network.ToTf()));
}
