using System.Text;
using Terraform.Framework;

namespace Docs;

/// <summary>The part "Schema" of a page: what is required, optional and read-only, and below it every nested attribute and block under an anchor.</summary>
/// <param name="facts">Sentences about a top-level attribute that go after its description.</param>
internal sealed class SchemaSection(Schema schema, Func<SchemaAttribute, IEnumerable<string>> facts)
{
    private readonly StringBuilder text = new("## Schema\n");
    private readonly Queue<Inside> insides = new();

    public override string ToString()
    {
        Write("### ", "\n", schema.Attributes, [], facts);

        // In the order of a reader who goes from the outside in.
        while (insides.TryDequeue(out var inside))
        {
            text.Append($"\n<a id=\"{inside.Anchor}\"></a>\n\n### Nested Schema for `{string.Join('.', inside.Path)}`\n");
            Write(string.Empty, ":\n", inside.Nested.Attributes, inside.Path, _ => []);
        }

        var section = text.ToString().TrimEnd('\n');
        text.Clear();
        return section;
    }

    private void Write(
        string before, string after, IReadOnlyList<SchemaAttribute> attributes, string[] path, Func<SchemaAttribute, IEnumerable<string>> knownOf)
    {
        foreach (var (heading, belongs) in new (string, Func<SchemaAttribute, bool>)[]
        {
            ("Required", IsRequired),
            ("Optional", a => a.IsConfigurable && !IsRequired(a)),
            ("Read-Only", a => !a.IsConfigurable),
        })
        {
            var items = attributes.Where(belongs)
                .OrderBy(a => a.Nested is NestedBlock).ThenBy(a => a.Name, StringComparer.Ordinal)
                .Select(a => Item(a, path, a.Nested is NestedBlock ? [] : knownOf(a)))
                .ToArray();
            if (items.Length > 0)
            {
                text.Append($"\n{before}{heading}{after}\n").Append(string.Join('\n', items).TrimEnd('\n')).Append('\n');
            }
        }
    }

    private static bool IsRequired(SchemaAttribute attribute) =>
        attribute.Nested is NestedBlock block ? block.MinItems > 0 : attribute.Mode == AttributeMode.Required;

    private string Item(SchemaAttribute attribute, string[] path, IEnumerable<string> known)
    {
        var kind = TypeNames.Of(attribute) + (attribute.Sensitive ? ", Sensitive" : string.Empty) + (attribute.WriteOnly ? ", Write-only" : string.Empty);
        var item = $"- `{attribute.Name}` ({kind}) {Prose.InItem(attribute.Description)}";
        if (attribute.Nested is { } nested)
        {
            item += SeeBelow(new Inside([.. path, attribute.Name], nested));
        }

        if (attribute.DeprecationMessage is { } instead)
        {
            item += $" **Deprecated:** {Prose.InItem(instead)}";
        }

        var sentences = string.Join(' ', known);
        return sentences.Length == 0 ? item : $"{item}\n\n  {sentences}\n";
    }

    private string SeeBelow(Inside inside)
    {
        insides.Enqueue(inside);
        return $" (see [below for nested schema](#{inside.Anchor}))";
    }

    private sealed record Inside(string[] Path, NestedAttributes Nested)
    {
        /// <summary>As the registry's own generator writes them, so that links to parts of pages look alike everywhere.</summary>
        public string Anchor => $"{(Nested is NestedBlock ? "nestedblock" : "nestedatt")}--{string.Join("--", Path)}";
    }
}
