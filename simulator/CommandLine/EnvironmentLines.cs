using System.Net;

namespace Vkcc.Simulator;

/// <summary>Who reads the output of <c>env</c>.</summary>
internal enum Shell
{
    /// <summary>POSIX: sh, bash, zsh.</summary>
    Sh,
    Fish,
    PowerShell,
}

/// <summary>The output of <c>vkcc-simulator env</c>, to be read by a shell.</summary>
internal static class EnvironmentLines
{
    public static IEnumerable<string> For(IPEndPoint listen, Shell shell)
    {
        (string Name, string Value)[] variables =
        [
            ("OS_AUTH_URL", $"http://{Reachable(listen)}/identity/v3/"),
            ("OS_IDENTITY_API_VERSION", "3"),
            ("OS_REGION_NAME", Preloaded.Regions[0].Id),
            ("OS_PROJECT_ID", Preloaded.ProjectId),
            ("OS_USER_DOMAIN_NAME", Preloaded.DomainName),
            ("OS_USERNAME", Preloaded.Users[0].Name),
            ("OS_PASSWORD", Preloaded.Users[0].Password),
        ];
        return variables.Select(variable => Line(variable.Name, variable.Value, shell));
    }

    /// <summary>Every address of the machine is reached by its loopback one.</summary>
    private static IPEndPoint Reachable(IPEndPoint listen) =>
        listen.Address.Equals(IPAddress.Any) ? new IPEndPoint(IPAddress.Loopback, listen.Port)
        : listen.Address.Equals(IPAddress.IPv6Any) ? new IPEndPoint(IPAddress.IPv6Loopback, listen.Port)
        : listen;

    private static string Line(string name, string value, Shell shell) => shell switch
    {
        Shell.Fish => $"set -gx {name} {value}",
        Shell.PowerShell => $"$env:{name} = '{value}'",
        _ => $"export {name}={value}",
    };
}
