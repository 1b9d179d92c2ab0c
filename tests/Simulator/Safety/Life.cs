using Terraform.Framework;
using Terraform.Testing;
using Vkcc;

namespace SimulatorTests.Safety;

/// <summary>One process of the provider, from its start to its end or its death.</summary>
internal sealed class Life : IDisposable
{
    private readonly CancellationTokenSource death = new();

    public Life(Func<Life, VkccProvider> provider, TimeProvider time)
    {
        Server = new ProviderServer(provider(this), time);
        Held = new CheckedServer(Server);
    }

    public ProviderServer Server { get; }

    /// <summary>The same, held against core's rules.</summary>
    public CheckedServer Held { get; }

    /// <summary>Trips when the process is killed: nothing that it does afterwards is heard of.</summary>
    public CancellationToken Token => death.Token;

    public bool IsDead => death.IsCancellationRequested;

    public void Kill() => death.Cancel();

    public void Dispose()
    {
        Server.Dispose();
        death.Dispose();
    }
}
