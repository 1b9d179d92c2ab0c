namespace Terraform.Framework;

/// <summary>A nested block: <c>name { … }</c>. New schemas prefer nested attributes, which can be computed, null and unknown.</summary>
public sealed record SchemaBlock(string Name, NestingMode Nesting, ValueList<SchemaAttribute> Attributes, ValueList<SchemaBlock> Blocks)
{
    public required string Description { get; init; }

    public long MinItems { get; init; }

    /// <summary>0 is no limit.</summary>
    public long MaxItems { get; init; }

    public TfType Type
    {
        get
        {
            var element = SchemaTypes.ObjectOf(Attributes, Blocks);
            return Nesting switch
            {
                NestingMode.List => TfType.List(element),
                NestingMode.Set => TfType.Set(element),
                NestingMode.Map => TfType.Map(element),
                _ => element,
            };
        }
    }
}
