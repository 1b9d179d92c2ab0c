using VkCloud;

namespace Vkcc;

/// <summary>A <c>data "vkcc_security_policy_templates"</c>.</summary>
internal sealed record SecurityPolicyTemplatesModel : IModel<SecurityPolicyTemplatesModel>
{
    public TfValue<string> Id { get; init; }

    public TfValue<long> Generation { get; init; }

    public TfValue<string> ClusterId { get; init; }

    public TfValue<ValueList<TfValue<string>>> Names { get; init; }

    public TfValue<ValueList<TfValue<SecurityPolicyTemplateModel>>> Templates { get; init; }

    public static SecurityPolicyTemplatesModel From(TfObject value) => new()
    {
        Id = value.String("id"),
        Generation = value.Long("generation"),
        ClusterId = value.String("cluster_id"),
        Names = value.StringList("names"),
        Templates = value.NestedList<SecurityPolicyTemplateModel>("templates"),
    };

    public TfObject ToObject() => TfObject.Of(
        ("id", Id.ToTf()),
        ("generation", Generation.ToTf()),
        ("cluster_id", ClusterId.ToTf()),
        ("names", Names.ToTf()),
        ("templates", Templates.ToTfList()));
}

/// <summary>One element of <c>templates</c>.</summary>
internal sealed record SecurityPolicyTemplateModel : IModel<SecurityPolicyTemplateModel>
{
    public TfValue<string> Id { get; init; }

    public TfValue<string> Name { get; init; }

    public TfValue<string> Version { get; init; }

    public TfValue<string> Description { get; init; }

    /// <summary>Text of a JSON object.</summary>
    public TfValue<string> SettingsSchema { get; init; }

    /// <summary>SEC-2.</summary>
    public TfValue<bool> IsDefault { get; init; }

    public static SecurityPolicyTemplateModel Of(SecurityPolicyTemplate template) => new()
    {
        Id = template.Id,
        Name = template.Name,
        Version = TfValue<string>.FromNullable(template.Version),
        Description = TfValue<string>.FromNullable(template.Description),
        SettingsSchema = TfValue<string>.FromNullable(template.SettingsSchema),
        IsDefault = SecurityPolicyRules.IsDefault(template.Name),
    };

    public static SecurityPolicyTemplateModel From(TfObject value) => new()
    {
        Id = value.String("id"),
        Name = value.String("name"),
        Version = value.String("version"),
        Description = value.String("description"),
        SettingsSchema = value.String("settings_schema"),
        IsDefault = value.Bool("is_default"),
    };

    public TfObject ToObject() => TfObject.Of(
        ("id", Id.ToTf()),
        ("name", Name.ToTf()),
        ("version", Version.ToTf()),
        ("description", Description.ToTf()),
        ("settings_schema", SettingsSchema.ToTf()),
        ("is_default", IsDefault.ToTf()));
}
