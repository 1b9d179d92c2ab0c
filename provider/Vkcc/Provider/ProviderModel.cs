namespace Vkcc;

/// <summary>The provider block as the practitioner wrote it, before the environment fills its gaps.</summary>
internal sealed record ProviderModel : IModel<ProviderModel>
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

    public static ProviderModel From(TfObject value) => new()
    {
        Cloud = value.String("cloud"),
        AuthUrl = value.String("auth_url"),
        Region = value.String("region"),
        ProjectId = value.String("project_id"),
        ProjectName = value.String("project_name"),
        Username = value.String("username"),
        Password = value.String("password"),
        UserDomainName = value.String("user_domain_name"),
        UserDomainId = value.String("user_domain_id"),
        ApplicationCredentialId = value.String("application_credential_id"),
        ApplicationCredentialSecret = value.String("application_credential_secret"),
        Token = value.String("token"),
        CacertFile = value.String("cacert_file"),
        EndpointOverrides = value.Nested<EndpointOverridesModel>("endpoint_overrides"),
        PlanChecks = value.String("plan_checks"),
    };

    public TfObject ToObject() => TfObject.Of(
        ("cloud", Cloud.ToTf()),
        ("auth_url", AuthUrl.ToTf()),
        ("region", Region.ToTf()),
        ("project_id", ProjectId.ToTf()),
        ("project_name", ProjectName.ToTf()),
        ("username", Username.ToTf()),
        ("password", Password.ToTf()),
        ("user_domain_name", UserDomainName.ToTf()),
        ("user_domain_id", UserDomainId.ToTf()),
        ("application_credential_id", ApplicationCredentialId.ToTf()),
        ("application_credential_secret", ApplicationCredentialSecret.ToTf()),
        ("token", Token.ToTf()),
        ("cacert_file", CacertFile.ToTf()),
        ("endpoint_overrides", EndpointOverrides.ToTfObject()),
        ("plan_checks", PlanChecks.ToTf()));
}
