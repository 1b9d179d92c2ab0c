using System.Globalization;
using System.Text.RegularExpressions;

namespace Vkcc.Simulator;

/// <summary>NET-15: insecure registries.</summary>
internal static partial class RegistryRules
{
    public static Refusal? Registries(IReadOnlyList<string?>? registries) =>
        (registries ?? []).FirstOrDefault(registry => !IsRegistry(registry ?? "")) is { } wrong
            ? Refusal.Invalid($"Registry {wrong} must be host, host:port, host[:port]/path or *.domain.")
            : null;

    /// <summary>Of the first generation, which knows neither stars nor paths.</summary>
    public static Refusal? Plain(IReadOnlyList<string?>? registries) =>
        (registries ?? []).FirstOrDefault(registry => !IsRegistry(registry ?? "") || registry!.IndexOfAny(['*', '/']) >= 0) is { } wrong
            ? Refusal.Invalid($"Registry {wrong} must be host or host:port.")
            : null;

    /// <summary>The syntax of vk-cloud-api.md section 3.9.</summary>
    private static bool IsRegistry(string registry)
    {
        if (registry.StartsWith("*.", StringComparison.Ordinal))
        {
            return Domain().IsMatch(registry[2..]);
        }

        var match = Form().Match(registry);
        if (!match.Success || registry.EndsWith('/') || registry.Contains("//", StringComparison.Ordinal))
        {
            return false;
        }

        var port = match.Groups["port"];
        var host = match.Groups["host"].Value;
        return (!port.Success || int.Parse(port.ValueSpan, CultureInfo.InvariantCulture) is >= 1 and <= 65535)
            && (Numbers().IsMatch(host) ? IsIPv4(host) : Domain().IsMatch(host));
    }

    private static bool IsIPv4(string host) => CidrBlock.TryParse(host + "/32", out var address) && address.IsIPv4;

    [GeneratedRegex(@"\A(?<host>[A-Za-z0-9.-]+)(:(?<port>[1-9][0-9]{0,4}))?(/[A-Za-z0-9./-]+)?\z")]
    private static partial Regex Form();

    [GeneratedRegex(@"\A[0-9.]+\z")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\A[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+\z")]
    private static partial Regex Domain();
}
