using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using VkCloud;

namespace Vkcc;

/// <summary>The way to a cluster's Kubernetes API: what a kubeconfig says, and the token to go with it. Secret.</summary>
/// <param name="CaCertificate">PEM.</param>
/// <param name="ExpiresAt">Null when Keystone did not say.</param>
internal sealed record ClusterAccess(string Kubeconfig, string Host, string CaCertificate, string Token, DateTimeOffset? ExpiresAt, DateTimeOffset RenewAt)
{
    /// <summary>Fetches the kubeconfig of a cluster. It holds no credential (AUTH-1): the token is that of the provider's own login, which the cluster's API
    /// accepts.</summary>
    /// <exception cref="DiagnosticException">There is no such cluster, or what it answers is no kubeconfig.</exception>
    public static async Task<ClusterAccess> GetAsync(Session session, string clusterId, CancellationToken cancellationToken)
    {
        var path = AttributePath.Root("cluster_id");
        DiagnosticException.ThrowIfAny(ClusterLookup.NotAnId(clusterId, "cluster", path));

        var text = await ReadAsync(session, clusterId, path, cancellationToken);
        try
        {
            var (host, certificate) = Parse(text);
            var login = await session.Cloud.GetSessionAsync(cancellationToken);
            return new ClusterAccess(text, host, certificate, login.Token, login.ExpiresAt, login.RenewAt);
        }
        catch (FormatException e)
        {
            throw new DiagnosticException(
                Diagnostic.Error(
                    "Kubeconfig cannot be read",
                    $"The service's kubeconfig of cluster {clusterId} is not as expected: {e.Message}. Its text is secret and not shown.",
                    path),
                e);
        }
    }

    /// <summary>Host and authority of the cluster that the current context names, or of the only one.</summary>
    /// <exception cref="FormatException">The text is no kubeconfig; the message does not quote it.</exception>
    public static (string Host, string CaCertificate) Parse(string kubeconfig)
    {
        var root = YamlReader.Read(kubeconfig);
        var clusters = root.ItemsOf("clusters");
        var named = ClusterName(root) is { } name ? clusters.FirstOrDefault(c => c.TextOf("name") == name) : clusters is [var only] ? only : null;
        var cluster = named?["cluster"]
            ?? throw new FormatException("it does not say which cluster is meant");
        var host = cluster.TextOf("server");
        if (!Uri.TryCreate(host, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
        {
            throw new FormatException("the cluster's server is no web address");
        }

        return (host!, Certificate(cluster.TextOf("certificate-authority-data")));
    }

    /// <summary>Without its values, which are secret.</summary>
    public override string ToString() => nameof(ClusterAccess);

    private static async Task<string> ReadAsync(Session session, string clusterId, AttributePath path, CancellationToken cancellationToken)
    {
        try
        {
            return await session.Of(clusterId).KubeconfigAsync(clusterId, cancellationToken);
        }
        catch (ApiException e) when (e.Kind == ApiFailureKind.NotFound)
        {
            throw new DiagnosticException(
                Diagnostic.Error(
                    "No such cluster",
                    $"There is no cluster with the id \"{clusterId}\" in region {session.Region.Value} that the project may see, "
                        + $"or it has no kubeconfig yet.\n\nThe cloud's answer:\n  {e.Message}",
                    path),
                e);
        }
    }

    private static string? ClusterName(YamlNode root) =>
        root.TextOf("current-context") is { Length: > 0 } current
            ? root.ItemsOf("contexts").FirstOrDefault(c => c.TextOf("name") == current)?["context"]?.TextOf("cluster")
            : null;

    private static string Certificate(string? data)
    {
        if (string.IsNullOrEmpty(data))
        {
            throw new FormatException("the cluster has no certificate-authority-data");
        }

        try
        {
            var pem = Encoding.ASCII.GetString(Convert.FromBase64String(data));
            using var certificate = X509Certificate2.CreateFromPem(pem);
            return pem;
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            throw new FormatException("the cluster's certificate-authority-data is no certificate", e);
        }
    }
}
