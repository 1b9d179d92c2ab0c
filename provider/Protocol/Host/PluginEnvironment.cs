using System.Globalization;
using System.Security.Cryptography;

namespace Terraform.Protocol;

/// <summary>What go-plugin's client says in environment variables (plugin-protocol section 1.1).</summary>
internal sealed record PluginEnvironment
{
    private const string CookieName = "TF_PLUGIN_MAGIC_COOKIE";

    // Not a secret: it only tells a start by Terraform from a start by hand.
    private const string CookieValue = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

    public bool HasCookie { get; init; }

    /// <summary>Comma list in no particular order; null: not said.</summary>
    public string? ProtocolVersions { get; init; }

    public int? MinPort { get; init; }

    public int? MaxPort { get; init; }

    /// <summary>PEM; null: the connection is plain. Empty is neither, and never taken for a wish to go without.</summary>
    public string? ClientCertificate { get; init; }

    /// <summary>Where the socket is to be; null: the temp directory.</summary>
    public string? SocketDirectory { get; init; }

    /// <summary>Name or number of the group that may use the socket.</summary>
    public string? SocketGroup { get; init; }

    /// <summary>The client can take a seventh handshake field.</summary>
    public bool AsksForMultiplexing { get; init; }

    public static PluginEnvironment Read() => Read(Environment.GetEnvironmentVariable);

    /// <param name="variable">Null for a variable that is not set.</param>
    public static PluginEnvironment Read(Func<string, string?> variable) => new()
    {
        HasCookie = variable(CookieName) == CookieValue,
        ProtocolVersions = Text("PLUGIN_PROTOCOL_VERSIONS", variable),
        MinPort = Port("PLUGIN_MIN_PORT", variable),
        MaxPort = Port("PLUGIN_MAX_PORT", variable),
        ClientCertificate = variable("PLUGIN_CLIENT_CERT"),
        SocketDirectory = Text("PLUGIN_UNIX_SOCKET_DIR", variable),
        SocketGroup = Text("PLUGIN_UNIX_SOCKET_GROUP", variable),
        AsksForMultiplexing = Text("PLUGIN_MULTIPLEX_GRPC", variable) is not null,
    };

    /// <summary>DER of the client's certificate; null: the connection is plain.</summary>
    /// <exception cref="PluginStartException">The variable holds no certificate.</exception>
    public byte[]? DecodeClientCertificate()
    {
        if (ClientCertificate is null)
        {
            return null;
        }

        return PemEncoding.TryFind(ClientCertificate, out var fields) && ClientCertificate[fields.Label] == "CERTIFICATE"
            ? Convert.FromBase64String(ClientCertificate[fields.Base64Data])
            : throw new PluginStartException(
                "PLUGIN_CLIENT_CERT is set but holds no PEM certificate, so the client could not be told from others. Terraform sets it by itself: unset it.");
    }

    private static string? Text(string name, Func<string, string?> variable) => variable(name) is { Length: > 0 } value ? value : null;

    private static int? Port(string name, Func<string, string?> variable) => ushort.TryParse(variable(name), out var port) ? port : null;
}

/// <summary>Picks the version of the plugin protocol.</summary>
internal static class ProtocolNegotiation
{
    /// <summary>The only one served.</summary>
    public const int Version = 6;

    /// <summary>Whether the client speaks <see cref="Version"/>. Terraform's list has no fixed order; a client that sends none predates the list and takes
    /// what it gets.</summary>
    public static bool Accepts(string? versions)
    {
        if (versions is null)
        {
            return true;
        }

        foreach (var range in versions.AsSpan().Split(','))
        {
            if (int.TryParse(
                versions.AsSpan(range), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var version)
                && version == Version)
            {
                return true;
            }
        }

        return false;
    }
}
