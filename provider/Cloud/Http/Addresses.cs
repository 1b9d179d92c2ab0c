using System.Text.RegularExpressions;

namespace VkCloud.Http;

/// <summary>Addresses as they may be shown.</summary>
public static partial class Addresses
{
    /// <summary>
    /// One line, without credentials and query, however the address is written: behind a missing or mistyped scheme a user and a password look like anything else,
    /// so nothing before the last <c>@</c> is shown but the scheme.
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
