using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Terraform.Protocol;

/// <summary>What a practitioner puts into the environment to use a process that already runs (section 1.10).</summary>
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
