using System.Globalization;

namespace Vkcc;

/// <summary>Registries that nodes trust without a certificate (rule book NET-15, API reference 3.9).</summary>
internal static class RegistryRules
{
    /// <summary>NET-15: host, host:port or host:port/path, an IPv4 address or a name with a point in it; a star stands for the first label of a bare name. The
    /// first generation knows neither star nor path.</summary>
    public static IEnumerable<Diagnostic> Form(TfValue<long> generation, TfStringSet registries) =>
        from registry in registries.IsKnown ? registries.Value.Where(r => r.IsKnown).Select(r => r.Value) : []
        let first = GenerationRules.IsFirst(generation)
        where registry.Length > 0 && (!IsRegistry(registry) || (first && registry.AsSpan().ContainsAny('*', '/')))
        let hint = registry.Contains("://", StringComparison.Ordinal)
            ? " Leave the scheme out."
            : first ? " The first generation takes neither \"*.domain\" nor a path." : string.Empty
        let forms = first ? "\"host\" or \"host:port\"" : "\"host\", \"host:port\" or \"*.domain\""
        select Diagnostic.Error(
            "Not a registry",
            $"insecure_registries contains \"{Words.Shortened(registry)}\". Write {forms}, where host is an IPv4 address or a name with a dot in it.{hint}",
            AttributePath.Root("insecure_registries"));

    private static bool IsRegistry(string text)
    {
        if (text.StartsWith("*.", StringComparison.Ordinal))
        {
            return IsDomain(text[2..]);
        }

        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var (authority, path) = slash < 0 ? (text, null) : (text[..slash], text[(slash + 1)..]);
        if (path is not null && (path.Split('/').Any(part => part.Length == 0) || !path.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '/')))
        {
            return false;
        }

        var colon = authority.IndexOf(':', StringComparison.Ordinal);
        var (host, port) = colon < 0 ? (authority, null) : (authority[..colon], authority[(colon + 1)..]);
        return (port is null || IsPort(port)) && (host.All(c => char.IsAsciiDigit(c) || c == '.') ? IsAddress(host) : IsDomain(host));
    }

    private static bool IsPort(string text) =>
        text.Length is > 0 and <= 5 && text[0] != '0' && text.All(char.IsAsciiDigit) && int.Parse(text, CultureInfo.InvariantCulture) <= 65535;

    private static bool IsAddress(string text) =>
        text.Split('.') is { Length: 4 } parts
        && parts.All(p => p.Length is > 0 and <= 3 && (p.Length == 1 || p[0] != '0') && int.Parse(p, CultureInfo.InvariantCulture) <= 255);

    private static bool IsDomain(string text) =>
        text.Length <= 253
        && text.Split('.') is { Length: > 1 } labels
        && labels.All(l => l.Length is > 0 and <= 63 && l.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
}
