using VkCloud;

namespace Keystone;

/// <summary>Tokens that end in the middle of work. The clock of the connection stands still where Keystone, not our own reckoning, is to end the
/// token.</summary>
public sealed class ExpiryTests
{
    [Test]
    public async Task A_token_that_ran_out_is_renewed_once_and_the_work_goes_on()
    {
        var (cloud, wire) = Wire.Connect(RealKeystone.Options with { TimeProvider = new StoppedClock() });
        await using var _ = cloud;
        await cloud.Compute.ListAvailabilityZonesAsync(default);
        var first = await cloud.GetSessionAsync(default);

        await UntilRefusedAsync(first.Token);
        await cloud.Compute.ListAvailabilityZonesAsync(default);
        var second = await cloud.GetSessionAsync(default);

        Assert.That((wire.Logins.Count, first.Token == second.Token), Is.EqualTo((2, false)));
    }

    [Test]
    public async Task A_change_that_met_the_end_of_a_token_is_done_exactly_once()
    {
        await using var cloud = new CloudConnection(RealKeystone.Options with { TimeProvider = new StoppedClock() });
        await RevokeAsync((await cloud.GetSessionAsync(default)).Token);
        var (refused, served) = (RealKeystone.Service.Refused.Count, RealKeystone.Service.Served.Count);

        await cloud.ContainerInfra.TurnOffClusterAsync("c-1", default);

        Assert.That((RealKeystone.Service.Refused.Count - refused, RealKeystone.Service.Served.Count - served), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Ten_calls_that_meet_the_end_of_a_token_together_log_in_once()
    {
        var (cloud, wire) = Wire.Connect(RealKeystone.Options with { TimeProvider = new StoppedClock() });
        await using var _ = cloud;
        await RevokeAsync((await cloud.GetSessionAsync(default)).Token);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => cloud.Compute.ListAvailabilityZonesAsync(default)));

        Assert.That(wire.Logins, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_token_is_renewed_before_its_end_and_no_call_is_refused()
    {
        var clock = new StoppedClock();
        var (cloud, wire) = Wire.Connect(RealKeystone.Options with { TimeProvider = clock });
        await using var _ = cloud;
        var first = await cloud.GetSessionAsync(default);
        var refused = RealKeystone.Service.Refused.Count;

        clock.Advance(first.RenewAt - clock.GetUtcNow());
        await cloud.Compute.ListAvailabilityZonesAsync(default);

        Assert.That(first.RenewAt, Is.LessThan(first.ExpiresAt!.Value));
        Assert.That((wire.Logins.Count, RealKeystone.Service.Refused.Count - refused), Is.EqualTo((2, 0)));
    }

    [Test]
    public async Task An_application_credential_renews_too()
    {
        var (cloud, wire) = Wire.Connect(RealKeystone.Options with
        {
            ProjectId = null,
            Credentials = new ApplicationCredential(RealKeystone.Seed.CredentialId, Seed.CredentialSecret),
            TimeProvider = new StoppedClock(),
        });
        await using var _ = cloud;
        await UntilRefusedAsync((await cloud.GetSessionAsync(default)).Token);

        await cloud.Compute.ListAvailabilityZonesAsync(default);

        Assert.That(wire.Logins, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_ready_token_that_ran_out_says_what_to_give_instead()
    {
        var token = await LoginTests.TokenAsync(RealKeystone.Options);
        await using var cloud = new CloudConnection(RealKeystone.Options with { Credentials = new ReadyToken(token), TimeProvider = new StoppedClock() });
        await cloud.Compute.ListAvailabilityZonesAsync(default);

        await RevokeAsync(token);

        Assert.That(
            async () => await cloud.Compute.ListAvailabilityZonesAsync(default),
            Throws.InstanceOf<ApiException>()
                .With.Property(nameof(ApiException.Kind)).EqualTo(ApiFailureKind.Unauthorized)
                .And.Message.Contains("cannot be renewed").And.Message.Not.Contains(token));
    }

    [Test]
    public async Task A_ready_token_that_had_run_out_before_is_told_so()
    {
        var token = await LoginTests.TokenAsync(RealKeystone.Options);
        await RevokeAsync(token);
        await using var cloud = new CloudConnection(RealKeystone.Options with { Credentials = new ReadyToken(token) });

        Assert.That(
            async () => await cloud.GetSessionAsync(default),
            Throws.InstanceOf<ApiException>().With.Message.Contains("cannot be renewed").And.Message.Not.Contains(token));
    }

    /// <summary>Asks Keystone until it does not know the token any more: it is Keystone's clock that counts.</summary>
    private static async Task UntilRefusedAsync(string token)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5 * KeystoneServer.TokenLife));
        while (await RealKeystone.Service.IsValidAsync(RealKeystone.Address, token))
        {
            limit.Token.ThrowIfCancellationRequested();
        }
    }

    private static async Task RevokeAsync(string token)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Delete, RealKeystone.Address + "/v3/auth/tokens");
        request.Headers.TryAddWithoutValidation("X-Auth-Token", token);
        request.Headers.TryAddWithoutValidation("X-Subject-Token", token);
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }
}
