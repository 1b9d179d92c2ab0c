using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace Vkcc.Simulator.Tests;

/// <summary>The Kubernetes API of one cluster, as its kubeconfig leads there: the authority in it is the only one that is trusted.</summary>
internal sealed partial class KubernetesClient : IDisposable
{
    private readonly HttpClient http;

    private KubernetesClient(string kubeconfig, string? token)
    {
        Kubeconfig = kubeconfig;
        Token = token;
        Server = new Uri(ServerLine().Match(kubeconfig).Groups[1].Value);
        Authority = Encoding.ASCII.GetString(Convert.FromBase64String(AuthorityLine().Match(kubeconfig).Groups[1].Value));
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(X509Certificate2.CreateFromPem(Authority));
        http = new HttpClient(new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy } })
        {
            BaseAddress = Server,
            Timeout = TimeSpan.FromSeconds(30),
        };
    }

    public string Kubeconfig { get; }

    public Uri Server { get; }

    /// <summary>PEM.</summary>
    public string Authority { get; }

    /// <summary>Null calls as nobody.</summary>
    public string? Token { get; set; }

    public static async Task<KubernetesClient> OfAsync(TestCloud cloud, string clusterId) =>
        new((await cloud.PostAsync(TestCloud.Second + $"clusters/{clusterId}/kube_config")).Expect(200).Text, cloud.Token);

    public static async Task<KubernetesClient> OfFirstAsync(TestCloud cloud, string clusterId) =>
        new((await cloud.FirstAsync("GET", $"clusters/{clusterId}/kube_config")).Expect(200).Text, cloud.Token);

    public async Task<Answer> SendAsync(string method, string path, string? body = null, string? accept = null)
    {
        using var request = Request(method, path, accept);
        return await Answer.OfAsync(http, request, body);
    }

    public Task<Answer> GetAsync(string path, string? accept = null) => SendAsync("GET", path, null, accept);

    /// <summary>The lines of a watch, as they come.</summary>
    public async Task<StreamReader> WatchAsync(string path)
    {
        using var request = Request("GET", path, null);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.That((int)response.StatusCode, Is.EqualTo(200));
        return new StreamReader(await response.Content.ReadAsStreamAsync());
    }

    public void Dispose() => http.Dispose();

    private HttpRequestMessage Request(string method, string path, string? accept)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (Token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Token}");
        }

        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return request;
    }

    [GeneratedRegex(@"server: (\S+)")]
    private static partial Regex ServerLine();

    [GeneratedRegex(@"certificate-authority-data: (\S+)")]
    private static partial Regex AuthorityLine();
}
