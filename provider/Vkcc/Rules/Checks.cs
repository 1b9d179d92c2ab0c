namespace Vkcc;

/// <summary>Checks of one value that several attributes share, beside those that the framework brings. They see known values only.</summary>
internal static class Checks
{
    /// <summary>Every element of a set of texts says something.</summary>
    public static Diagnostic? NoEmptyElements(TfValue value, AttributePath path) =>
        value is TfSet set && set.Elements.Any(e => e is TfNull or TfString { Text: "" })
            ? Diagnostic.Error("Empty element", $"{path} contains an element that is null or empty. Remove it.", path)
            : null;

    /// <summary>A Kubernetes version, whole or without its patch.</summary>
    public static Diagnostic? Version(TfValue value, AttributePath path) =>
        value is TfString { Text: var text } && !PartialVersion.TryParse(text, out _)
            ? Diagnostic.Error("Invalid version", $"{path} is a Kubernetes version such as \"1.34\" or \"1.34.2\"; got \"{Words.Shortened(text)}\".", path)
            : null;
}
