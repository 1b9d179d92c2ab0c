namespace Terraform.Framework;

/// <summary>Where in a resource's configuration something is: <c>autoscale.max</c>, <c>labels["env"]</c>. Elements of a set have no address: a path ends at the set (plugin-protocol section 5.2).</summary>
public sealed record AttributePath(ValueList<AttributePathStep> Steps)
{
    /// <summary>The whole resource.</summary>
    public static AttributePath Whole { get; } = new([]);

    public bool IsWhole => Steps.Count == 0;

    public static AttributePath Root(string name) => new([new AttributePathStep.Attribute(name)]);

    public AttributePath Attribute(string name) => new([.. Steps, new AttributePathStep.Attribute(name)]);

    public AttributePath Key(string key) => new([.. Steps, new AttributePathStep.Key(key)]);

    public AttributePath Index(long position) => new([.. Steps, new AttributePathStep.Index(position)]);

    public override string ToString()
    {
        var text = string.Concat(Steps.Select(step => step switch
        {
            AttributePathStep.Attribute attribute => "." + attribute.Name,
            AttributePathStep.Key key => $"[\"{key.Text}\"]",
            AttributePathStep.Index index => $"[{index.Position}]",
            _ => string.Empty,
        }));
        return text.TrimStart('.');
    }
}
