using System.Globalization;

namespace Vkcc;

/// <summary>An <c>ephemeral "vkcc_kubeconfig"</c>, and the data source of the same name.</summary>
internal sealed partial record KubeconfigModel : IModel<KubeconfigModel>
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

    /// <summary>Without its values, which are secret.</summary>
    public override string ToString() => nameof(KubeconfigModel);
}
