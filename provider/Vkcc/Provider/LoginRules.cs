using VkCloud;

namespace Vkcc;

/// <summary>Which way of logging in is used, and what is wrong with what is given. All pure.</summary>
internal static class LoginRules
{
    /// <summary>The way that is given. Ways named in the configuration hide those of the environment.</summary>
    public static LoginWay Choose(ProviderSettings settings)
    {
        if (settings.Cloud.Value.IsUnknown)
        {
            return LoginWay.Undecided;
        }

        if (settings.Cloud.IsGiven)
        {
            return LoginWay.Cloud;
        }

        var named = WaysWith(settings, s => s.FromConfiguration || s.Value.IsUnknown);
        if (named.Count > 1)
        {
            // An unknown argument may turn out null, so which way it will be cannot be said yet.
            return LoginWay.Undecided;
        }

        var given = named.Count == 1 ? named : WaysWith(settings, s => s.IsGiven);
        return given.Count == 0 ? LoginWay.None : given[0];
    }

    /// <summary>The way that arguments beside an entry of clouds.yaml name; null when they leave it to the entry.</summary>
    public static LoginWay? WayBeside(ProviderSettings settings) => WaysWith(settings, s => s.FromConfiguration) is [var way, ..] ? way : null;

    /// <summary>Exactly one way of logging in is used; two at once are refused, since nobody can say which one was meant.</summary>
    public static Diagnostic? OneWayOnly(ProviderSettings settings)
    {
        var configured = WaysWith(settings, s => s.FromConfiguration);
        var given = configured.Count > 0 ? configured : WaysWith(settings, s => s.IsGiven);
        if (given.Count < 2)
        {
            return null;
        }

        var fromConfiguration = configured.Count > 0;
        var places = given
            .Select(w => Arguments(settings).First(a => a.Way == w).Settings.First(s => fromConfiguration ? s.FromConfiguration : s.IsGiven))
            .ToList();
        var path = fromConfiguration ? AttributePath.Root(places[1].Argument) : AttributePath.Whole;
        return Diagnostic.Error(
            "Two ways of logging in at once",
            $"Both {places[0].Place} and {places[1].Place} are given, and each stands for a way of logging in of its own. "
                + "Keep one: username with password, application_credential_id with application_credential_secret, or token.",
            path);
    }

    /// <summary>The way that is used must be complete.</summary>
    public static IEnumerable<Diagnostic> Incomplete(ProviderSettings settings) =>
        settings.LoginWay switch
        {
            LoginWay.Password => (settings.UserId.IsGiven ? [] : Missing(settings.Username, "a password needs the user it belongs to", settings.Password))
                .Concat(Missing(settings.Password, "a user name needs its password", User(settings)))
                .Concat(!settings.ProjectName.Value.IsNull
                    ? []
                    : Missing(
                        settings.ProjectId,
                        "a user may belong to several projects, so the project to work in must be named (project_id, or project_name)",
                        User(settings))),
            LoginWay.ApplicationCredential => Missing(
                    settings.ApplicationCredentialId, "a secret needs the application credential it belongs to", settings.ApplicationCredentialSecret)
                .Concat(Missing(settings.ApplicationCredentialSecret, "an application credential needs its secret", settings.ApplicationCredentialId)),
            _ => [],
        };

    /// <summary>The configuration names the project once.</summary>
    public static Diagnostic? OneProject(ProviderSettings settings) =>
        settings is { ProjectId.FromConfiguration: true, ProjectName.FromConfiguration: true }
            ? Diagnostic.Error(
                "Both project_id and project_name", "Both project_id and project_name are given. Keep one of them.", AttributePath.Root("project_name"))
            : null;

    /// <summary>Something must be given to log in with.</summary>
    public static Diagnostic? NoneGiven(ProviderSettings settings) =>
        settings.LoginWay == LoginWay.None
            ? Diagnostic.Error(
                "No credentials for VK Cloud",
                "Neither the provider block nor the environment says how to log in. Give one of: username, password and project_id "
                    + "(OS_USERNAME, OS_PASSWORD, OS_PROJECT_ID); application_credential_id and application_credential_secret "
                    + "(OS_APPLICATION_CREDENTIAL_ID, OS_APPLICATION_CREDENTIAL_SECRET); token (OS_TOKEN); cloud, an entry of clouds.yaml (OS_CLOUD).")
            : null;

    /// <summary>The entry of clouds.yaml is missing or cannot be used.</summary>
    /// <param name="why">Says the files and the entries there are, and nothing secret.</param>
    public static Diagnostic EntryUnusable(Setting cloud, CloudsYamlException why) => Diagnostic.Error(
        why.IsMissing ? $"Cloud {Words.Shortened(cloud.Value.Value)} not found" : "clouds.yaml cannot be used",
        $"{cloud.Place} names an entry of clouds.yaml: {why.Message.TrimEnd('.')}. Name an entry that is there, correct the file, "
            + "or say with OS_CLIENT_CONFIG_FILE which file is meant.",
        PathOf(cloud));

    /// <summary>A user may belong to several projects, so an entry with a password names one.</summary>
    public static Diagnostic? EntryWithoutProject(Setting cloud, CloudEntry entry) =>
        entry is { Credentials: PasswordCredentials, ProjectId: null, Project: null }
            ? Diagnostic.Error(
                "Missing project",
                $"{cloud.Place} names \"{Words.Shortened(entry.Name)}\" in {entry.File}, which logs in by password and names no project, "
                    + "and a user may belong to several. "
                    + "Set project_id in auth there, or project_id or project_name in the provider block.",
                PathOf(cloud))
            : null;

    private static Setting User(ProviderSettings settings) =>
        settings.Username.IsGiven ? settings.Username : settings.UserId.IsGiven ? settings.UserId : settings.Password;

    public static AttributePath PathOf(Setting setting) => setting.FromConfiguration ? AttributePath.Root(setting.Argument) : AttributePath.Whole;

    private static IEnumerable<Diagnostic> Missing(Setting needed, string why, Setting beside)
    {
        if (needed.Value.IsNull)
        {
            var place = beside.FromConfiguration ? AttributePath.Root(beside.Argument) : AttributePath.Whole;
            yield return Diagnostic.Error(
                $"Missing {needed.Argument}",
                $"{beside.Place} is given without {needed.Argument}: {why}. "
                    + $"Set {needed.Argument} in the provider block or {needed.Variables[0]} in the environment.",
                place);
        }
    }

    private static List<LoginWay> WaysWith(ProviderSettings settings, Func<Setting, bool> condition) =>
        [.. Arguments(settings).Where(w => w.Settings.Any(condition)).Select(w => w.Way)];

    private static IEnumerable<(LoginWay Way, ValueList<Setting> Settings)> Arguments(ProviderSettings settings) =>
    [
        (LoginWay.Password, [settings.Username, settings.UserId, settings.Password]),
        (LoginWay.ApplicationCredential, [settings.ApplicationCredentialId, settings.ApplicationCredentialSecret]),
        (LoginWay.Token, [settings.Token]),
    ];
}

/// <summary>How the provider logs in.</summary>
internal enum LoginWay
{
    /// <summary>Nothing is given, neither in the configuration nor in the environment.</summary>
    None,

    /// <summary>What decides is not known yet.</summary>
    Undecided,

    Password,

    ApplicationCredential,

    Token,

    /// <summary>An entry of clouds.yaml, which says how; arguments beside it win over what it says.</summary>
    Cloud,
}
