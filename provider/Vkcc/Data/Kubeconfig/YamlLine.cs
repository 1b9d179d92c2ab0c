namespace Vkcc;

/// <summary>A line of a YAML document that says something.</summary>
/// <param name="Number">In the document, from 1.</param>
/// <param name="Indent">Blanks before the content.</param>
/// <param name="Content">Without the blanks around it.</param>
internal readonly record struct YamlLine(int Number, int Indent, string Content)
{
    public bool IsElement => Content == "-" || Content.StartsWith("- ", StringComparison.Ordinal);

    /// <summary>The rest of an element after its dash, as a line of its own: what follows in the lines below aligns with it.</summary>
    public YamlLine AfterDash
    {
        get
        {
            var rest = Content[1..].TrimStart(' ');
            return new(Number, Indent + Content.Length - rest.Length, rest);
        }
    }
}
