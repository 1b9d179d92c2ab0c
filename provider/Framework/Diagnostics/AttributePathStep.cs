namespace Terraform.Framework;

/// <summary>One step of a path: an attribute's name, a key of a map, or an index of a list.</summary>
public abstract record AttributePathStep
{
    private AttributePathStep()
    {
    }

    public sealed record Attribute(string Name) : AttributePathStep;

    public sealed record Key(string Text) : AttributePathStep;

    public sealed record Index(long Position) : AttributePathStep;
}
