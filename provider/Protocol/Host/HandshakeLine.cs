using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Terraform.Protocol;

/// <summary>The one line on standard output that tells the client where the plugin listens (plugin-protocol section 1.3).</summary>
internal static class HandshakeLine
{
    // go-plugin's own version, not Terraform's protocol.
    private const int CoreVersion = 1;

    /// <param name="certificate">DER; empty: plain connection.</param>
    /// <param name="multiplexing">Adds the seventh field, which says no. Older clients would glue it to the certificate, so only on demand.</param>
    public static byte[] Format(EndPoint endPoint, ReadOnlySpan<byte> certificate, bool multiplexing)
    {
        // Go's RawStdEncoding: a padding character makes the client refuse the certificate.
        var encoded = Convert.ToBase64String(certificate).TrimEnd('=');
        return Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"{CoreVersion}|{ProtocolNegotiation.Version}|{Network(endPoint)}|{Address(endPoint)}|grpc|{encoded}{(multiplexing ? "|false" : "")}\n"));
    }

    /// <summary><c>unix</c> or <c>tcp</c>.</summary>
    public static string Network(EndPoint endPoint) => endPoint is UnixDomainSocketEndPoint ? "unix" : "tcp";

    /// <summary>Path of the socket, or <c>127.0.0.1:PORT</c>.</summary>
    public static string Address(EndPoint endPoint) => endPoint.ToString()!;
}

/// <summary>What a practitioner puts into the environment to use a process that already runs (plugin-protocol section 1.10).</summary>
internal static class Reattach
{
    /// <summary>The line for a shell; on Windows for PowerShell.</summary>
    public static string Format(string providerAddress, int processId, EndPoint endPoint, bool isWindows)
    {
        var key = JsonEncodedText.Encode(providerAddress);
        var place = JsonEncodedText.Encode(HandshakeLine.Address(endPoint));
        var address = $$"""{"Network":"{{HandshakeLine.Network(endPoint)}}","String":"{{place}}"}""";

        // Test is true: with false Terraform 1.11.4 takes the protocol version for 0 and crashes.
        var config = string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"Protocol":"grpc","ProtocolVersion":{{ProtocolNegotiation.Version}},"Pid":{{processId}},"Test":true,"Addr":{{address}}}""");
        var json = $$"""{"{{key}}":{{config}}}""";
        return $"{(isWindows ? "$env:" : "")}TF_REATTACH_PROVIDERS='{json.Replace("'", @"\u0027", StringComparison.Ordinal)}'";
    }
}
