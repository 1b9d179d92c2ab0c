using System.Text;
using System.Text.RegularExpressions;

namespace VkCloud.Http;

/// <summary>Takes out of foreign text what may not be seen in it: some gateways and proxies answer with what they were sent.</summary>
internal static class Secrets
{
    private static readonly string[] headers = ["X-Auth-Token", "X-Subject-Token"];

    /// <summary>Without the tokens that this request carried, and without what its <see cref="Call.Mask"/> knows of.</summary>
    public static string Mask(HttpRequestMessage request, string text)
    {
        foreach (var header in headers)
        {
            if (request.Headers.TryGetValues(header, out var sent))
            {
                text = sent.Aggregate(text, Without);
            }
        }

        return Call.Of(request).Mask(text);
    }

    /// <summary>The text without a secret as it is, in the spelling of addresses, and in base64.</summary>
    public static string Without(string text, string secret)
    {
        // The filling at the end of a token is spelled in many ways, and without it the token is as good.
        var plain = secret.TrimEnd('=');
        return plain.Length == 0
            ? text
            : text.Replace(plain, "***", StringComparison.Ordinal)
                .Replace(Uri.EscapeDataString(plain), "***", StringComparison.Ordinal)
                .Replace(Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)).TrimEnd('='), "***", StringComparison.Ordinal);
    }
}

/// <summary>Addresses as they may be shown.</summary>
public static partial class Addresses
{
    /// <summary>
    /// One line, without credentials and query, however the address is written: behind a missing or mistyped scheme a user and a password look like anything
    /// else, so nothing before the last <c>@</c> is shown but the scheme.
    /// </summary>
    public static string Shown(string address)
    {
        var at = address.LastIndexOf('@');
        var shown = at < 0 ? address : $"{Scheme().Match(address).Value}***{address[at..]}";
        var query = shown.IndexOfAny(['?', '#']);
        return OneLine.Of(query < 0 ? shown : shown[..query], 200);
    }

    [GeneratedRegex("^(https?|socks[45][ah]?)://", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();
}
