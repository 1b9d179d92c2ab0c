using Vkcc.Simulator.First;

namespace Vkcc.Simulator.Tests.First;

/// <summary>The header <c>MCS-API-Version</c> (openstack-observed.md section 5).</summary>
internal sealed class MicroversionTests
{
    [TestCase("container-infra 1.33", "container-infra 1.33")]
    [TestCase("container-infra 1.9", "container-infra 1.9")]
    [TestCase("container-infra latest", "container-infra 1.33")]
    public async Task A_good_version_is_answered_and_said(string asked, string answered)
    {
        await using var cloud = await TestCloud.StartAsync();
        var answer = (await cloud.GetAsync(TestCloud.First + "nodegroups", ("mcs-api-version", asked))).Expect(200);
        Assert.That(
            (answer.Header("Openstack-Api-Version"), answer.Header("Mcs-Api-Maximum-Version"), answer.Header("Openstack-Api-Minimum-Version")),
            Is.EqualTo((answered, "container-infra 1.33", "container-infra 1.1")));
    }

    [TestCase("container-infra 1.34", "nodegroups")]
    [TestCase("container-infra 2.1", "clusters")]
    [TestCase("container-infra 1.0", "clusters")]
    [TestCase("container-infra", "clusters")]
    [TestCase("1.33", "clusters")]
    [TestCase("container-infra 1.33.1", "clusters")]
    [TestCase("compute 1.33", "clusters")]
    [TestCase("container-infra 1.8", "nodegroups")]
    [TestCase(null, "nodegroups")]
    public async Task Any_other_is_not_acceptable(string? asked, string path)
    {
        await using var cloud = await TestCloud.StartAsync();
        var answer = (await cloud.GetAsync(TestCloud.First + path, asked is null ? [] : [(Microversion.Header, asked)])).Expect(406);
        Assert.That(
            (
                answer["errors", "0", "title"],
                answer["errors", "0", "max_version"],
                answer["errors", "0", "min_version"],
                answer.Header("Mcs-Api-Maximum-Version")),
            Is.EqualTo(("Not Acceptable", "1.33", "1.1", "container-infra 1.33")));
    }

    [Test]
    public async Task Without_a_version_the_oldest_calls_are_there_and_refusals_say_what_there_is()
    {
        await using var cloud = await TestCloud.StartAsync();
        Assert.That((await cloud.GetAsync(TestCloud.First + "clusters")).Expect(200).Header("Openstack-Api-Version"), Is.EqualTo("container-infra 1.1"));
        Assert.That((await cloud.FirstAsync("GET", "clusters/none")).Expect(404).Header("Mcs-Api-Maximum-Version"), Is.EqualTo("container-infra 1.33"));
    }
}
