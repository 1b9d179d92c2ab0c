using VkCloud;

namespace Vkcc;

/// <summary>The provider's configuration with the environment's fall-backs filled in (docs/index.md). Parts may still be unknown.</summary>
internal sealed record ProviderSettings
{
    /// <summary>The entry of clouds.yaml that is named, in the configuration or in the environment.</summary>
    public required Setting Cloud { get; init; }

    /// <summary>What <see cref="Cloud"/> stands for, with the configuration's arguments above it; null while it was not read.</summary>
    public CloudEntry? Entry { get; init; }

    /// <summary>Why <see cref="Cloud"/> cannot be used.</summary>
    public Diagnostic? EntryProblem { get; init; }

    public required Setting AuthUrl { get; init; }

    public required Setting Region { get; init; }

    public required Setting ProjectId { get; init; }

    /// <summary>The project by name; not looked at when there is a <see cref="ProjectId"/>.</summary>
    public required Setting ProjectName { get; init; }

    public required Setting ProjectDomainName { get; init; }

    public required Setting ProjectDomainId { get; init; }

    public required Setting Username { get; init; }

    /// <summary>The user by id, in the environment alone; wins over a <see cref="Username"/> of the environment.</summary>
    public required Setting UserId { get; init; }

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

    /// <summary>Proxies that the environment names; null when it names none.</summary>
    public Proxies? Proxies { get; init; }

    /// <param name="environment">Looks a variable up; null when it is not set.</param>
    public static ProviderSettings Resolve(ProviderModel config, Func<string, string?> environment)
    {
        // A way of logging in that the configuration names hides those of the environment, OS_CLOUD among them.
        TfValue<string>[] ways = [config.Username, config.Password, config.ApplicationCredentialId, config.ApplicationCredentialSecret, config.Token];
        var hidden = ways.Any(IsWritten);
        var cloud = Setting.Resolve("cloud", config.Cloud, hidden ? Unset : environment, CloudsYaml.CloudVariable);

        // An entry of clouds.yaml takes the place of the other variables, as in other OpenStack clients.
        var variables = cloud.IsGiven ? Unset : environment;
        return new()
        {
            Cloud = cloud,
            AuthUrl = Setting.Resolve("auth_url", config.AuthUrl, variables, "OS_AUTH_URL"),
            Region = Setting.Resolve("region", config.Region, variables, "OS_REGION_NAME"),
            ProjectId = Setting.Resolve("project_id", config.ProjectId, IsWritten(config.ProjectName) ? Unset : variables, "OS_PROJECT_ID", "OS_TENANT_ID"),
            ProjectName = Setting.Resolve(
                "project_name", config.ProjectName, IsWritten(config.ProjectId) ? Unset : variables, "OS_PROJECT_NAME", "OS_TENANT_NAME"),
            ProjectDomainName = Setting.Resolve("project_id", TfValue<string>.Null, variables, "OS_PROJECT_DOMAIN_NAME"),
            ProjectDomainId = Setting.Resolve("project_id", TfValue<string>.Null, variables, "OS_PROJECT_DOMAIN_ID"),
            UserId = Setting.Resolve("username", TfValue<string>.Null, IsWritten(config.Username) ? Unset : variables, "OS_USER_ID"),
            Username = Setting.Resolve("username", config.Username, variables, "OS_USERNAME"),
            Password = Setting.Resolve("password", config.Password, variables, "OS_PASSWORD"),
            UserDomainName = Setting.Resolve("user_domain_name", config.UserDomainName, variables, "OS_USER_DOMAIN_NAME"),
            UserDomainId = Setting.Resolve("user_domain_id", config.UserDomainId, variables, "OS_USER_DOMAIN_ID"),
            ApplicationCredentialId = Setting.Resolve("application_credential_id", config.ApplicationCredentialId, variables, "OS_APPLICATION_CREDENTIAL_ID"),
            ApplicationCredentialSecret = Setting.Resolve(
                "application_credential_secret", config.ApplicationCredentialSecret, variables, "OS_APPLICATION_CREDENTIAL_SECRET"),
            Token = Setting.Resolve("token", config.Token, variables, "OS_TOKEN", "OS_AUTH_TOKEN"),
            CacertFile = Setting.Resolve("cacert_file", config.CacertFile, variables, "OS_CACERT"),
            PlanChecks = Setting.Resolve("plan_checks", config.PlanChecks, environment, "VKCC_PLAN_CHECKS"),
            EndpointOverrides = config.EndpointOverrides.ValueOr(new EndpointOverridesModel()),
            EndpointOverridesUnknown = config.EndpointOverrides.IsUnknown,
            Proxies = Proxies.Of(environment),
        };

        static string? Unset(string variable) => null;

        // What the configuration gives, or may turn out to give, hides what the environment says in other words.
        static bool IsWritten(TfValue<string> value) => value.IsUnknown || value is { IsKnown: true, Value.Length: > 0 };
    }

    /// <summary>The same with what stands in clouds.yaml, or with why that cannot be used. Nothing is read while no entry is named, or an argument is unknown
    /// that may be meant to win over it.</summary>
    public ProviderSettings WithEntry(CloudsYamlSources sources)
    {
        if (LoginWay != LoginWay.Cloud || UnknownArgument() is not null)
        {
            return this;
        }

        try
        {
            var entry = CloudsYaml.Read(Cloud.Value.Value, Region.Text, sources, Over());
            return this with { Entry = entry, EntryProblem = LoginRules.EntryWithoutProject(Cloud, entry) };
        }
        catch (CloudsYamlException e)
        {
            return this with { EntryProblem = LoginRules.EntryUnusable(Cloud, e) };
        }
    }

    /// <summary>The arguments that win over an entry of clouds.yaml, as it spells them; what they replace under another name is hidden.</summary>
    private Dictionary<string, string> Over()
    {
        var over = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(AuthUrl);
        Add(ProjectId, "tenant_id", "project_name", "tenant_name");
        Add(ProjectName, "tenant_name", "project_id", "tenant_id");
        Add(Username, "user_id");
        Add(Password);
        Add(UserDomainName, "user_domain_id");
        Add(UserDomainId);
        Add(ApplicationCredentialId, "application_credential_name");
        Add(ApplicationCredentialSecret);
        Add(Token);
        if (LoginRules.WayBeside(this) is { } way)
        {
            over["auth_type"] = way switch { LoginWay.Password => "password", LoginWay.ApplicationCredential => "v3applicationcredential", _ => "v3token" };
        }

        return over;

        void Add(Setting setting, params ReadOnlySpan<string> hides)
        {
            if (setting.Text is not { } text)
            {
                return;
            }

            over[setting.Argument] = text;
            foreach (var hidden in hides)
            {
                over[hidden] = string.Empty;
            }
        }
    }

    /// <summary>The first argument that a call to the cloud needs and that is not known yet; null when all are.</summary>
    public string? UnknownArgument()
    {
        Setting[] always = [Cloud, AuthUrl, Region, ProjectId, ProjectName, CacertFile];
        Setting[] login = LoginWay switch
        {
            LoginWay.Password => [Username, Password, UserDomainName, UserDomainId],
            LoginWay.ApplicationCredential => [ApplicationCredentialId, ApplicationCredentialSecret],
            LoginWay.Cloud => [Username, Password, UserDomainName, UserDomainId, ApplicationCredentialId, ApplicationCredentialSecret, Token],
            LoginWay.Undecided => [Token, ApplicationCredentialId, ApplicationCredentialSecret, Username, Password],
            _ => [],
        };

        if (always.Concat(login).FirstOrDefault(s => s.Value.IsUnknown) is { } setting)
        {
            return setting.Argument;
        }

        return EndpointOverridesUnknown || EndpointOverrides.All.Any(o => o.Address.IsUnknown) ? "endpoint_overrides" : null;
    }
}
