using VkCloud;

namespace Vkcc;

/// <summary>Configuration, plan and state of a <c>vkcc_security_policy</c> (docs/resources/security_policy.md).</summary>
internal sealed partial record SecurityPolicyModel : IModel<SecurityPolicyModel>, IMemberModel
{
    public TfValue<string> Id { get; init; }

    public TfValue<string> ClusterId { get; init; }

    /// <summary>Of the cluster, told by the form of its id; may be given for a cluster that is not there yet.</summary>
    public TfValue<long> Generation { get; init; }

    /// <summary>Name of the template.</summary>
    public TfValue<string> Template { get; init; }

    public TfValue<string> TemplateVersion { get; init; }

    public TfValue<string> TemplateId { get; init; }

    public TfValue<string> Namespace { get; init; }

    /// <summary>JSON text, in the spelling of the configuration.</summary>
    public TfValue<string> Settings { get; init; }

    public TfValue<bool> Enabled { get; init; }

    public TfValue<TimeoutsModel> Timeouts { get; init; }

    /// <summary>Opaque text of the cloud.</summary>
    public TfValue<string> CreatedAt { get; init; }

    /// <inheritdoc cref="CreatedAt"/>
    public TfValue<string> UpdatedAt { get; init; }

    /// <summary>Template and namespace: a cluster has one policy of a template for a namespace.</summary>
    public TfValue<string> Name => (Template, Namespace) switch
    {
        ({ IsKnown: true, Value: var template }, { IsKnown: true, Value: var place }) => SecurityPolicy.NameOf(template, place),
        ({ IsUnknown: true }, _) or (_, { IsUnknown: true }) => TfValue<string>.Unknown,
        _ => TfValue<string>.Null,
    };

    /// <summary>What the plan asks of a policy, new or there.</summary>
    /// <remarks>All members are known at apply.</remarks>
    public SecurityPolicySpec ToSpec() => new()
    {
        ClusterId = ClusterId.Value,
        TemplateId = TemplateId.Value,
        Namespace = Namespace.Value,
        Settings = Settings.Value,
        Enabled = Enabled.Value,
    };
}
