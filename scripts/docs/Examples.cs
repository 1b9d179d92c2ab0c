namespace Docs;

/// <summary>The folder <c>examples/</c> in the registry's layout.</summary>
internal sealed class Examples(string folder)
{
    /// <summary>The examples of one thing in the order of their names: <c>resource.tf</c>, <c>resource-2.tf</c>, for list resources also
    /// <c>list-resource.tfquery.hcl</c>.</summary>
    /// <param name="below">Folder below <c>examples/</c>.</param>
    /// <param name="stem">How the files' names begin.</param>
    /// <exception cref="MissingExampleException">There is none.</exception>
    public IReadOnlyList<string> Of(string below, string stem)
    {
        var place = Path.Combine(folder, below);
        string[] found = Directory.Exists(place)
            ? [.. Directory.EnumerateFiles(place, $"{stem}*").Where(file => Path.GetExtension(file) is ".tf" or ".hcl").Order(StringComparer.Ordinal)]
            : [];
        return found.Length > 0 ? [.. found.Select(Read)] : throw new MissingExampleException($"examples/{below}/{stem}.tf");
    }

    /// <summary>A file that need not be there; null without it.</summary>
    public string? Optional(string below, string name) => Path.Combine(folder, below, name) is var path && File.Exists(path) ? Read(path) : null;

    private static string Read(string path) => File.ReadAllText(path).ReplaceLineEndings("\n").Trim();
}
