using Terraform.Framework;

namespace Docs;

/// <summary>Types in words: those of the registry's pages, and those of HCL.</summary>
internal static class TypeNames
{
    /// <summary><c>Set of String</c>; for nested attributes <c>Attributes Set</c>, for blocks <c>Block List</c>.</summary>
    public static string Of(SchemaAttribute attribute) =>
        attribute.Nested is { } nested ? Nested(nested is NestedBlock ? "Block" : "Attributes", nested.Nesting) : Of(attribute.Type);

    public static string Of(TfType type) => type switch
    {
        TfPrimitiveType { Kind: TfPrimitive.Bool } => "Boolean",
        TfPrimitiveType primitive => primitive.Kind.ToString(),
        TfCollectionType collection => $"{collection.Kind} of {Of(collection.Element)}",
        TfTupleType => "Tuple",
        _ => "Object",
    };

    /// <summary>As a type constraint: <c>map(number)</c>.</summary>
    public static string Hcl(TfType type) => type switch
    {
        TfPrimitiveType { Kind: TfPrimitive.Dynamic } => "any",
        TfPrimitiveType primitive => Lower(primitive.Kind),
        TfCollectionType collection => $"{Lower(collection.Kind)}({Hcl(collection.Element)})",
        TfTupleType tuple => $"tuple([{string.Join(", ", tuple.Elements.Select(Hcl))}])",
        TfObjectType o => $"object({{ {string.Join(", ", o.Attributes.Select(a => $"{a.Key} = {Hcl(a.Value)}"))} }})",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    private static string Nested(string what, NestingMode nesting) => nesting is NestingMode.Single or NestingMode.Group ? what : $"{what} {nesting}";

    private static string Lower<T>(T word)
        where T : struct, Enum => word.ToString().ToLowerInvariant();
}
