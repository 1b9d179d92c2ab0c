using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Terraform.Testing;

/// <summary>The handshake line, read as go-plugin's client reads it.</summary>
/// <param name="Certificate">Null when the field is empty.</param>
public sealed record PluginHandshake(int Core, int Protocol, EndPoint EndPoint, string Kind, string Field6, X509Certificate2? Certificate, int Fields)
{
    public static PluginHandshake Parse(string line)
    {
        var parts = line.Split('|');
        if (parts.Length < 6)
        {
            throw new FormatException($"Not a handshake: {line}");
        }

        EndPoint endPoint = parts[2] switch
        {
            "unix" => new UnixDomainSocketEndPoint(parts[3]),
            "tcp" => IPEndPoint.Parse(parts[3]),
            _ => throw new FormatException($"Unknown network {parts[2]}"),
        };
        return new PluginHandshake(
            int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture), endPoint, parts[4], parts[5],
            Decode(parts[5]), parts.Length);
    }

    /// <summary>Unpadded base64, as Go's RawStdEncoding: padding is an error there.</summary>
    private static X509Certificate2? Decode(string field) =>
        field.Length == 0 ? null
        : field.Contains('=', StringComparison.Ordinal) ? throw new FormatException("illegal base64 data: padding")
        : X509CertificateLoader.LoadCertificate(Convert.FromBase64String(field + new string('=', (4 - field.Length % 4) % 4)));
}
