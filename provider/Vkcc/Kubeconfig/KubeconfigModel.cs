using System.Globalization;

namespace Vkcc;

/// <summary>An <c>ephemeral "vkcc_kubeconfig"</c>, and the data source of the same name.</summary>
internal sealed record KubeconfigModel : IModel<KubeconfigModel>
{
    public TfValue<string> ClusterId { get; init; }

    public TfValue<string> Kubeconfig { get; init; }

    public TfValue<string> Host { get; init; }

    public TfValue<string> ClusterCaCertificate { get; init; }

    public TfValue<string> Token { get; init; }

    /// <summary>RFC 3339.</summary>
    public TfValue<string> ExpiresAt { get; init; }

    public static KubeconfigModel Of(TfValue<string> clusterId, ClusterAccess access) => new()
    {
        ClusterId = clusterId,
        Kubeconfig = access.Kubeconfig,
        Host = access.Host,
        ClusterCaCertificate = access.CaCertificate,
        Token = access.Token,
        ExpiresAt = TfValue<string>.FromNullable(access.ExpiresAt is { } at ? Written(at) : null),
    };

    public static string Written(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    public static KubeconfigModel From(TfObject value) => new()
    {
        ClusterId = value.String("cluster_id"),
        Kubeconfig = value.String("kubeconfig"),
        Host = value.String("host"),
        ClusterCaCertificate = value.String("cluster_ca_certificate"),
        Token = value.String("token"),
        ExpiresAt = value.String("expires_at"),
    };

    public TfObject ToObject() => TfObject.Of(
        ("cluster_id", ClusterId.ToTf()),
        ("kubeconfig", Kubeconfig.ToTf()),
        ("host", Host.ToTf()),
        ("cluster_ca_certificate", ClusterCaCertificate.ToTf()),
        ("token", Token.ToTf()),
        ("expires_at", ExpiresAt.ToTf()));

    /// <summary>Without its values, which are secret.</summary>
    public override string ToString() => nameof(KubeconfigModel);
}
