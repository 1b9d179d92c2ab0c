namespace Vkcc;

/// <summary>The provider's configuration with the environment's fall-backs filled in (design.md section 4). Parts may still be unknown.</summary>
internal sealed record ProviderSettings
{
    public required Setting AuthUrl { get; init; }

    public required Setting Region { get; init; }

    public required Setting ProjectId { get; init; }

    public required Setting Username { get; init; }

    public required Setting Password { get; init; }

    public required Setting UserDomainName { get; init; }

    public required Setting UserDomainId { get; init; }

    public required Setting ApplicationCredentialId { get; init; }

    public required Setting ApplicationCredentialSecret { get; init; }

    public required Setting Token { get; init; }

    public required Setting CacertFile { get; init; }

    public required Setting PlanChecks { get; init; }

    public required EndpointOverridesModel EndpointOverrides { get; init; }

    /// <summary>The object of overrides is unknown as a whole.</summary>
    public bool EndpointOverridesUnknown { get; init; }

    public LoginWay LoginWay => LoginRules.Choose(this);

    /// <summary>Whether a plan may ask the cloud for more than a refresh does.</summary>
    public bool ChecksOnline => !PlanChecks.Value.Is("offline");

    /// <param name="environment">Looks a variable up; null when it is not set.</param>
    public static ProviderSettings Resolve(ProviderModel config, Func<string, string?> environment) => new()
    {
        AuthUrl = Setting.Resolve("auth_url", config.AuthUrl, environment, "OS_AUTH_URL"),
        Region = Setting.Resolve("region", config.Region, environment, "OS_REGION_NAME"),
        ProjectId = Setting.Resolve("project_id", config.ProjectId, environment, "OS_PROJECT_ID"),
        Username = Setting.Resolve("username", config.Username, environment, "OS_USERNAME"),
        Password = Setting.Resolve("password", config.Password, environment, "OS_PASSWORD"),
        UserDomainName = Setting.Resolve("user_domain_name", config.UserDomainName, environment, "OS_USER_DOMAIN_NAME"),
        UserDomainId = Setting.Resolve("user_domain_id", config.UserDomainId, environment, "OS_USER_DOMAIN_ID"),
        ApplicationCredentialId = Setting.Resolve("application_credential_id", config.ApplicationCredentialId, environment, "OS_APPLICATION_CREDENTIAL_ID"),
        ApplicationCredentialSecret = Setting.Resolve(
            "application_credential_secret", config.ApplicationCredentialSecret, environment, "OS_APPLICATION_CREDENTIAL_SECRET"),
        Token = Setting.Resolve("token", config.Token, environment, "OS_TOKEN", "OS_AUTH_TOKEN"),
        CacertFile = Setting.Resolve("cacert_file", config.CacertFile, environment, "OS_CACERT"),
        PlanChecks = Setting.Resolve("plan_checks", config.PlanChecks, environment, "VKCC_PLAN_CHECKS"),
        EndpointOverrides = config.EndpointOverrides.ValueOr(new EndpointOverridesModel()),
        EndpointOverridesUnknown = config.EndpointOverrides.IsUnknown,
    };

    /// <summary>The first argument that a call to the cloud needs and that is not known yet; null when all are.</summary>
    public string? UnknownArgument()
    {
        Setting[] always = [AuthUrl, Region, ProjectId, CacertFile];
        Setting[] login = LoginWay switch
        {
            LoginWay.Password => [Username, Password, UserDomainName, UserDomainId],
            LoginWay.ApplicationCredential => [ApplicationCredentialId, ApplicationCredentialSecret],
            LoginWay.Undecided => [Token, ApplicationCredentialId, ApplicationCredentialSecret, Username, Password],
            _ => [],
        };

        if (always.Concat(login).FirstOrDefault(s => s.Value.IsUnknown) is { } setting)
        {
            return setting.Argument;
        }

        TfValue<string>[] overrides = [EndpointOverrides.ContainerInfra, EndpointOverrides.ManagedK8s, EndpointOverrides.Compute, EndpointOverrides.Network];
        return EndpointOverridesUnknown || overrides.Any(o => o.IsUnknown) ? "endpoint_overrides" : null;
    }
}
