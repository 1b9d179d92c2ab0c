namespace Terraform.Framework;

/// <summary>The inside of a nested attribute.</summary>
/// <param name="Nesting">Single, List, Set or Map.</param>
/// <param name="Attributes">Attributes of each object.</param>
public sealed record NestedAttributes(NestingMode Nesting, ValueList<SchemaAttribute> Attributes)
{
    public TfType Type
    {
        get
        {
            var element = SchemaTypes.ObjectOf(Attributes, []);
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
