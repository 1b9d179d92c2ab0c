using System.Globalization;

namespace Terraform.Protocol;

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
