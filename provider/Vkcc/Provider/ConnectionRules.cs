using VkCloud;
using VkCloud.Http;

namespace Vkcc;

/// <summary>What is wrong with the way to the cloud: addresses, authorities, proxies, and variables that other OpenStack clients take and this one does
/// not.</summary>
internal static class ConnectionRules
{
    /// <summary>What can be said from the configuration and the environment alone.</summary>
    public static IEnumerable<Diagnostic?> Check(ProviderSettings settings) =>
    [
        PlanChecks(settings.PlanChecks),
        LoginRules.OneProject(settings),
        AuthUrl(settings.AuthUrl),
        .. settings.EndpointOverrides.All.Select(o => Override(o.Name, o.Address)),
        .. settings.Proxies?.Problems.Select(p => Diagnostic.Error("Proxy cannot be used", $"{p}.")) ?? [],
    ];

    /// <summary>What an entry of clouds.yaml says, and what stands in files.</summary>
    public static IEnumerable<Diagnostic?> CheckFiles(ProviderSettings settings)
    {
        if (settings.CacertFile.IsGiven)
        {
            yield return Authorities(settings.CacertFile.Place, settings.CacertFile.Value.Value, LoginRules.PathOf(settings.CacertFile));
        }
        else if (settings.Entry?.CaCertFile is { } file)
        {
            yield return Authorities($"cacert of \"{Words.Shortened(settings.Entry.Name)}\" in {settings.Entry.File}", file, LoginRules.PathOf(settings.Cloud));
        }

        if (settings.Entry is { AuthUrl: { } authUrl } entry && !IsAddress(authUrl))
        {
            yield return NoAddress($"auth_url of \"{Words.Shortened(entry.Name)}\" in {entry.File}", authUrl, LoginRules.PathOf(settings.Cloud));
        }
    }

    /// <summary>Variables that would be left undone without a word.</summary>
    /// <param name="environment">Looks a variable up; null when it is not set.</param>
    public static IEnumerable<Diagnostic> NotTaken(ProviderSettings settings, Func<string, string?> environment)
    {
        if (settings.Cloud.IsGiven)
        {
            // With an entry of clouds.yaml the other variables are not looked at, which is what it is for.
            yield break;
        }

        if (environment("OS_INSECURE")?.Trim().ToUpperInvariant() is "1" or "TRUE" or "YES" or "ON" or "Y" or "T")
        {
            yield return Warning(
                "OS_INSECURE",
                "Certificates are always verified. Name the authority that signed the server's certificate in cacert_file (OS_CACERT).");
        }

        foreach (var variable in new[] { "OS_INTERFACE", "OS_ENDPOINT_TYPE" })
        {
            if (environment(variable)?.Trim() is { Length: > 0 } face && face is not ("public" or "publicURL"))
            {
                yield return Warning(variable, "The provider works with public endpoints. Where another is meant, give its address in endpoint_overrides.");
            }
        }

        if (environment("OS_IDENTITY_API_VERSION")?.Trim() is { Length: > 0 } version && version != "3" && !version.StartsWith("3.", StringComparison.Ordinal))
        {
            yield return Warning("OS_IDENTITY_API_VERSION", "The provider speaks version 3 of Keystone and no other.");
        }
    }

    private static Diagnostic Warning(string variable, string why) =>
        Diagnostic.Warning($"{variable} has no effect", $"{variable} is set in the environment, and the provider does not use it. {why}");

    /// <summary>The argument is checked by the schema; the variable has no other judge.</summary>
    private static Diagnostic? PlanChecks(Setting checks) =>
        checks.IsGiven && !checks.FromConfiguration && checks.Value.Value is not ("online" or "offline")
            ? Diagnostic.Error("Invalid value", $"{checks.Place} is \"{Words.Shortened(checks.Value.Value)}\"; it takes \"online\" or \"offline\".")
            : null;

    private static Diagnostic? AuthUrl(Setting given) =>
        given.IsGiven && !IsAddress(given.Value.Value) ? NoAddress(given.Place, given.Value.Value, LoginRules.PathOf(given)) : null;

    private static Diagnostic? Override(string name, TfValue<string> given) =>
        given.IsKnown && given.Value.Length > 0 && !IsAddress(given.Value)
            ? Diagnostic.Error(
                "Not an address",
                $"endpoint_overrides.{name}, {Addresses.Shown(given.Value)}, is not an http or https address.",
                AttributePath.Root("endpoint_overrides").Attribute(name))
            : null;

    private static Diagnostic NoAddress(string place, string authUrl, AttributePath path) => Diagnostic.Error(
        "Not the address of Keystone",
        $"{place}, {Addresses.Shown(authUrl)}, is not an http or https address. That of Keystone normally ends in /v3/, such as {CloudOptions.DefaultAuthUrl}.",
        path);

    private static Diagnostic? Authorities(string place, string file, AttributePath path) =>
        CaCertFile.Problem(file) is { } problem
            ? Diagnostic.Error(
                "Certificate authorities cannot be read",
                $"{place} is {Words.Shortened(file)}, and {problem}. Name a PEM file with the authorities to trust, or leave it out to trust the system's.",
                path)
            : null;

    private static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
}
