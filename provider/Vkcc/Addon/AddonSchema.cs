namespace Vkcc;

/// <summary>What may stand in <c>resource "vkcc_addon"</c>. The descriptions are the practitioner's documentation.</summary>
internal static class AddonSchema
{
    /// <summary>How long operations may take when the practitioner does not say.</summary>
    public static readonly OperationTimeouts Timeouts = new(
        Create: TimeSpan.FromMinutes(30), Update: TimeSpan.FromMinutes(30), Delete: TimeSpan.FromMinutes(30));

    public static Schema Declare() => new()
    {
        Description =
            """
            An add-on of the platform's catalogue in a `vkcc_cluster`: ingress controller, monitoring, certificates and others. A cluster has an add-on once.
            A plan that asks for what is not offered is answered with what is.

            Add-ons run on workers, so let the add-on depend on a node group (`depends_on`). Values and version change in place; on the first generation
            another version has another `id`. Another version than the newest is kept until the configuration names a newer one.
            """,
        Attributes =
        [
            new("cluster_id", TfType.String)
            {
                Mode = AttributeMode.Required,
                RequiresReplace = true,
                Description = "Id of the cluster. Its form shows the generation: 27 letters and digits for the second, a UUID for the first.",
            },
            new("name", TfType.String)
            {
                Mode = AttributeMode.Required,
                RequiresReplace = true,
                Validators = [Check.NotEmpty],
                Description = "Name in the catalogue: `ingress-nginx`, `kube-prometheus-stack`.",
            },
            new("version", TfType.String)
            {
                Mode = AttributeMode.OptionalComputed,
                KeepsPrior = true,
                Validators = [Check.NotEmpty],
                SameMeaning = (config, prior) => config is TfString { Text: var left } && prior is TfString { Text: var right }
                    && ChartVersion.Bare(left) == ChartVersion.Bare(right),
                Description =
                    """
                    Version of the chart: `4.12.1`. Default: the newest one offered for the cluster that is not deprecated; it stays until the configuration
                    says otherwise. Versions only go up. A change keeps namespace and release.
                    """,
            },
            new("namespace", TfType.String)
            {
                Mode = AttributeMode.OptionalComputed,
                RequiresReplace = true,
                Description = "Namespace in Kubernetes. "
                    + "Default: `monitoring` for `kube-prometheus-stack`, `istio-system` for `istio`, otherwise the add-on's name.",
            },
            new("release_name", TfType.String)
            {
                Mode = AttributeMode.OptionalComputed,
                RequiresReplace = true,
                Description = "Name of the installation, which the console shows. Default: the add-on's name.",
            },
            new("values", TfType.String)
            {
                Mode = AttributeMode.Optional,
                Sensitive = true,
                SameMeaning = (config, prior) =>
                    config is TfString { Text: var left } && prior is TfString { Text: var right } && VkCloud.AddonValues.AreSame(left, right),
                Description =
                    """
                    Values of the chart, YAML or JSON text (`yamlencode`, `file`); the provider encodes them, so no `base64encode`. They are compared as a
                    document: comments, the order of members and quotes never make a change. Null: the catalogue's own values, which are not copied into
                    state. Given values take the place of all of the catalogue's.
                    """,
            },
            new("values_wo", TfType.String)
            {
                Mode = AttributeMode.Optional,
                Sensitive = true,
                WriteOnly = true,
                Description =
                    """
                    In place of `values` for text with secrets: it is sent and never stored, so neither state nor plan have anything of it, and what becomes
                    of it in the cloud is not noticed. Needs `values_wo_version` and Terraform 1.11 or newer.
                    """,
            },
            Optional.Number(
                "values_wo_version", "A number of yours; another one sends `values_wo` again. The text itself cannot be compared.", Check.WholeNumber),
            Timeouts.ToAttribute(),
            Computed.Text("id", "Id of the installation given by the cloud. On the first generation another version has another one.") with
            {
                KeepsPrior = true,
            },
            Computed.Number("generation", "Generation of the cluster, taken from the form of its id.") with { KeepsPrior = true },
            Computed.Text(
                "status", "What the add-on is doing: `INSTALLED` when all is well, `ERROR` (`FAILED` on the first generation) when its last change failed."),
            Computed.Text("created_at", "When it was installed, in the service's own notation.") with { KeepsPrior = true },
            Computed.Text("updated_at", "When it was changed last, in the service's own notation."),
            Computed.Flag("upgrade_available", "Whether the cluster may have a newer version that is not deprecated."),
            Computed.Of(
                "supported_kubernetes_versions",
                TfType.Set(TfType.String),
                "Kubernetes versions that this version of the add-on runs on, as the service writes them. Null on the first generation, which offers only "
                    + "what runs.") with
            {
                KeepsPrior = true,
            },
        ],
    };
}
