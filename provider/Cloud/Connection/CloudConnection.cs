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
    private readonly CloudOptions options;
    private readonly Lazy<HttpMessageHandler> transport;
    private readonly Lazy<HttpMessageInvoker> chain;
    private readonly Lazy<ManagedK8sClient> managedK8s;
    private readonly Lazy<ContainerInfraClient> containerInfra;
    private readonly Lazy<ManageAddonsClient> addons;
    private readonly Lazy<ComputeClient> compute;
    private readonly Lazy<NetworkClient> network;
    private readonly Lazy<BlockStorageClient> blockStorage;
    private readonly Lazy<SharedReads> shared;
    private readonly Sessions sessions;

    public CloudConnection(CloudOptions options)
        : this(options, () => HttpChain.CreateTransport(options))
    {
    }

    internal CloudConnection(CloudOptions options, Func<HttpMessageHandler> transport)
    {
        this.options = options;

        this.transport = new(transport);
        chain = new(() => HttpChain.ForServices(options, sessions!, this.transport.Value));
        sessions = new(options, new(() => HttpChain.ForIdentity(options, this.transport.Value)));
        managedK8s = new(() => new(Client(CloudService.ManagedK8s)));
        containerInfra = new(() => new(Client(CloudService.ContainerInfra)));
        addons = new(() => new(Client(CloudService.Addons)));
        compute = new(() => new(Client(CloudService.Compute), sessions));
        network = new(() => new(Client(CloudService.Network)));
        blockStorage = new(() => new(Client(CloudService.BlockStorage), sessions));
        shared = new(() => new(this, options.TimeProvider));
        Identity = new(sessions);
    }

    public IdentityClient Identity { get; }

    /// <summary>Second-generation clusters, node groups and add-ons.</summary>
    public ManagedK8sClient ManagedK8s => managedK8s.Value;

    /// <summary>First-generation clusters, node groups and cluster templates.</summary>
    public ContainerInfraClient ContainerInfra => containerInfra.Value;

    /// <summary>Add-ons of first-generation clusters.</summary>
    public ManageAddonsClient Addons => addons.Value;

    public ComputeClient Compute => compute.Value;

    public NetworkClient Network => network.Value;

    public BlockStorageClient BlockStorage => blockStorage.Value;

    /// <summary>Reads that many resources want in one run, each made once.</summary>
    public SharedReads Shared => shared.Value;

    /// <summary>The region that endpoints are looked up in.</summary>
    public string Region => options.Region;

    public ValueTask DisposeAsync()
    {
        if (transport.IsValueCreated)
        {
            transport.Value.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private ServiceClient Client(CloudService service) => new(service, sessions, chain, options.TimeProvider);
}
