using Terraform.Framework;

namespace Unit.Framework;

/// <summary>Short words for values and schemas in tables.</summary>
internal static class Tf
{
    public static TfValue Null => TfValue.Null;

    public static TfValue Unknown => TfValue.Unknown;

    public static TfString S(string text) => new(text);

    public static TfNumber N(long number) => TfNumber.Of(number);

    public static TfList List(params ReadOnlySpan<TfValue> elements) => new([.. elements]);

    public static TfSet Set(params IEnumerable<TfValue> elements) => new(elements);

    public static TfMap Map(params IEnumerable<(string Key, TfValue Value)> entries) =>
        new(new ValueMap<TfValue>(entries.Select(e => KeyValuePair.Create(e.Key, e.Value))));

    public static TfObject Obj(params ReadOnlySpan<(string Name, TfValue Value)> attributes) => TfObject.Of(attributes);

    public static SchemaAttribute Attr(string name, AttributeMode mode, TfType? type = null) =>
        new(name, type ?? TfType.String) { Mode = mode, Description = $"The {name}." };

    public static SchemaAttribute Nested(string name, NestingMode nesting, AttributeMode mode, params ReadOnlySpan<SchemaAttribute> attributes) =>
        SchemaAttribute.OfNested(name, new NestedAttributes(nesting, [.. attributes]), mode, $"The {name}.");

    public static SchemaAttribute Block(string name, NestingMode nesting, params ReadOnlySpan<SchemaAttribute> attributes) =>
        SchemaAttribute.OfNested(name, new NestedBlock(nesting, [.. attributes]), AttributeMode.Optional, $"The {name}.");

    public static Schema Schema(params ReadOnlySpan<SchemaAttribute> attributes) => new() { Description = "Test.", Attributes = [.. attributes] };

    /// <summary>A configuration of the schema: what is not named is null.</summary>
    public static TfObject Config(this Schema schema, params ReadOnlySpan<(string Name, TfValue Value)> given)
    {
        var config = schema.EmptyObject();
        foreach (var (name, value) in given)
        {
            Assert.That(schema.Type.Attributes.ContainsKey(name), Is.True, $"the schema has no {name}");
            config = config.With(name, value);
        }

        return config;
    }
}
