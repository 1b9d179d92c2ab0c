using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Unit.Support;
using VkCloud;
using VkCloud.Http;

namespace Unit.Cloud;

/// <summary>A cloud that is a function: every request is recorded and answered by the first script that has an answer, a good login included.</summary>
internal sealed class ScriptedCloud : HttpMessageHandler
{
    public const string AuthUrl = "https://cloud.example/identity/v3/";

    private readonly List<Func<Recorded, HttpResponseMessage?>> scripts = [];
    private int logins;

    public HandClock Clock { get; init; } = new() { DelaysPassAtOnce = true };

    public ConcurrentQueue<Recorded> Requests { get; } = new();

    /// <summary>How long a token lives.</summary>
    public TimeSpan TokenLife { get; set; } = TimeSpan.FromHours(1);

    public int Logins => logins;

    /// <summary>The last request that was no login.</summary>
    public Recorded Last => Requests.Last(request => !request.Path.EndsWith("/auth/tokens", StringComparison.Ordinal));

    public static CloudOptions Options(HandClock clock) => new()
    {
        AuthUrl = AuthUrl,
        ProjectId = "p1",
        Credentials = new PasswordCredentials("me@example.com", "pass-word-1"),
        TimeProvider = clock,
        Jitter = new Random(1),
    };

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Text(string body, HttpStatusCode status, string type = "text/plain") =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, type) };

    public CloudConnection Connect(Func<CloudOptions, CloudOptions>? change = null)
    {
        var options = Options(Clock);
        return new CloudConnection(change?.Invoke(options) ?? options, () => this);
    }

    /// <summary>Answers what it wants to; null leaves the request to the scripts given before.</summary>
    public ScriptedCloud On(Func<Recorded, HttpResponseMessage?> script)
    {
        scripts.Insert(0, script);
        return this;
    }

    public ScriptedCloud On(string method, string path, Func<Recorded, HttpResponseMessage> answer) =>
        On(request => request.Method == method && request.Path == path ? answer(request) : null);

    public ScriptedCloud On(string method, string path, string json) => On(method, path, _ => Json(json));

    public IReadOnlyList<Recorded> To(string path) => [.. Requests.Where(request => request.Path == path)];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var recorded = new Recorded(
            request.Method.Method,
            request.RequestUri!,
            request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken),
            request.Content?.Headers.ContentType?.ToString(),
            request.Headers.ToDictionary(header => header.Key, header => string.Join(" ", header.Value), StringComparer.OrdinalIgnoreCase));
        Requests.Enqueue(recorded);
        foreach (var script in scripts.ToArray())
        {
            if (script(recorded) is { } answer)
            {
                return answer;
            }
        }

        return recorded is { Method: "POST", Path: "/identity/v3/auth/tokens" }
            ? Login()
            : Json("""{"code":12,"message":"unknown route"}""", HttpStatusCode.NotImplemented);
    }

    public HttpResponseMessage Login()
    {
        var token = $"token-number-{Interlocked.Increment(ref logins)}";
        var answer = Json(TokenBody(Clock.GetUtcNow(), Clock.GetUtcNow() + TokenLife), HttpStatusCode.Created);
        answer.Headers.Add("X-Subject-Token", token);
        return answer;
    }

    public static string TokenBody(DateTimeOffset issued, DateTimeOffset expires, string project = "p1") => $$$"""
        {"token":{"issued_at":"{{{issued:O}}}","expires_at":"{{{expires:O}}}","project":{"id":"{{{project}}}","name":"demo"},"user":{"id":"u1","name":"me@example.com"},
         "catalog":[
          {"type":"managed-k8s","name":"k","endpoints":[
            {"interface":"internal","region":"RegionOne","region_id":"RegionOne","url":"https://internal.example/"},
            {"interface":"public","region":"kz","region_id":"kz","url":"https://kz.example/k8s"},
            {"interface":"public","region":"RegionOne","region_id":"RegionOne","url":"https://cloud.example/k8s"}]},
          {"type":"compute","endpoints":[{"interface":"public","region_id":"RegionOne","url":"https://cloud.example/compute/v2.1/"}]},
          {"type":"network","endpoints":[{"interface":"public","region":"RegionOne","url":"https://cloud.example/network"}]},
          {"type":"block-storage","endpoints":[{"interface":"public","region":"RegionOne","url":"https://cloud.example/volume/v3/p1"}]}]}}
        """;

    /// <param name="Body">Null when the request had none.</param>
    internal sealed record Recorded(string Method, Uri Url, string? Body, string? ContentType, IReadOnlyDictionary<string, string> Headers)
    {
        public string Path => Url.AbsolutePath;
    }
}
