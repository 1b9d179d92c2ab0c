namespace VkCloud;

/// <summary>The form of the cloud's ids, which tells the generation (NAME-4).</summary>
public static class CloudId
{
    /// <summary>Greatest KSUID there is: 20 bytes of ones.</summary>
    private const string GreatestKsuid = "aWgEPTl1tmebfsQzFP4bxwgy80V";

    /// <summary>Second-generation clusters and node groups: 27 characters of base 62, digits before capitals before small letters.</summary>
    public static bool IsKsuid(string text) =>
        text.Length == 27 && text.All(char.IsAsciiLetterOrDigit) && string.CompareOrdinal(text, GreatestKsuid) <= 0;

    /// <summary>First-generation clusters and node groups, and everything of OpenStack.</summary>
    public static bool IsUuid(string text) => Guid.TryParseExact(text, "D", out _) || Guid.TryParseExact(text, "N", out _);

    /// <summary>1 or 2; null for a text that is no id.</summary>
    public static long? Generation(string text) => IsKsuid(text) ? 2 : IsUuid(text) ? 1 : null;
}
