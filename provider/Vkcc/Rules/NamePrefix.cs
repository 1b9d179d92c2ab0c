using System.Security.Cryptography;

namespace Vkcc;

/// <summary>A name that begins with <c>name_prefix</c>, so that an object can be created before the one that it replaces is destroyed.</summary>
internal static class NamePrefix
{
    /// <summary>With a suffix of this length, a prefix of 16 characters makes a name of 24.</summary>
    private const int SuffixLength = 8;

    private const int LongestPrefix = 24 - SuffixLength;

    private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789";

    private static AttributePath Path => AttributePath.Root("name_prefix");

    /// <summary>An object has a name or a beginning of one, exactly one of them.</summary>
    public static Diagnostic? OneOf(string noun, TfValue<string> name, TfValue<string> prefix) => (name, prefix) switch
    {
        ({ IsKnown: true }, { IsKnown: true }) => Diagnostic.Error(
            "Both name and name_prefix",
            $"name is the whole name of a {noun}, name_prefix the beginning of one that the provider completes. Remove one of them.",
            Path),
        ({ IsNull: true }, { IsNull: true }) => Diagnostic.Error(
            "Neither name nor name_prefix",
            $"A {noun} needs a name. Give name for the whole of it, or name_prefix for a beginning that the provider completes."),
        _ => null,
    };

    /// <summary>NAME-1: what is added makes a name of every prefix that passes.</summary>
    public static Diagnostic? Form(TfValue<string> prefix) =>
        !prefix.IsKnown || (prefix.Value.Length is >= 1 and <= LongestPrefix
            && prefix.Value[0] is >= 'a' and <= 'z'
            && prefix.Value.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')
            && !prefix.Value.Contains("--", StringComparison.Ordinal))
            ? null
            : Diagnostic.Error(
                "Invalid name_prefix",
                $"name_prefix must be 1 to {LongestPrefix} characters out of a-z, 0-9 and single hyphens, and begin with a letter; "
                    + $"got \"{Words.Shortened(prefix.Value)}\". "
                    + $"The provider adds {SuffixLength} letters and digits.",
                Path);

    /// <summary>Whether the object must be another to have the prefix. One whose name begins so already, as after an import, stays.</summary>
    public static bool ForcesReplacement(TfValue<string> prefix, TfValue<string> name) =>
        prefix.IsUnknown || (prefix.IsKnown && name.IsKnown && !name.Value.StartsWith(prefix.Value, StringComparison.Ordinal));

    /// <summary>Whether the provider may have chosen this name for the prefix.</summary>
    public static bool MayBeChosen(string prefix, string? name) =>
        name?.Length == prefix.Length + SuffixLength && name.StartsWith(prefix, StringComparison.Ordinal) && name[prefix.Length..].All(Letters.Contains);

    /// <summary>A name for the prefix. Chosen when the creation is carried out: two plans of one creation must not disagree.</summary>
    public static TfValue<string> Completed(TfValue<string> name, TfValue<string> prefix) =>
        name.IsKnown ? name : prefix.Value + RandomNumberGenerator.GetString(Letters, SuffixLength);

    /// <summary>What a message calls an object whose name may not be chosen yet.</summary>
    public static TfValue<string> Shown(TfValue<string> name, TfValue<string> prefix) => name.IsKnown || !prefix.IsKnown ? name : prefix;
}
