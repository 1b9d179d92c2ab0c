using VkCloud;

namespace Keystone;

/// <summary>Endpoints found in a real catalog, whose services have several of them; the path that a request arrives at tells which was taken.</summary>
public sealed class CatalogTests
{
    [Test]
    public async Task The_public_endpoint_of_the_region_is_taken_whatever_the_service_is_called()
    {
        await using var cloud = new CloudConnection(RealKeystone.Options);

        await cloud.Compute.ListAvailabilityZonesAsync(default);

        Assert.That(RealKeystone.Service.Served.Last(), Is.EqualTo($"/compute/RegionOne/public/{RealKeystone.Seed.Project}/os-availability-zone"));
    }

    [Test]
    public async Task Another_region_has_another_endpoint()
    {
        await using var cloud = new CloudConnection(RealKeystone.Options with { Region = "kz" });

        await cloud.Compute.ListAvailabilityZonesAsync(default);

        Assert.That(RealKeystone.Service.Served.Last(), Is.EqualTo($"/compute/kz/public/{RealKeystone.Seed.Project}/os-availability-zone"));
    }

    [TestCase("regionone", TestName = "Regions are compared exactly: regionone")]
    [TestCase("RegionTwo", TestName = "A region without the service is named, with those that have it")]
    public async Task A_region_without_the_service_is_named(string region)
    {
        await using var cloud = new CloudConnection(RealKeystone.Options with { Region = region });

        Assert.That(
            async () => await cloud.Compute.ListAvailabilityZonesAsync(default),
            Throws.InstanceOf<ApiException>()
                .With.Property(nameof(ApiException.Kind)).EqualTo(ApiFailureKind.NoEndpoint)
                .And.Message.Contains($"region {region} has no service compute").And.Message.Contains("RegionOne, kz"));
    }

    [Test]
    public async Task A_service_that_is_nowhere_is_named()
    {
        await using var cloud = new CloudConnection(RealKeystone.Options);

        Assert.That(
            async () => await cloud.ManagedK8s.GetClusterAsync("c-1", default),
            Throws.InstanceOf<ApiException>()
                .With.Property(nameof(ApiException.Kind)).EqualTo(ApiFailureKind.NoEndpoint)
                .And.Message.Contains("managed-k8s").And.Message.Contains("container-infra"));
    }
}
