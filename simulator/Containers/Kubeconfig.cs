using System.Text;

namespace Vkcc.Simulator;

/// <summary>The kubeconfig of a cluster: addresses and a plug-in that asks Keystone, no password and no token (AUTH-1).</summary>
internal static class Kubeconfig
{
    /// <exception cref="Refusal">409: the cluster has no address yet.</exception>
    public static ApiResponse Answer(SimulatedCluster cluster, World world)
    {
        if (cluster.ApiAddress.Length == 0)
        {
            throw Refusal.Conflict($"Cluster {cluster.Name} is {cluster.ShownStatus}; it has no API address yet.");
        }

        var port = cluster.KubernetesPort;
        var kubeconfig = Of(cluster, world);
        world.Changed |= cluster.KubernetesPort != port;
        return ApiResponse.Text(200, "application/yaml", kubeconfig);
    }

    /// <summary>The same bytes at every call: everything in it is fixed when it is first asked for.</summary>
    public static string Of(SimulatedCluster cluster, World world) =>
        world.HandedOut ?? Of(
            cluster.Name,
            cluster.ProjectId,
            cluster.Region,
            world.Endpoints.AddressOf(cluster),
            cluster.CaCertificate,
            cluster.AuthUrl,
            cluster.CreatorName);

    private static string Of(string name, string projectId, string region, string server, string caCertificate, string authUrl, string creator) => $"""
            apiVersion: v1
            kind: Config
            clusters:
            - name: {name}
              cluster:
                certificate-authority-data: {Convert.ToBase64String(Encoding.ASCII.GetBytes(caCertificate))}
                server: {server}
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
