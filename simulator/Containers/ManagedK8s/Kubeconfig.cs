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
    public static string Of(Cluster cluster)
    {
        var name = cluster.Api.Name;
        return $"""
            apiVersion: v1
            kind: Config
            clusters:
            - name: {name}
              cluster:
                certificate-authority-data: {Convert.ToBase64String(Encoding.ASCII.GetBytes(cluster.CaCertificate))}
                server: {cluster.Api.ApiAddress}
            contexts:
            - name: default/{name}
              context:
                cluster: {name}
                user: {cluster.CreatorName}
            current-context: default/{name}
            preferences: {"{}"}
            users:
            - name: {cluster.CreatorName}
              user:
                exec:
                  apiVersion: client.authentication.k8s.io/v1
                  command: client-keystone-auth
                  interactiveMode: IfAvailable
                  env:
                  - name: OS_AUTH_URL
                    value: {cluster.AuthUrl}
                  - name: OS_DOMAIN_NAME
                    value: {Preloaded.DomainName}
                  - name: OS_PROJECT_ID
                    value: "{cluster.Api.ProjectId}"
                  - name: OS_REGION_NAME
                    value: {cluster.Region}
                  - name: OS_USERNAME
                    value: {cluster.CreatorName}
                  # - name: OS_PASSWORD
                  #   value: to be filled in by hand

            """;
    }
}
