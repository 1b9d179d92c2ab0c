using SimulatorTests.Safety;
using Terraform.Framework;
using Terraform.Testing;
using Vkcc;
using VkCloud;

namespace SimulatorTests.Truth;

/// <summary>One process of the provider that plans and applies objects one by one, as the process of an apply does, with checks online.</summary>
internal sealed class OneProcess : IDisposable
{
    private readonly ProviderServer server;

    private OneProcess(SmallCloud cloud) => server = new ProviderServer(
        new VkccProvider(
            name => name switch
            {
                "OS_AUTH_URL" => cloud.AuthUrl,
                "OS_PROJECT_ID" => "11111111111111111111111111111111",
                "OS_USERNAME" or "OS_PASSWORD" => "demo",
                _ => null,
            },
            options => new CloudConnection(options with { Jitter = new Random(1) }),
            cloud.Clock),
        cloud.Clock);

    public static async Task<OneProcess> StartAsync(SmallCloud cloud)
    {
        var process = new OneProcess(cloud);
        await process.server.ConfigureProviderAsync(new(process.server.Provider.Schema.EmptyObject(), "1.11.4"), default);
        return process;
    }

    public Task<PlanResourceChangeResult> PlanAsync(Wanted block, TfValue? clusterId = null, TfObject? prior = null)
    {
        var config = block.Config(clusterId ?? TfValue.Null);
        TfValue before = prior is null ? TfValue.Null : prior;
        return server.PlanResourceChangeAsync(
            new(block.TypeName, before, ProposedNewState.Of(server.FindResourceSchema(block.TypeName)!, before, config), config, default), default);
    }

    /// <summary>Plans and creates.</summary>
    /// <returns>Its state, and what was said while it was planned.</returns>
    public async Task<(TfObject State, ValueList<Diagnostic> Told)> CreateAsync(Wanted block, TfValue? clusterId = null)
    {
        var plan = await PlanAsync(block, clusterId);
        var applied = await server.ApplyResourceChangeAsync(
            new(block.TypeName, TfValue.Null, plan.PlannedState, block.Config(clusterId ?? TfValue.Null), plan.PlannedPrivate), default);
        Assert.That(applied.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Detail), Is.Empty);
        return ((TfObject)applied.NewState, plan.Diagnostics);
    }

    public void Dispose() => server.Dispose();
}
