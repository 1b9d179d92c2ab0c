using System.Numerics;

namespace Terraform.Framework;

/// <summary>Ready-made checks of one attribute's value. They are handed wholly known values only; a value of another kind than they check is fine to
/// them.</summary>
public static class Check
{
    private const string WrongSummary = "Invalid value";

    /// <summary>A number without fraction that fits 64 bits, and every number inside a collection. Needed wherever the model holds a <c>long</c>.</summary>
    public static Diagnostic? WholeNumber(TfValue value, AttributePath path) => value switch
    {
        TfNumber number when !number.TryGetInt64(out _) => Wrong(path, $"{Show(number)} is not a whole number, or does not fit into 64 bits."),
        _ => Each(WholeNumber)(value, path),
    };

    /// <summary>A number within both ends, which count as right.</summary>
    public static AttributeValidator Between(long least, long most) => (value, path) =>
        value is TfNumber number && (number.CompareTo(TfNumber.Of(least)) < 0 || number.CompareTo(TfNumber.Of(most)) > 0)
            ? Wrong(path, $"{Show(number)} is outside of {least} to {most}.")
            : null;

    public static AttributeValidator AtLeast(long least) => (value, path) =>
        value is TfNumber number && number.CompareTo(TfNumber.Of(least)) < 0 ? Wrong(path, $"{Show(number)} is too small; the least is {least}.") : null;

    /// <summary>A number out of a few.</summary>
    public static AttributeValidator OneOf(params long[] allowed) => (value, path) =>
        value is TfNumber number && !(number.TryGetInt64(out var whole) && allowed.Contains(whole))
            ? Wrong(path, $"{Show(number)} is not one of {string.Join(", ", allowed)}.")
            : null;

    /// <summary>A text out of a few, letter by letter. The nearest one is suggested.</summary>
    public static AttributeValidator OneOf(params string[] allowed) => (value, path) =>
        value is TfString text && !allowed.Contains(text.Text, StringComparer.Ordinal)
            ? Wrong(path, $"{Show(text)} is not one of {string.Join(", ", allowed.Select(a => $"\"{a}\""))}.{Suggestion.For(text.Text, allowed)}")
            : null;

    public static AttributeValidator NotEmpty => (value, path) => value switch
    {
        TfString text when string.IsNullOrWhiteSpace(text.Text) => Wrong(path, "The text is empty."),
        { Count: 0 } => Wrong(path, "It is empty; at least one element is needed."),
        _ => null,
    };

    /// <summary>A collection of so many elements.</summary>
    public static AttributeValidator Count(int least, int most) => (value, path) =>
        value.Count is { } count && (count < least || count > most)
            ? Wrong(path, $"It has {count} elements; it must have {(least == most ? $"exactly {least}" : $"{least} to {most}")}.")
            : null;

    /// <summary>Every element of a list, set or map, at its own path where it has one.</summary>
    public static AttributeValidator Each(AttributeValidator element) => (value, path) => value switch
    {
        TfList list => list.Elements.Select((e, i) => element(e, path.Index(i))).FirstOrDefault(d => d is not null),
        TfSet set => set.Elements.Select(e => element(e, path)).FirstOrDefault(d => d is not null),
        TfMap map => map.Entries.Select(e => element(e.Value, path.Key(e.Key))).FirstOrDefault(d => d is not null),
        _ => null,
    };

    /// <summary>A duration longer than zero, as in <c>timeouts</c>.</summary>
    public static Diagnostic? Duration(TfValue value, AttributePath path) => value switch
    {
        TfString text when !GoDuration.TryParse(text.Text, out _) => Wrong(
            path,
            BigInteger.TryParse(text.Text, out _)
                ? $"{Show(text)} has no unit, and a number without unit is not valid. Write \"{text.Text}m\" for minutes or \"{text.Text}s\" for seconds."
                : $"{Show(text)} is not a duration. Write numbers with units, such as \"90s\", \"45m\" or \"1h30m\"."),
        TfString text when GoDuration.TryParse(text.Text, out var duration) && duration <= TimeSpan.Zero => Wrong(path, $"{Show(text)} leaves no time at all."),
        _ => null,
    };

    private static Diagnostic Wrong(AttributePath path, string detail) => Diagnostic.Error(WrongSummary, detail, path);

    /// <summary>Short enough for a message, whatever was written.</summary>
    private static string Show(TfValue value)
    {
        var text = value.ToString() ?? string.Empty;
        return text.Length <= 100 ? text : $"{Diagnostic.Shortened(text, 80)} ({text.Length} characters)";
    }
}
