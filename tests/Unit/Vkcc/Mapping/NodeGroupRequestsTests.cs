using Terraform.Framework;
using Vkcc;
using VkCloud;
using VkCloud.Second;

namespace Unit.Vkcc.Mapping;

internal sealed class NodeGroupRequestsTests
{
    private static readonly NodeGroupModel Plan = new()
    {
        ClusterId = "c",
        Name = "workers",
        Flavor = "f",
        AvailabilityZone = "MS1",
        NodeCount = 10,
        DiskType = "ceph-ssd",
        DiskSize = 50,
        MaxUnavailablePercent = 25,
    };

    private static readonly NodeGroup Group = new()
    {
        Id = "g",
        Name = "workers",
        ClusterId = "c",
        FlavorId = "f",
        AvailabilityZone = "MS1",
        Scale = new FixedScale(10),
        DiskType = "ceph-ssd",
        DiskSize = 50,
        MaxUnavailablePercent = 25,
    };

    private static NodeGroupModel Between(long min, long max) =>
        Plan with { NodeCount = TfValue<long>.Null, Autoscale = new AutoscaleModel { Min = min, Max = max } };

    [Test]
    public void A_group_that_is_as_planned_needs_no_call() => Assert.That(NodeGroupUpdate.Of(Group, Plan.ToSpec("f")).IsEmpty);

    [TestCase(2, 12, 10)]
    [TestCase(2, 8, 8)]
    [TestCase(12, 20, 12)]
    [TestCase(0, 0, 0)]
    public void Switching_to_autoscale_keeps_the_running_size_clamped(long min, long max, long size) =>
        Assert.That(NodeGroupUpdate.Of(Group, Between(min, max).ToSpec("f")).Scale, Is.EqualTo(new AutoScale(min, max, size)));

    [Test]
    public void The_autoscaler_s_size_is_no_difference() =>
        Assert.That(NodeGroupUpdate.Of(Group with { Scale = new AutoScale(2, 12, 7) }, Between(2, 12).ToSpec("f")).IsEmpty);

    [Test]
    public void AS_5_a_new_autoscaled_group_starts_with_its_minimum() =>
        Assert.That(Between(2, 12).ToSpec("f").Scale, Is.EqualTo(new AutoScale(2, 12, 2)));

    [Test]
    public void Zero_is_sent_as_zero() =>
        Assert.That(NodeGroupUpdate.Of(Group, (Plan with { NodeCount = 0 }).ToSpec("f")).Scale, Is.EqualTo(new FixedScale(0)));

    [Test]
    public void Only_what_differs_is_sent()
    {
        var request = NodeGroupUpdate.Of(Group with { Labels = new Dictionary<string, string> { ["a"] = "b" } }, Plan.ToSpec("g"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(request.FlavorId, Is.EqualTo("g"));
            Assert.That(request.Labels, Is.Empty, "an empty map clears");
            Assert.That(request.Scale, Is.Null);
            Assert.That(request.Taints, Is.Null);
            Assert.That(request.MaxUnavailablePercent, Is.Null);
        }
    }
}
