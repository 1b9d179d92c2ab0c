using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using VkCloud;
using VkCloud.Http;
using VkCloud.Second;

namespace Unit.Cloud;

/// <summary>What is tried again, how often, after which pause, and what is never repeated.</summary>
public sealed class RetryTests
{
    public static IEnumerable<TestCaseData> Statuses()
    {
        foreach (var status in new[] { 429, 500, 502, 503, 504 })
        {
            yield return Row($"A read is tried again on {status}", Read, status, null, tries: 6, unknown: false);
        }

        foreach (var status in new[] { 400, 403, 404, 405, 409, 422, 501, 505 })
        {
            yield return Row($"A read is not tried again on {status}", Read, status, null, tries: 1, unknown: false);
        }

        foreach (var (name, change) in Changes)
        {
            yield return Row($"{name} is tried again on 429, where nothing was done", change, 429, null, tries: 6, unknown: false);
            yield return Row($"{name} is tried again on a 503 that says when to come back", change, 503, "1", tries: 6, unknown: false);
            yield return Row($"{name} is never repeated on a bare 503", change, 503, null, tries: 1, unknown: true);
            foreach (var status in new[] { 408, 500, 502, 504 })
            {
                yield return Row($"{name} is never repeated on {status}, and may have happened", change, status, null, tries: 1, unknown: true);
            }

            foreach (var status in new[] { 400, 403, 409, 501 })
            {
                yield return Row($"{name} refused with {status} did not happen", change, status, null, tries: 1, unknown: false);
            }
        }
    }

    [TestCaseSource(nameof(Statuses))]
    public async Task A_status_decides_whether_a_call_is_tried_again_and_may_have_happened(
        Func<CloudConnection, Task> call, int status, string? retryAfter, int tries, bool unknown)
    {
        using var cloud = new ScriptedCloud().On(request => request.Path.StartsWith("/k8s/", StringComparison.Ordinal) ? Answer(status, retryAfter) : null);
        await using var connection = cloud.Connect();

        var refusal = await FailureOfAsync(call(connection));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(cloud.Requests.Count(request => request.Path.StartsWith("/k8s/", StringComparison.Ordinal)), Is.EqualTo(tries));
            Assert.That((int?)refusal.Status, Is.EqualTo(status));
            Assert.That(refusal.OutcomeUnknown, Is.EqualTo(unknown));
        }
    }

    [Test]
    public async Task A_read_that_comes_through_in_the_end_is_a_success()
    {
        var left = 2;
        using var cloud = new ScriptedCloud().On(
            "GET", "/k8s/clusters/k8s_versions", _ => left-- > 0 ? Answer(503, null) : ScriptedCloud.Json("""{"k8s_versions":[{"version":"v1.34.2"}]}"""));
        await using var connection = cloud.Connect();

        Assert.That(await connection.ManagedK8s.ListVersionsAsync(default), Is.EqualTo(new[] { "v1.34.2" }));
    }

    [TestCase("7", TestName = "Retry-After in seconds is honoured")]
    [TestCase("date", TestName = "Retry-After as a date is honoured")]
    public async Task Retry_after(string form)
    {
        var left = 1;
        using var cloud = new ScriptedCloud();
        cloud.On("GET", "/k8s/clusters/k8s_versions", _ => left-- > 0
            ? Answer(429, form == "7" ? "7" : (cloud.Clock.GetUtcNow() + TimeSpan.FromSeconds(7)).ToString("R", CultureInfo.InvariantCulture))
            : ScriptedCloud.Json("""{"k8s_versions":[]}"""));
        await using var connection = cloud.Connect();

        await connection.ManagedK8s.ListVersionsAsync(default);

        Assert.That(cloud.Clock.Delays.Single(), Is.InRange(TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7.2)));
    }

    [Test]
    public async Task A_date_is_read_by_the_clouds_own_clock()
    {
        var left = 1;
        using var cloud = new ScriptedCloud();
        cloud.On("GET", "/k8s/clusters/k8s_versions", _ =>
        {
            if (left-- <= 0)
            {
                return ScriptedCloud.Json("""{"k8s_versions":[]}""");
            }

            var theirs = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
            var answer = Answer(429, theirs.AddSeconds(3).ToString("R", CultureInfo.InvariantCulture));
            answer.Headers.Date = theirs;
            return answer;
        });
        await using var connection = cloud.Connect();

        await connection.ManagedK8s.ListVersionsAsync(default);

        Assert.That(cloud.Clock.Delays.Single(), Is.InRange(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3.2)));
    }

    /// <summary>A minute is the most that is waited before the next try, whatever the cloud or a proxy asks for.</summary>
    [TestCase("3600")]
    [TestCase("86400")]
    [TestCase("2147483647")]
    [TestCase("Fri, 31 Dec 9999 23:59:59 GMT")]
    public async Task A_Retry_After_beyond_reason_is_a_minute(string asked)
    {
        using var cloud = new ScriptedCloud().On("GET", "/k8s/clusters/k8s_versions", _ => Answer(429, asked));
        await using var connection = cloud.Connect();

        var refusal = await FailureOfAsync(connection.ManagedK8s.ListVersionsAsync(default));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((refusal.Kind, refusal.RetryAfter), Is.EqualTo((ApiFailureKind.RateLimited, (TimeSpan?)TimeSpan.FromMinutes(1))));
            Assert.That(cloud.Clock.Delays, Is.Not.Empty.And.All.InRange(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(65)));
        }
    }

    [TestCase("-5", true)]
    [TestCase("soon", true)]
    [TestCase("99999999999999999999", true)]
    [TestCase("1e9", true)]
    [TestCase("", true)]
    [TestCase("Thu, 01 Jan 1970 00:00:00 GMT", false)]
    [TestCase("Sun, 06 Nov 1994 08:49:37 GMT", false)]
    [TestCase("0", false)]
    public async Task A_Retry_After_that_is_past_or_garbage_does_not_hold_the_next_try_up(string asked, bool unreadable)
    {
        using var cloud = new ScriptedCloud().On("GET", "/k8s/clusters/k8s_versions", _ =>
        {
            var answer = Answer(429, null);
            answer.Headers.TryAddWithoutValidation("Retry-After", asked);
            return answer;
        });
        await using var connection = cloud.Connect();

        var refusal = await FailureOfAsync(connection.ManagedK8s.ListVersionsAsync(default));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refusal.RetryAfter, Is.EqualTo(unreadable ? null : (TimeSpan?)TimeSpan.Zero));
            Assert.That(cloud.Clock.Delays, Has.Count.EqualTo(5).And.All.LessThan(TimeSpan.FromSeconds(15)));
        }
    }

    [Test]
    public async Task A_look_of_a_wait_that_is_told_to_come_back_in_the_year_9999_is_taken_again_after_a_minute()
    {
        var troubles = 7;
        using var cloud = new ScriptedCloud().On("GET", "/k8s/clusters/c-1", _ =>
            troubles-- > 0 ? Answer(503, "Fri, 31 Dec 9999 23:59:59 GMT") : ScriptedCloud.Json("""{"id":"c-1","status":"RUNNING"}"""));
        await using var connection = cloud.Connect();
        var before = cloud.Clock.GetUtcNow();

        await connection.ManagedK8s.WaitUntilRunningAsync("c-1", TimeSpan.FromHours(1), default, timeProvider: cloud.Clock);

        Assert.That(cloud.Clock.GetUtcNow() - before, Is.LessThan(TimeSpan.FromMinutes(10)));
    }

    [Test]
    public async Task An_exhausted_quota_is_not_waited_for_though_gRPC_says_429()
    {
        using var cloud = new ScriptedCloud().On(
            "POST", "/k8s/clusters",
            _ => ScriptedCloud.Json("""{"code":8,"message":"Quota exceeded for clusters: need 1, have 0"}""", HttpStatusCode.TooManyRequests));
        await using var connection = cloud.Connect();

        var refusal = await FailureOfAsync(connection.ManagedK8s.CreateClusterAsync(Requests.Cluster, default));

        Assert.That((refusal.Kind, refusal.Code, cloud.To("/k8s/clusters").Count), Is.EqualTo((ApiFailureKind.QuotaExceeded, "8", 1)));
    }

    [Test]
    public void Pauses_have_full_jitter_under_a_bound_that_doubles_up_to_a_cap([Range(1, 12)] int attempt)
    {
        var policy = new RetryPolicy();
        var random = new Random(attempt);
        var bound = TimeSpan.FromSeconds(Math.Min(0.5 * Math.Pow(2, attempt - 1), 15));

        var pauses = Enumerable.Range(0, 2000).Select(_ => policy.Pause(attempt, random)).ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(pauses, Has.All.InRange(TimeSpan.Zero, bound));
            Assert.That(pauses.Min(), Is.LessThan(bound * 0.05));
            Assert.That(pauses.Max(), Is.GreaterThan(bound * 0.95));
        }
    }

    [Test]
    public async Task A_pause_ends_at_once_when_it_is_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        using var cloud = new ScriptedCloud { Clock = new() }.On("GET", "/k8s/clusters/k8s_versions", _ =>
        {
            cancel.CancelAfter(1);
            return Answer(503, "30");
        });
        await using var connection = cloud.Connect();

        Assert.That(async () => await connection.ManagedK8s.ListVersionsAsync(cancel.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    public static IEnumerable<TestCaseData> Breaks()
    {
        yield return Break("refused", HttpRequestError.ConnectionError, tries: 4, unknown: false);
        yield return Break("not resolved", HttpRequestError.NameResolutionError, tries: 4, unknown: false);
        yield return Break("stopped by the proxy", HttpRequestError.ProxyTunnelError, tries: 4, unknown: false);
        yield return Break("cut before the answer", HttpRequestError.ResponseEnded, tries: 1, unknown: true);
        yield return Break("reset", HttpRequestError.Unknown, tries: 1, unknown: true);
        yield return Break("not HTTP", HttpRequestError.InvalidResponse, tries: 1, unknown: true);
    }

    [TestCaseSource(nameof(Breaks))]
    public async Task A_create_whose_connection_is(HttpRequestError error, int tries, bool unknown)
    {
        using var cloud = new ScriptedCloud().On("POST", "/k8s/clusters", _ => throw new HttpRequestException(error, "broken"));
        await using var connection = cloud.Connect();

        var failure = await FailureOfAsync(connection.ManagedK8s.CreateClusterAsync(Requests.Cluster, default));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(cloud.To("/k8s/clusters"), Has.Count.EqualTo(tries));
            Assert.That(failure.OutcomeUnknown, Is.EqualTo(unknown));
            Assert.That(failure.Status, Is.Null);
        }
    }

    [TestCase(HttpRequestError.ConnectionError)]
    [TestCase(HttpRequestError.ResponseEnded)]
    [TestCase(HttpRequestError.Unknown)]
    public async Task A_read_whose_connection_breaks_is_tried_again(HttpRequestError error)
    {
        using var cloud = new ScriptedCloud().On("GET", "/k8s/clusters/k8s_versions", _ => throw new HttpRequestException(error, "broken"));
        await using var connection = cloud.Connect();

        var failure = await FailureOfAsync(connection.ManagedK8s.ListVersionsAsync(default));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(cloud.To("/k8s/clusters/k8s_versions"), Has.Count.EqualTo(4));
            Assert.That((failure.Kind, failure.OutcomeUnknown), Is.EqualTo((ApiFailureKind.NoConnection, false)));
        }
    }

    [Test]
    public async Task A_login_that_finds_no_connection_is_not_tried_around_by_the_call_that_needs_it()
    {
        var tries = 0;
        using var cloud = new ScriptedCloud().On("GET", "/k8s/clusters/k8s_versions", _ => Answer(401, null));
        cloud.On(
            "POST", "/identity/v3/auth/tokens",
            _ => tries++ == 0 ? cloud.Login() : throw new HttpRequestException(HttpRequestError.ConnectionError, "refused"));
        await using var connection = cloud.Connect();

        var failure = await FailureOfAsync(connection.ManagedK8s.ListVersionsAsync(default));

        Assert.That((failure.Service, tries), Is.EqualTo(("identity", 5)));
    }

    [Test]
    public async Task An_exchange_that_takes_too_long_ends_and_a_create_may_have_happened()
    {
        using var hanging = new HangingCloud { Clock = new() };
        await using var connection = hanging.Connect();

        var create = connection.ManagedK8s.CreateClusterAsync(Requests.Cluster, default);
        await hanging.Arrived;
        hanging.Clock.Advance(TimeSpan.FromSeconds(61));
        var failure = await FailureOfAsync(create);

        Assert.That((failure.Kind, failure.OutcomeUnknown), Is.EqualTo((ApiFailureKind.Timeout, true)));
    }

    [Test]
    public async Task An_answer_that_drips_is_bounded_in_time_and_a_create_may_have_happened()
    {
        using var cloud = new ScriptedCloud();
        cloud.On("POST", "/k8s/clusters", _ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new DrippingStream(cloud.Clock)) });
        await using var connection = cloud.Connect();
        var started = cloud.Clock.GetUtcNow();

        var failure = await FailureOfAsync(connection.ManagedK8s.CreateClusterAsync(Requests.Cluster, default));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((failure.Kind, failure.OutcomeUnknown), Is.EqualTo((ApiFailureKind.Timeout, true)));
            Assert.That(cloud.Clock.GetUtcNow() - started, Is.LessThan(TimeSpan.FromSeconds(70)));
        }
    }

    private static IEnumerable<(string Name, Func<CloudConnection, Task> Call)> Changes =>
    [
        ("A create", connection => connection.ManagedK8s.CreateClusterAsync(Requests.Cluster, default)),
        ("A change", connection => connection.ManagedK8s.UpgradeClusterAsync("c-1", "v1.34.2", default)),
        ("A delete", connection => connection.ManagedK8s.DeleteNodeGroupAsync("g-1", default)),
    ];

    private static Task Read(CloudConnection connection) => connection.ManagedK8s.ListVersionsAsync(default);

    private static async Task<ApiException> FailureOfAsync(Task task)
    {
        try
        {
            await task;
        }
        catch (ApiException e)
        {
            return e;
        }

        throw new AssertionException("It came through.");
    }

    private static HttpResponseMessage Answer(int status, string? retryAfter)
    {
        var answer = ScriptedCloud.Json("""{"code":14,"message":"not now"}""", (HttpStatusCode)status);
        if (retryAfter is not null)
        {
            answer.Headers.RetryAfter = RetryConditionHeaderValue.Parse(retryAfter);
        }

        return answer;
    }

    private static TestCaseData Row(string name, Func<CloudConnection, Task> call, int status, string? retryAfter, int tries, bool unknown) =>
        new TestCaseData(call, status, retryAfter, tries, unknown).SetName(name);

    private static TestCaseData Break(string name, HttpRequestError error, int tries, bool unknown) =>
        new TestCaseData(error, tries, unknown)
            .SetName($"A create whose connection is {name}: {tries} tries, {(unknown ? "may have happened" : "did not happen")}");

    /// <summary>Logs in and then keeps every call waiting until its token ends.</summary>
    private sealed class HangingCloud : HttpMessageHandler
    {
        private readonly TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ScriptedCloud logins = new();

        public required Support.HandClock Clock { get; init; }

        public Task Arrived => arrived.Task;

        public CloudConnection Connect() => new(ScriptedCloud.Options(Clock), () => this);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath.EndsWith("/auth/tokens", StringComparison.Ordinal))
            {
                return logins.Login();
            }

            arrived.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException();
        }
    }
}
