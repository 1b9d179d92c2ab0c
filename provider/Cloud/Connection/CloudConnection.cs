using VkCloud.BlockStorage;
using VkCloud.Compute;
using VkCloud.First;
using VkCloud.Http;
using VkCloud.Identity;
using VkCloud.Network;
using VkCloud.Second;

namespace VkCloud;

/// <summary>The cloud, shared by everything in the process; made without any I/O, and without sockets until the first call.</summary>
public sealed class CloudConnection : IAsyncDisposable
{
    private readonly Lazy<HttpMessageHandler> transport;
    private readonly Sessions sessions;

    public CloudConnection(CloudOptions options)
        : this(options, () => HttpChain.CreateTransport(options))
    {
    }

    internal CloudConnection(CloudOptions options, Func<HttpMessageHandler> transport)
    {
        this.transport = new(transport);
        sessions = new(options, new(() => HttpChain.ForIdentity(options, this.transport.Value)));
        var access = new ServiceAccess(sessions, new(() => HttpChain.ForServices(options, sessions, this.transport.Value)), options.TimeProvider);
        ManagedK8s = new(access);
        ContainerInfra = new(access);
        Addons = new(access);
        Compute = new(access);
        Network = new(access);
        BlockStorage = new(access);
        Shared = new(this, options.TimeProvider);
        Region = options.Region;
    }

    /// <summary>Second-generation clusters, node groups and add-ons.</summary>
    public ManagedK8sClient ManagedK8s { get; }

    /// <summary>First-generation clusters, node groups and cluster templates.</summary>
    public ContainerInfraClient ContainerInfra { get; }

    /// <summary>Add-ons of first-generation clusters.</summary>
    public ManageAddonsClient Addons { get; }

    public ComputeClient Compute { get; }

    public NetworkClient Network { get; }

    public BlockStorageClient BlockStorage { get; }

    /// <summary>Reads that many resources want in one run, each made once.</summary>
    public SharedReads Shared { get; }

    /// <summary>The region that endpoints are looked up in.</summary>
    public string Region { get; }

    /// <summary>The session of the process; logs in when nobody did yet.</summary>
    /// <exception cref="ApiException">The login was refused or did not come about.</exception>
    public Task<Session> GetSessionAsync(CancellationToken cancellationToken) => sessions.GetAsync(cancellationToken);

    public ValueTask DisposeAsync()
    {
        if (transport.IsValueCreated)
        {
            transport.Value.Dispose();
        }

        return ValueTask.CompletedTask;
    }
}
