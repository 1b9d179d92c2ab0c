using SimulatorTests.Client;
using Vkcc;
using VkCloud;
using VkCloud.Second;

namespace SimulatorTests.Truth;

/// <summary>Requests of the second generation.</summary>
internal sealed class SecondSender(CloudConnection connection) : Sender
{
    private ManagedK8sClient Client => connection.ManagedK8s;

    public override Task<string> HostAsync(string name) =>
        SendAsync(Bench.Cluster with { Uuid = Guid.NewGuid().ToString(), Name = name, AvailabilityZones = ["ME1", "MS1", "PA2"] });

    public override Task WorkersAsync(string clusterId, string name) => SendAsync(Bench.Workers(clusterId) with { Name = name });

    public override async Task<string?> ChangeAsync(ClusterModel wanted, string id)
    {
        var cluster = await Client.GetClusterAsync(id, default) ?? throw new InvalidOperationException();
        var version = KubernetesVersion.TryParse(wanted.Version.Value, out var parsed) ? parsed.WithV : wanted.Version.Value;
        var flavor = FlavorId(wanted.MasterFlavor.Value);
        var change = new ClusterChange { Labels = ClusterRequests.Map(wanted.Labels), ApiAllowedCidrs = ClusterRequests.Texts(wanted.ApiAllowedCidrs) };
        return (version == cluster.Version ? null : await RefusalAsync(() => Client.UpgradeClusterAsync(id, version, default)))
            ?? (flavor == cluster.MasterFlavorId ? null : await RefusalAsync(() => ScaleAsync(cluster.MasterCount ?? 0)))
            ?? await RefusalAsync(() => Client.UpdateClusterAsync(id, change, default));

        Task ScaleAsync(long masters) => Client.ScaleControlPlaneAsync(id, flavor, masters, default);
    }

    public override Task<string?> ChangeAsync(NodeGroupModel wanted, string id)
    {
        NodeGroupScale scale = wanted.Autoscale.IsKnown
            ? new AutoScale(wanted.Autoscale.Value.Min.Value, wanted.Autoscale.Value.Max.Value, wanted.Autoscale.Value.Min.Value)
            : new FixedScale(wanted.NodeCount.Value);
        var request = new NodeGroupUpdate
        {
            FlavorId = FlavorId(wanted.Flavor.Value),
            Scale = scale,
            Labels = ClusterRequests.Map(wanted.Labels),
            Taints = NodeGroupRequests.Taints(wanted.Taints),
            MaxUnavailablePercent = wanted.MaxUnavailablePercent.ValueOr(NodeGroupSchema.DefaultMaxUnavailablePercent),
        };
        return RefusalAsync(() => Client.UpdateNodeGroupAsync(id, request, default));
    }

    protected override ClusterSpec Spec(ClusterModel model) => model.ToSpec(FlavorId(model.MasterFlavor.Value), Guid.NewGuid().ToString(), null);

    protected override Task<string> SendAsync(ClusterSpec spec) => Client.CreateClusterAsync(spec, default);

    protected override Task<string> SendAsync(NodeGroupSpec spec) => Client.CreateNodeGroupAsync(spec, default);
}
