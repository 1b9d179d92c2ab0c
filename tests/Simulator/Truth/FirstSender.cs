using SimulatorTests.Client;
using Vkcc;
using VkCloud;
using VkCloud.First;

namespace SimulatorTests.Truth;

/// <summary>Requests of the first generation. One change of a group takes several calls; the first that is refused ends it.</summary>
internal sealed class FirstSender(CloudConnection connection) : Sender
{
    private ContainerInfraClient Client => connection.ContainerInfra;

    public override Task<string> HostAsync(string name) => SendAsync(new ClusterSpec
    {
        Name = name,
        ClusterTemplateId = TemplateId("1.33"),
        ClusterType = ClusterType.Regional,
        MasterCount = 3,
        MasterFlavorId = Bench.Flavor,
        AvailabilityZones = ["ME1", "MS1", "PA2"],
        NetworkId = Bench.Network,
        SubnetId = Bench.Nodes,
        PublicIp = false,
    });

    public override Task WorkersAsync(string clusterId, string name) => SendAsync(new NodeGroupSpec
    {
        ClusterId = clusterId,
        Name = name,
        FlavorId = Bench.Flavor,
        AvailabilityZone = "MS1",
        Scale = new FixedScale(2),
        DiskType = "ceph-ssd",
        DiskSize = 50,
    });

    public override async Task<string?> ChangeAsync(ClusterModel wanted, string id)
    {
        var cluster = await Client.GetClusterAsync(id, default) ?? throw new InvalidOperationException();
        var (template, flavor) = (TemplateId(wanted.Version.Value), FlavorId(wanted.MasterFlavor.Value));
        return (template == cluster.ClusterTemplateId ? null : await RefusalAsync(() => Client.UpgradeClusterAsync(id, template, default)))
            ?? (flavor == cluster.MasterFlavorId ? null : await RefusalAsync(() => Client.ResizeMastersAsync(id, flavor, default)))
            ?? await RefusalAsync(() => Client.UpdateClusterAsync(
                id, new ClusterChange { Labels = ClusterRequests.Map(wanted.Labels), SecurityPolicySync = wanted.SecurityPolicySync.Is(true) }, default));
    }

    public override async Task<string?> ChangeAsync(NodeGroupModel wanted, string id)
    {
        var group = await Client.GetNodeGroupAsync(id, default) ?? throw new InvalidOperationException();
        var (flavor, size) = (FlavorId(wanted.Flavor.Value), group.Scale?.Size ?? 0);
        var (min, max) = wanted.Autoscale.IsKnown ? (wanted.Autoscale.Value.Min.Value, wanted.Autoscale.Value.Max.Value) : (0, 0);
        if (wanted.Autoscale.IsKnown && (min > max || min < 0))
        {
            // No size lies between such limits, so they are sent with the size there is.
            return await UpdateAsync(new() { AutoscalingEnabled = true, MinNodes = min, MaxNodes = max });
        }

        var wantedSize = wanted.Autoscale.IsKnown ? Math.Clamp(size, min, max) : wanted.NodeCount.Value;
        return (size == wantedSize ? null
                : await UpdateAsync(new()
                {
                    AutoscalingEnabled = false,
                    MinNodes = Math.Min(group.MinNodes ?? 0, Math.Max(0, wantedSize)),
                    MaxNodes = Math.Clamp(wantedSize, group.MaxNodes ?? 1, 500),
                })
                    ?? await RefusalAsync(() => Client.ScaleNodeGroupAsync(id, wantedSize - size, default)))
            ?? await UpdateAsync(new()
            {
                AutoscalingEnabled = wanted.Autoscale.IsKnown,
                MinNodes = wanted.Autoscale.IsKnown ? min : null,
                MaxNodes = wanted.Autoscale.IsKnown ? max : null,
                Labels = ClusterRequests.Map(wanted.Labels),
                Taints = NodeGroupRequests.Taints(wanted.Taints),
                MaxUnavailablePercent = wanted.MaxUnavailablePercent.ValueOr(NodeGroupSchema.DefaultMaxUnavailablePercent),
            })
            ?? (flavor == group.FlavorId ? null : await RefusalAsync(() => Client.ResizeNodeGroupAsync(id, flavor, default)));

        Task<string?> UpdateAsync(NodeGroupUpdate request) => RefusalAsync(() => Client.UpdateNodeGroupAsync(id, request, default));
    }

    protected override ClusterSpec Spec(ClusterModel model) => model.ToSpec(FlavorId(model.MasterFlavor.Value), null, TemplateId(model.Version.Value));

    protected override Task<string> SendAsync(ClusterSpec spec) => Client.CreateClusterAsync(spec, default);

    protected override Task<string> SendAsync(NodeGroupSpec spec) => Client.CreateNodeGroupAsync(spec, default);

    /// <summary>The template's id as the cloud's own catalog has it; a text that names none is sent as it is.</summary>
    private static string TemplateId(string version) => Vkcc.Simulator.First.ClusterTemplates.Default.FindByIdent(version)?.Uuid ?? version;
}
