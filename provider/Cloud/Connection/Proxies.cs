using System.Globalization;
using System.Net;
using VkCloud.Http;

namespace VkCloud;

/// <summary>The proxies that the environment names, by the rules of Go's <c>net/http</c>, which Terraform itself follows, and of curl where Go has
/// none.</summary>
/// <remarks>
/// <c>HTTPS_PROXY</c> and <c>HTTP_PROXY</c> by the address's scheme, <c>ALL_PROXY</c> for both (curl), capitals before small letters. <c>NO_PROXY</c> lists,
/// between commas or blanks, what is reached directly: <c>*</c> for everything, a host with all below it, <c>.host</c> or <c>*.host</c> for what is below it
/// alone, an address, a CIDR; each of them but the CIDR also with <c>:port</c>. This machine itself is always reached directly.
/// </remarks>
public sealed class Proxies : IWebProxy
{
    private static readonly string[] schemes = ["http", "https", "socks4", "socks4a", "socks5"];

    private readonly Dictionary<string, Proxy> byScheme = new(StringComparer.Ordinal);
    private readonly List<Direct> direct = [];

    private Proxies()
    {
    }

    /// <summary>What is wrong with the variables, one sentence each; nothing secret.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>The users and passwords that stand in the variables.</summary>
    public ICredentials? Credentials
    {
        get => new Logins([.. byScheme.Values]);
        set => throw new NotSupportedException("A proxy's login stands in its address.");
    }

    /// <param name="environment">Looks a variable up; null or empty when it is not set.</param>
    /// <returns>Null when no proxy is named.</returns>
    public static Proxies? Of(Func<string, string?> environment)
    {
        var proxies = new Proxies();
        var problems = new List<string>();
        foreach (var scheme in new[] { "https", "http" })
        {
            if ((First(environment, $"{scheme}_proxy") ?? First(environment, "all_proxy")) is not { } named)
            {
                continue;
            }

            if (Parse(named.Value) is { } address)
            {
                proxies.byScheme[scheme] = new(named.Variable, address.Address, address.Login);
            }
            else
            {
                var shown = Addresses.Shown(named.Value);
                problems.Add($"{named.Variable} in the environment, {shown}, is not the address of a proxy, such as http://proxy.example:3128");
            }
        }

        const StringSplitOptions Bare = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        var entries = (First(environment, "no_proxy")?.Value ?? "").Split([',', ' ', '\t'], Bare);
        proxies.direct.AddRange(entries.Select(entry => Direct.Parse(entry.ToLowerInvariant())));

        proxies.Problems = [.. problems.Distinct()];
        return proxies.byScheme.Count + problems.Count > 0 ? proxies : null;
    }

    /// <returns>The proxy's address, without a login; null when the destination is reached directly.</returns>
    public Uri? GetProxy(Uri destination) => Of(destination)?.Address;

    public bool IsBypassed(Uri host) => Of(host) is null;

    /// <summary>The proxy on the way to an address, in words that may be shown; null when there is none.</summary>
    public string? Shown(Uri destination) =>
        Of(destination) is { } proxy ? $"proxy {proxy.Address.Scheme}://{proxy.Address.Authority} ({proxy.Variable})" : null;

    /// <summary>Takes the proxies' logins out of foreign text, also as they are sent (<c>Proxy-Authorization</c>).</summary>
    public string Mask(string text)
    {
        foreach (var login in byScheme.Values.Select(proxy => proxy.Login).OfType<NetworkCredential>())
        {
            text = Secrets.Without(Secrets.Without(text, $"{login.UserName}:{login.Password}"), login.Password);
        }

        return text;
    }

    private Proxy? Of(Uri destination) =>
        byScheme.TryGetValue(destination.Scheme, out var proxy) && !IsDirect(destination) ? proxy : null;

    private bool IsDirect(Uri destination)
    {
        var host = destination.IdnHost.Trim('[', ']').TrimEnd('.').ToLowerInvariant();
        var address = IPAddress.TryParse(host, out var parsed) ? parsed : null;
        return host == "localhost"
            || (address is not null && IPAddress.IsLoopback(address))
            || direct.Any(entry => entry.Matches(host, address, destination.Port));
    }

    private static (string Variable, string Value)? First(Func<string, string?> environment, string variable)
    {
        foreach (var name in new[] { variable.ToUpperInvariant(), variable })
        {
            if (environment(name)?.Trim() is { Length: > 0 } value)
            {
                return (name, value);
            }
        }

        return null;
    }

    /// <summary>Without a scheme it is an http proxy, as everywhere.</summary>
    private static (Uri Address, NetworkCredential? Login)? Parse(string value)
    {
        var text = value.Contains("://", StringComparison.Ordinal) ? value : $"http://{value}";
        text = text.StartsWith("socks5h://", StringComparison.OrdinalIgnoreCase) ? $"socks5://{text[10..]}" : text;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address)
            || !schemes.Contains(address.Scheme)
            || address.Host.Length == 0
            || address.PathAndQuery is not ("/" or ""))
        {
            return null;
        }

        var login = address.UserInfo.Split(':', 2);
        return (
            new UriBuilder(address) { UserName = "", Password = "" }.Uri,
            address.UserInfo.Length == 0 ? null : new(Uri.UnescapeDataString(login[0]), Uri.UnescapeDataString(login.Length == 2 ? login[1] : "")));
    }

    private sealed record Proxy(string Variable, Uri Address, NetworkCredential? Login);

    private sealed class Logins(IReadOnlyList<Proxy> proxies) : ICredentials
    {
        public NetworkCredential? GetCredential(Uri uri, string authType) => proxies.FirstOrDefault(proxy => proxy.Address == uri)?.Login;
    }

    /// <summary>One entry of <c>NO_PROXY</c>.</summary>
    /// <param name="Host">With the dot before it when only what is below it is meant; empty for everything.</param>
    /// <param name="Network">Null for an entry that is a name.</param>
    /// <param name="Port">Null for every port.</param>
    private sealed record Direct(string Host, IPNetwork? Network, int? Port)
    {
        public static Direct Parse(string entry)
        {
            // Host bits are no mistake here.
            if (IPNetwork.TryParse(entry, out var network))
            {
                return new("", network, null);
            }

            var (host, port) = (entry, (int?)null);
            var colon = entry.LastIndexOf(':');
            var isBare = entry.IndexOf(':', StringComparison.Ordinal) == colon || entry.Contains("]:", StringComparison.Ordinal);
            if (colon >= 0 && isBare && ushort.TryParse(entry[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var told))
            {
                (host, port) = (entry[..colon], told);
            }

            host = host.Trim('[', ']').TrimEnd('.');
            return IPAddress.TryParse(host, out var address) ? new("", new(address, address.GetAddressBytes().Length * 8), port)
                : host == "*" ? new("", null, port)
                : new(host.StartsWith("*.", StringComparison.Ordinal) ? host[1..] : host, null, port);
        }

        public bool Matches(string host, IPAddress? address, int port) =>
            (Port is null || Port == port)
            && (Network is { } network ? address is not null && network.Contains(address)
                : Host.Length == 0 || host == Host || host.EndsWith(Host.StartsWith('.') ? Host : $".{Host}", StringComparison.Ordinal));
    }
}
