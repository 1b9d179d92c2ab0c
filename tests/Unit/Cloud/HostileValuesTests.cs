using System.Net;
using System.Text;
using VkCloud;

namespace Unit.Cloud;

/// <summary>Values that no service means and some service sends.</summary>
public sealed class HostileValuesTests
{
    /// <summary>Where the clock of the tests begins.</summary>
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 10, 0, 0, TimeSpan.Zero);

    /// <param name="lives">Hours that the token counts as valid; 0: as long as it is taken.</param>
    [TestCase("2026-06-01T10:00:00Z", "9999-12-31T23:59:59.999999Z", 365 * 24)]
    [TestCase("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", 365 * 24)]
    [TestCase("9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", 0)]
    [TestCase("2026-06-01T10:00:00Z", "2026-06-01T09:00:00Z", 0)]
    [TestCase("2026-06-01T10:00:00Z", "2026-06-01T10:00:00Z", 0)]
    [TestCase("2026-06-01T10:00:00Z", "soon", 0)]
    [TestCase("2026-06-01T10:00:00Z", "10000-01-01T00:00:00Z", 0)]
    [TestCase("", "9999-12-31T23:59:59Z", 365 * 24)]
    [TestCase("2026-06-01T10:00:00Z", "2026-06-01T11:00:00Z", 1)]
    public async Task A_token_whose_end_is_beyond_reason(string issued, string expires, int lives)
    {
        using var cloud = new ScriptedCloud { Clock = new() { DelaysPassAtOnce = true } };
        var logins = 0;
        cloud.On("POST", "/identity/v3/auth/tokens", _ =>
        {
            logins++;
            var answer = ScriptedCloud.Json(
                $$$"""{"token":{"issued_at":"{{{issued}}}","expires_at":"{{{expires}}}","project":{"id":"p1"},"catalog":[]}}""", HttpStatusCode.Created);
            answer.Headers.Add("X-Subject-Token", "token");
            return answer;
        });
        await using var connection = cloud.Connect();

        var session = await connection.GetSessionAsync(default);
        await connection.GetSessionAsync(default);

        Assert.That((session.ExpiresAt, logins), Is.EqualTo((lives == 0 ? (DateTimeOffset?)null : Now.AddHours(lives), 1)));
    }

    public static IEnumerable<TestCaseData> Lists()
    {
        yield return Row("clusters", "/k8s/clusters", "clusters", "{}", cloud => cloud.ManagedK8s.ListClustersAsync(default));
        yield return Row("versions", "/k8s/clusters/k8s_versions", "k8s_versions", "{}", cloud => cloud.ManagedK8s.ListVersionsAsync(default));
        yield return Row("flavors", "/compute/v2.1/flavors/detail", "flavors", "{}", cloud => cloud.Compute.ListFlavorsAsync(default).ToListAsync().AsTask());
        yield return Row(
            "networks", "/network/v2.0/networks", "networks", "{}", cloud => cloud.Network.ListNetworksAsync(null, true, default).ToListAsync().AsTask());
        yield return Row("lists in lists", "/k8s/clusters", "clusters", "{\"node_groups\":[[],[]]}", cloud => cloud.ManagedK8s.ListClustersAsync(default));
        yield return Row("numbers in a member that nobody reads", "/k8s/clusters", "else", "1", cloud => cloud.ManagedK8s.ListClustersAsync(default));

        static TestCaseData Row(string name, string path, string member, string element, Func<CloudConnection, Task> read) =>
            new TestCaseData(path, member, element, read).SetArgDisplayNames(name);
    }

    /// <summary>Within the limit of bytes: five and a half million objects would be more than a gigabyte.</summary>
    [TestCaseSource(nameof(Lists))]
    public async Task A_list_of_millions_is_refused_before_it_is_memory(string path, string member, string element, Func<CloudConnection, Task> read)
    {
        var elements = string.Concat(Enumerable.Repeat(element + ",", (16_000_000 - 100) / (element.Length + 1)));
        var body = Encoding.UTF8.GetBytes($"{{\"{member}\":[{elements}{element}]}}");
        using var cloud = new ScriptedCloud().On("GET", path, _ => new(HttpStatusCode.OK) { Content = new ByteArrayContent(body) });
        await using var connection = cloud.Connect();
        await connection.GetSessionAsync(default);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var refusal = Assert.ThrowsAsync<ApiException>(async () => await read(connection));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((refusal!.Kind, refusal.Detail), Is.EqualTo((ApiFailureKind.BadResponse, "the answer holds more than 100000 objects")));
            Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(200_000_000));
        }
    }

    [Test]
    public async Task Pages_of_small_lists_are_bounded_together()
    {
        var pages = 0;
        var elements = string.Join(',', Enumerable.Repeat("""{"id":"f","name":"n","vcpus":1,"ram":1}""", 9_000));
        using var cloud = new ScriptedCloud().On("GET", "/compute/v2.1/flavors/detail", _ => ScriptedCloud.Json(
            $$"""{"flavors":[{{elements}}],"flavors_links":[{"rel":"next","href":"https://x/y?marker={{++pages}}"}]}"""));
        await using var connection = cloud.Connect();

        Assert.That(
            async () => await connection.Compute.ListFlavorsAsync(default).CountAsync(),
            Throws.TypeOf<ApiException>().With.Property(nameof(ApiException.Kind)).EqualTo(ApiFailureKind.BadResponse));
        Assert.That(pages, Is.EqualTo(12));
    }
}
