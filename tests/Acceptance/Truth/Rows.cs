namespace Acceptance;

/// <summary>The usual kinds of rows.</summary>
internal static class Rows
{
    /// <summary>A row of one edit and one error on it.</summary>
    /// <param name="edit"><c>attribute = expression</c>; the error covers the expression.</param>
    /// <param name="covers">A part of the expression that the error covers instead.</param>
    /// <param name="says">A word of the text: the way out, or what was meant.</param>
    /// <param name="twin">The edit that makes the valid twin; null when leaving the edit out does.</param>
    public static Row Error(
        Form form, string rule, string title, string edit, string summary, string says, string? covers = null, string? twin = null, params string[] context) =>
        new(rule, title, form, context, [edit], [Finding.Error(summary, NameOf(edit), covers, says)]) { Twin = twin is null ? [] : [twin] };

    /// <inheritdoc cref="Error" />
    public static Row Warning(
        Form form, string rule, string title, string edit, string summary, string says, string? covers = null, string? twin = null, params string[] context) =>
        new(rule, title, form, context, [edit], [Finding.Warning(summary, NameOf(edit), covers, says)]) { Twin = twin is null ? [] : [twin] };

    /// <summary>A rule that permits something: nothing is said.</summary>
    public static Row Permitted(Form form, string rule, string title, params string[] edits) => new(rule, title, form, [], edits, []);

    /// <summary>Something that is required is left out; Terraform says so by itself, at the block.</summary>
    public static Row Missing(Form form, string rule, string attribute) =>
        new(rule, $"without {attribute}", form, [], [$"-{attribute}"],
            [Finding.Error("Missing required argument", null, null, attribute) with { IsTerraforms = true }]);

    private static string NameOf(string edit) => edit.Split(" = ", 2)[0];
}
