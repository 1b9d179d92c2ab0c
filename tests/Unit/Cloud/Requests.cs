using VkCloud;
using VkCloud.Second;

namespace Unit.Cloud;

/// <summary>Requests that are good enough for tests of everything but their contents.</summary>
internal static class Requests
{
    public static ClusterSpec Cluster => new()
    {
        Name = "my-cluster",
        Version = "v1.34.2",
        MasterFlavorId = "f-1",
        MasterCount = 3,
        ClusterType = ClusterType.Regional,
        AvailabilityZones = ["ME1", "MS1", "PA2"],
        PodsCidr = "10.100.0.0/16",
        NetworkId = "n-1",
        SubnetId = "s-1",
        LoadbalancerSubnetId = "s-2",
    };

    public static NodeGroupSpec NodeGroup => new()
    {
        ClusterId = "c-1",
        Name = "workers",
        FlavorId = "f-1",
        AvailabilityZone = "MS1",
        Scale = new FixedScale(3),
        DiskType = "ceph-ssd",
        DiskSize = 50,
    };

    public static SecurityPolicySpec SecurityPolicy => new() { ClusterId = "c-1", TemplateId = "t-1", Namespace = "*", Settings = "{}", Enabled = false };
}
