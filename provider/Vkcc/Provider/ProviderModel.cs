namespace Vkcc;

/// <summary>The provider block as the practitioner wrote it, before the environment fills its gaps.</summary>
internal sealed partial record ProviderModel : IModel<ProviderModel>
{
    public TfValue<string> Cloud { get; init; }

    public TfValue<string> AuthUrl { get; init; }

    public TfValue<string> Region { get; init; }

    public TfValue<string> ProjectId { get; init; }

    public TfValue<string> ProjectName { get; init; }

    public TfValue<string> Username { get; init; }

    public TfValue<string> Password { get; init; }

    public TfValue<string> UserDomainName { get; init; }

    public TfValue<string> UserDomainId { get; init; }

    public TfValue<string> ApplicationCredentialId { get; init; }

    public TfValue<string> ApplicationCredentialSecret { get; init; }

    public TfValue<string> Token { get; init; }

    public TfValue<string> CacertFile { get; init; }

    public TfValue<EndpointOverridesModel> EndpointOverrides { get; init; }

    public TfValue<string> PlanChecks { get; init; }
}

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
