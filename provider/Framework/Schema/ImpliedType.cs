namespace Terraform.Framework;

/// <summary>Keeps the type that a schema's attributes and blocks make, since it is asked for in every call.</summary>
/// <remarks>A copy of the schema (<c>with</c>) shares it, so it goes by the lists it was made of; and it is no part of the schema's equality.</remarks>
internal sealed class ImpliedType : IEquatable<ImpliedType>
{
    private Made? made;

    public TfObjectType Of(ValueList<SchemaAttribute> attributes, ValueList<SchemaBlock> blocks)
    {
        var known = made;
        if (known is null || !ReferenceEquals(known.Attributes, attributes) || !ReferenceEquals(known.Blocks, blocks))
        {
            made = known = new Made(attributes, blocks, SchemaTypes.ObjectOf(attributes, blocks));
        }

        return known.Type;
    }

    public bool Equals(ImpliedType? other) => other is not null;

    public override bool Equals(object? obj) => obj is ImpliedType;

    public override int GetHashCode() => 0;

    private sealed record Made(ValueList<SchemaAttribute> Attributes, ValueList<SchemaBlock> Blocks, TfObjectType Type);
}
