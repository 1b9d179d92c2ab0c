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
