using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Vkcc.Simulator;

/// <summary>The kubeconfig of a cluster: addresses and a plug-in that asks Keystone, no password and no token (AUTH-1).</summary>
internal static class Kubeconfig
{
    /// <summary>A certificate to be shown as the cluster's authority; nobody keeps its key, since there is no cluster behind it.</summary>
    public static string NewCaCertificate(string clusterId, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=kubernetes-{clusterId}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        using var certificate = request.CreateSelfSigned(now.AddMinutes(-5), now.AddYears(10));
        return certificate.ExportCertificatePem() + "\n";
    }

    /// <summary>The same bytes at every call: everything in it is fixed at the cluster's creation.</summary>
    public static string Of(Cluster cluster) =>
        Of(cluster.Api.Name, cluster.Api.ProjectId, cluster.Region, cluster.Api.ApiAddress, cluster.CaCertificate, cluster.AuthUrl, cluster.CreatorName);

    public static string Of(InfraCluster cluster) =>
        Of(cluster.Api.Name, cluster.Api.ProjectId, cluster.Region, cluster.Api.ApiAddress, cluster.CaCertificate, cluster.AuthUrl, cluster.CreatorName);

    private static string Of(string name, string projectId, string region, string apiAddress, string caCertificate, string authUrl, string creator) => $"""
            apiVersion: v1
            kind: Config
            clusters:
            - name: {name}
              cluster:
                certificate-authority-data: {Convert.ToBase64String(Encoding.ASCII.GetBytes(caCertificate))}
                server: {apiAddress}
            contexts:
            - name: default/{name}
              context:
                cluster: {name}
                user: {creator}
            current-context: default/{name}
            preferences: {"{}"}
            users:
            - name: {creator}
              user:
                exec:
                  apiVersion: client.authentication.k8s.io/v1
                  command: client-keystone-auth
                  interactiveMode: IfAvailable
                  env:
                  - name: OS_AUTH_URL
                    value: {authUrl}
                  - name: OS_DOMAIN_NAME
                    value: {Preloaded.DomainName}
                  - name: OS_PROJECT_ID
                    value: "{projectId}"
                  - name: OS_REGION_NAME
                    value: {region}
                  - name: OS_USERNAME
                    value: {creator}
                  # - name: OS_PASSWORD
                  #   value: to be filled in by hand

            """;
}
