using VkCloud.First;

namespace Vkcc;

/// <summary>A <c>data "vkcc_cluster_templates"</c>.</summary>
internal sealed partial record ClusterTemplatesModel : IModel<ClusterTemplatesModel>
{
    public TfValue<string> Id { get; init; }

    public TfValue<string> Version { get; init; }

    public TfValue<bool> IncludeDeprecated { get; init; }

    public TfValue<ValueList<TfValue<string>>> Ids { get; init; }

    public TfValue<ValueList<TfValue<ClusterTemplateModel>>> ClusterTemplates { get; init; }
}

/// <summary>One element of <c>cluster_templates</c>.</summary>
internal sealed partial record ClusterTemplateModel : IModel<ClusterTemplateModel>
{
    public TfValue<string> Id { get; init; }

    public TfValue<string> Name { get; init; }

    /// <summary>As the service writes it.</summary>
    public TfValue<string> Version { get; init; }

    /// <summary>With its patch; null when the template does not tell it.</summary>
    public TfValue<string> KubernetesVersion { get; init; }

    public TfValue<bool> Deprecated { get; init; }

    public TfValue<string> CreatedAt { get; init; }

    public TfValue<string> Distro { get; init; }

    public TfValue<string> MasterFlavorId { get; init; }

    public TfStringMap Labels { get; init; }

    public static ClusterTemplateModel Of(ClusterTemplate template) => new()
    {
        Id = template.Uuid,
        Name = TfValue<string>.FromNullable(template.Name),
        Version = TfValue<string>.FromNullable(template.Version),
        KubernetesVersion = TfValue<string>.FromNullable(TemplateRules.Full(template)),
        Deprecated = !TemplateRules.IsOffered(template),
        CreatedAt = TfValue<string>.FromNullable(template.CreatedAt),
        Distro = TfValue<string>.FromNullable(template.Distro),
        MasterFlavorId = TfValue<string>.FromNullable(template.MasterFlavorId),
        Labels = ClusterReading.Labels(template.Labels),
    };
}
