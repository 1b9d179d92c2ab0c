using System.Text;

namespace Docs;

/// <summary>A page of Markdown as the registry shows it, put together from top to bottom; parts are separated by one empty line.</summary>
internal sealed class Page
{
    private readonly StringBuilder text = new();

    /// <param name="title">Of the browser's window.</param>
    /// <param name="summary">For search results and lists.</param>
    public Page(string title, string summary) => Add(
        $"""
        ---
        # Written by make docs.
        page_title: "{title}"
        subcategory: ""
        description: |-
          {summary}
        ---
        """);

    public Page Add(string part)
    {
        text.Append(text.Length == 0 ? string.Empty : "\n").Append(part).Append('\n');
        return this;
    }

    public Page Code(string language, string code) => Add($"```{language}\n{code}\n```");

    public Page Examples(IEnumerable<string> examples)
    {
        Add("## Example Usage");
        foreach (var example in examples)
        {
            Code("terraform", example);
        }

        return this;
    }

    public override string ToString() => text.ToString();
}
