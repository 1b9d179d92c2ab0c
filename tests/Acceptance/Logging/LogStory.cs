using System.Text.RegularExpressions;

namespace Acceptance;

/// <summary>What the logs tell who looks for a trouble, as the guide on troubleshooting promises it.</summary>
internal sealed partial class LogStory() : Story("Reading")
{
    // Slow enough for waits to be seen, fast enough for a test.
    protected override string Speed => "600";

    [Test]
    public async Task Each_level_tells_what_the_guide_says()
    {
        await using var terraform = await OpenAsync();
        terraform.Set("TF_LOG_PROVIDER", "TRACE");
        await File.WriteAllTextAsync(
            Path.Combine(terraform.Configuration, "ephemeral.tf"),
            File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, "Reading", "ephemeral.tf")));

        var run = await terraform.ApplyAsync("cluster.tf");
        var ours = run.Error.Split('\n').Where(line => Ours().IsMatch(line)).ToList();
        var calls = ours.Where(line => line.Contains(" cloud request:", StringComparison.Ordinal)).ToList();
        var waits = ours.Where(line => line.Contains(" Waiting for the cloud:", StringComparison.Ordinal)).ToList();
        var bodies = ours.Where(line => Body().IsMatch(line)).ToList();
        var answered = (await Cloud.RequestsAsync()).Where(request => !request.Path.StartsWith("/_simulator/", StringComparison.Ordinal)).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(calls, Has.Count.EqualTo(answered.Count), "A record for every call.");
            foreach (var field in new[] { "service=", "method=", "path=", "status=", "ms=", "request_id=req-" })
            {
                Assert.That(calls, Is.All.Contains("[DEBUG]").And.All.Contains(" " + field), field);
            }

            Assert.That(waits, Is.Not.Empty.And.All.Contains("[INFO]").And.All.Matches(@" status=\w+").And.All.Matches(@" elapsed=\d+s").And.Some
                .Contains("for=\"cluster \\\"shop\\\" to become RUNNING\""));
            Assert.That(
                ours.Count(line => line.Contains("[INFO]", StringComparison.Ordinal)), Is.LessThanOrEqualTo(waits.Count + 2),
                "At INFO there is little but waits.");
            Assert.That(bodies, Is.All.Contains("[TRACE]").And.Some.Contains("\\\"master_spec").Or.Some.Contains("\\\"clusters\\\""));
            Assert.That(
                bodies.Where(line => line.Contains("path=auth/tokens", StringComparison.Ordinal)),
                Is.Not.Empty.And.All.Matches(@"body=""\(\d+ bytes, secret\)"""));
            Assert.That(
                bodies.Where(line => line.Contains("/kube_config", StringComparison.Ordinal)),
                Is.Not.Empty.And.All.Matches(@"body=(""\(\d+ bytes, secret\)""|$|"""")"));
            Assert.That(run.Error, Does.Not.Contain("BEGIN CERTIFICATE").And.Not.Contain("client-keystone-auth").And.Not.Contain("X-Auth-Token").And.Not
                .Contain(Cloud.Secret));
        }
    }

    // An installed provider has its version in its name.
    [GeneratedRegex(@" provider\.terraform-provider-vkcc(_v[0-9.]+)?: ")]
    private static partial Regex Ours();

    [GeneratedRegex(" (request|response) body: .*body=")]
    private static partial Regex Body();
}
