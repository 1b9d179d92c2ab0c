namespace Vkcc;

/// <summary>Attributes that a practitioner may give, such as the filters of data sources and lists.</summary>
internal static class Optional
{
    public static SchemaAttribute Text(string name, string description, params ReadOnlySpan<AttributeValidator> validators) =>
        Of(name, TfType.String, description, validators);

    public static SchemaAttribute Number(string name, string description, params ReadOnlySpan<AttributeValidator> validators) =>
        Of(name, TfType.Number, description, validators);

    public static SchemaAttribute Flag(string name, string description) => Of(name, TfType.Bool, description);

    public static SchemaAttribute Of(string name, TfType type, string description, params ReadOnlySpan<AttributeValidator> validators) =>
        new(name, type) { Mode = AttributeMode.Optional, Validators = [.. validators], Description = description };
}
