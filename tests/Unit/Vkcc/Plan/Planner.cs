using Terraform.Framework;
using Terraform.Testing;
using Vkcc;

namespace Unit.Vkcc.Plan;

/// <summary>Plans through the framework as Terraform does, offline, and holds every answer against the protocol's rules.</summary>
internal sealed class Planner : IDisposable
{
    private readonly ProviderServer server;
    private readonly Resource resource;

    public Planner(string type)
    {
        var provider = new VkccProvider(_ => null);
        server = new ProviderServer(provider);
        resource = provider.Resources.Find(type)!;
        var settings = new ProviderModel { PlanChecks = "offline", Username = "u", Password = "p", ProjectId = "11111111111111111111111111111111" };
        provider.ConfigureAsync(new ConfigureContext(settings.ToObject(), "1.11.4"), CancellationToken.None).GetAwaiter().GetResult();
    }

    public ValueList<Diagnostic> Validate(TfObject config) =>
        server.ValidateResourceConfigAsync(new(resource.TypeName, config, true), CancellationToken.None).GetAwaiter().GetResult().Diagnostics;

    public PlanResourceChangeResult Plan(TfObject config, TfObject? prior, PrivateState? @private = null)
    {
        // What core proposes; our routine merges by itself and looks at nothing but whether it is null.
        var request = new PlanResourceChangeRequest(
            resource.TypeName, prior ?? TfValue.Null, config, config, PrivateBytes.Encode(@private ?? new PrivateState()));
        return new CheckedServer(server).PlanResourceChangeAsync(request, CancellationToken.None).GetAwaiter().GetResult();
    }

    public ValueList<Diagnostic> PlanDestroy(TfObject prior) =>
        server
            .PlanResourceChangeAsync(new(resource.TypeName, prior, TfValue.Null, TfValue.Null, ReadOnlyMemory<byte>.Empty), CancellationToken.None)
            .GetAwaiter().GetResult().Diagnostics;

    public void Dispose() => server.Dispose();
}
