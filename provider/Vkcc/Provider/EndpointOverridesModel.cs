namespace Vkcc;

/// <summary>The object <c>endpoint_overrides</c> of the provider block.</summary>
internal sealed partial record EndpointOverridesModel : IModel<EndpointOverridesModel>
{
    public TfValue<string> ContainerInfra { get; init; }

    public TfValue<string> ManagedK8s { get; init; }

    public TfValue<string> Addons { get; init; }

    public TfValue<string> Compute { get; init; }

    public TfValue<string> Network { get; init; }

    /// <summary>Each with its name in the object.</summary>
    public IEnumerable<(string Name, TfValue<string> Address)> All =>
        [("container_infra", ContainerInfra), ("managed_k8s", ManagedK8s), ("addons", Addons), ("compute", Compute), ("network", Network)];
}
