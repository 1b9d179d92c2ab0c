namespace Terraform.Framework;

/// <summary>What a practitioner may write in a block of the provider, a resource, a data source, and what it means.</summary>
public sealed record Schema
{
    private readonly ImpliedType type = new();

    /// <summary>Version of the stored state; a higher one calls for state upgrades.</summary>
    public long Version { get; init; }

    /// <summary>Markdown for the practitioner; opens the documentation page.</summary>
    public required string Description { get; init; }

    public required ValueList<SchemaAttribute> Attributes { get; init; }

    public ValueList<SchemaBlock> Blocks { get; init; } = [];

    /// <summary>Type of the whole object, with every attribute and block.</summary>
    public TfObjectType Type => type.Of(Attributes, Blocks);

    /// <summary>An object in which nothing is given: attributes null, blocks as absent as their kind allows.</summary>
    public TfObject EmptyObject() => SchemaTypes.EmptyObject(Attributes, Blocks);

    public SchemaAttribute? Find(string name) => Attributes.FirstOrDefault(a => a.Name == name);

    /// <summary>The attribute that a path ends at, at any depth; null when it ends elsewhere.</summary>
    public SchemaAttribute? Find(AttributePath path)
    {
        var (attributes, blocks) = (Attributes, Blocks);
        SchemaAttribute? found = null;
        foreach (var step in path.Steps)
        {
            if (step is not AttributePathStep.Attribute named)
            {
                continue;
            }

            found = attributes.FirstOrDefault(a => a.Name == named.Name);
            var block = blocks.FirstOrDefault(b => b.Name == named.Name);
            attributes = found?.Nested?.Attributes ?? block?.Attributes ?? [];
            blocks = block?.Blocks ?? [];
        }

        return path.Steps is [.., AttributePathStep.Attribute] ? found : null;
    }
}
