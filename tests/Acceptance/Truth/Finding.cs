namespace Acceptance;

/// <summary>A diagnostic that a row must get.</summary>
/// <param name="Attribute">The line of the configuration that it points to; null when it points to the block itself.</param>
/// <param name="Covers">The part of the line that is underlined; null for the whole expression.</param>
/// <param name="Words">What the text must say beside: the way out, or the word that was meant.</param>
internal sealed record Finding(string Severity, string Summary, string? Attribute, string? Covers, string[] Words)
{
    /// <summary>Whether Terraform itself says it, before it asks the provider; then it names no resource.</summary>
    public bool IsTerraforms { get; init; }

    /// <param name="words">What the text must say.</param>
    public static Finding Error(string summary, string? attribute = null, string? covers = null, params string[] words) =>
        new("error", summary, attribute, covers, words);

    /// <inheritdoc cref="Error" />
    public static Finding Warning(string summary, string? attribute = null, string? covers = null, params string[] words) =>
        new("warning", summary, attribute, covers, words);
}
