using System.Buffers.Text;

namespace Terraform.Protocol;

/// <summary>The client's certificate as <c>PLUGIN_CLIENT_CERT</c> holds it.</summary>
internal static class ClientCertificate
{
    private const string Begin = "-----BEGIN CERTIFICATE-----";
    private const string End = "-----END CERTIFICATE-----";

    /// <summary>The DER bytes of the first certificate. By hand, because the general reader costs milliseconds of a start.</summary>
    /// <exception cref="PluginStartException">There is none.</exception>
    public static byte[] Decode(string pem)
    {
        var begin = pem.IndexOf(Begin, StringComparison.Ordinal);
        var end = begin < 0 ? -1 : pem.IndexOf(End, begin, StringComparison.Ordinal);
        if (end < 0)
        {
            throw new PluginStartException("PLUGIN_CLIENT_CERT holds no PEM certificate.");
        }

        var body = pem.AsSpan(begin + Begin.Length, end - begin - Begin.Length);
        var text = new byte[body.Length];
        var length = 0;
        foreach (var c in body)
        {
            if (!char.IsWhiteSpace(c))
            {
                text[length++] = (byte)c;
            }
        }

        return Base64.DecodeFromUtf8InPlace(text.AsSpan(0, length), out var written) == System.Buffers.OperationStatus.Done
            ? text[..written]
            : throw new PluginStartException("PLUGIN_CLIENT_CERT holds no valid base64.");
    }
}
