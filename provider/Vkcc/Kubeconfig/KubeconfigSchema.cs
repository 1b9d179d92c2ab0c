namespace Vkcc;

/// <summary>What may stand in <c>ephemeral "vkcc_kubeconfig"</c> and in the data source of the same name.</summary>
internal static class KubeconfigSchema
{
    public static Schema Declare(string description) => new()
    {
        Description = description,
        Attributes =
        [
            new("cluster_id", TfType.String)
            {
                Mode = AttributeMode.Required,
                Validators = [Check.NotEmpty, Id],
                Description = "Id of the cluster: 27 letters and digits on the second generation, a UUID on the first.",
            },
            Computed.Text(
                "kubeconfig",
                "The kubeconfig that the service gives out, YAML. It has no credentials in it: `kubectl` gets them from a plugin, `client-keystone-auth`.") with
            {
                Sensitive = true,
            },
            Computed.Text("host", "URL of the Kubernetes API."),
            Computed.Text("cluster_ca_certificate", "Certificate of the authority that signed the API's certificate, PEM."),
            Computed.Text("token", "Token that the Kubernetes API accepts: that of the provider's own login. It lives for about an hour.") with
            {
                Sensitive = true,
            },
            Computed.Text("expires_at", "When the token ends, such as `2026-01-31T12:00:00Z`; null when that is not known."),
        ],
    };

    private static Diagnostic? Id(TfValue value, AttributePath path) => value is TfString text ? ClusterLookup.NotAnId(text.Text, "cluster", path) : null;
}
