using VkCloud;

namespace Vkcc;

/// <summary>A <c>data "vkcc_security_policy_templates"</c>.</summary>
internal sealed partial record SecurityPolicyTemplatesModel : IModel<SecurityPolicyTemplatesModel>
{
    public TfValue<string> Id { get; init; }

    public TfValue<long> Generation { get; init; }

    public TfValue<string> ClusterId { get; init; }

    public TfValue<ValueList<TfValue<string>>> Names { get; init; }

    public TfValue<ValueList<TfValue<SecurityPolicyTemplateModel>>> Templates { get; init; }
}

/// <summary>One element of <c>templates</c>.</summary>
internal sealed partial record SecurityPolicyTemplateModel : IModel<SecurityPolicyTemplateModel>
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
}
