namespace Vkcc;

/// <summary>Attributes that only the provider fills, as data sources are made of.</summary>
internal static class Computed
{
    public static SchemaAttribute Text(string name, string description) => Of(name, TfType.String, description);

    public static SchemaAttribute Number(string name, string description) => Of(name, TfType.Number, description);

    public static SchemaAttribute Flag(string name, string description) => Of(name, TfType.Bool, description);

    public static SchemaAttribute Texts(string name, string description) => Of(name, TfType.List(TfType.String), description);

    public static SchemaAttribute Of(string name, TfType type, string description) =>
        new(name, type) { Mode = AttributeMode.Computed, Description = description };

    /// <summary>A list of objects.</summary>
    public static SchemaAttribute Objects(string name, string description, params ReadOnlySpan<SchemaAttribute> attributes) =>
        SchemaAttribute.OfNested(name, new NestedAttributes(NestingMode.List, [.. attributes]), AttributeMode.Computed, description);

    /// <summary>One object.</summary>
    public static SchemaAttribute Object(string name, string description, params ReadOnlySpan<SchemaAttribute> attributes) =>
        SchemaAttribute.OfNested(name, new NestedAttributes(NestingMode.Single, [.. attributes]), AttributeMode.Computed, description);

    /// <summary>An attribute of a resource in a data source, which plans nothing: name and type remain, and what is inside.</summary>
    public static SchemaAttribute Shown(SchemaAttribute attribute, string description) => Of(attribute.Name, attribute.Type, description) with
    {
        Nested = attribute.Nested is { } nested
            ? new NestedAttributes(nested.Nesting, [.. nested.Attributes.Select(inner => Of(inner.Name, inner.Type, inner.Description))])
            : null,
    };

    /// <summary>A list of known texts.</summary>
    public static TfStringList ListOf(IEnumerable<string> texts) =>
        new ValueList<TfValue<string>>([.. texts.Select(TfValue<string>.Known)]);

    /// <summary>A list of known objects.</summary>
    public static TfValue<ValueList<TfValue<TModel>>> ListOf<TModel>(IEnumerable<TModel> models)
        where TModel : class, IModel<TModel>
        => new ValueList<TfValue<TModel>>([.. models.Select(TfValue<TModel>.Known)]);
}
