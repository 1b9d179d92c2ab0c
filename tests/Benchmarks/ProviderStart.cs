using System.Security.Cryptography.X509Certificates;
using Terraform.Testing;

namespace Benchmarks;

/// <summary>One life of the plugin process as Terraform leads it for a schema: start, handshake, TLS on both sides, GetProviderSchema, Shutdown.</summary>
internal sealed class ProviderStart(Places places) : IDisposable
{
    private readonly X509Certificate2 certificate = PluginCertificate.Create();

    public async Task<Sample> RunAsync()
    {
        var environment = new Dictionary<string, string>
        {
            ["TF_PLUGIN_MAGIC_COOKIE"] = PluginStart.Cookie,
            ["PLUGIN_PROTOCOL_VERSIONS"] = "5,6",
            ["PLUGIN_MIN_PORT"] = "10000",
            ["PLUGIN_MAX_PORT"] = "25000",
            ["PLUGIN_CLIENT_CERT"] = certificate.ExportCertificatePem(),
            ["TMPDIR"] = places.Temp,
        };
        using var child = new Child(places.Provider, [], places.Work, environment);
        var line = await child.FirstLineAsync();
        var wall = child.Elapsed;

        var handshake = PluginHandshake.Parse(line);
        double? memory;
        double answer;
        using (var client = new PluginConnection(handshake.EndPoint, handshake.Certificate, certificate))
        {
            await client.Provider.GetProviderSchemaAsync(new());
            answer = child.Elapsed;
            memory = child.PeakMemory();
            await client.Controller.ShutdownAsync(new());
        }

        return new Sample(wall, await child.EndAsync(), memory, answer);
    }

    public void Dispose() => certificate.Dispose();
}
