using System.Globalization;
using System.Net;
using System.Text;

namespace VkCloud;

/// <summary>Every refusal and every failure of the cloud.</summary>
/// <param name="detail">The cloud's own words or ours: one line, shortened, nothing secret in it.</param>
/// <remarks><see cref="Exception.Message"/> is one line that says all of it.</remarks>
public sealed class ApiException(string detail, Exception? inner = null) : Exception(null, inner)
{
    public required ApiFailureKind Kind { get; init; }

    /// <summary>Catalog type of the service, or <c>identity</c>.</summary>
    public required string Service { get; init; }

    /// <summary>Null when it failed before there was a call (wrong options, no endpoint).</summary>
    public string? Method { get; init; }

    /// <summary>Path relative to the service's endpoint, without query; null as <see cref="Method"/>.</summary>
    public string? Path { get; init; }

    /// <summary>Null when no answer came.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>The cloud's own code, such as gRPC's <c>9</c> or OpenStack's <c>client</c>; null when it gave none.</summary>
    public string? Code { get; init; }

    /// <summary>The cloud's words, or ours when it said nothing.</summary>
    public string Detail { get; } = detail;

    public string? RequestId { get; init; }

    /// <summary>How long the cloud asked to wait before the next try; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>True when a change (POST, PATCH, PUT, DELETE) may have happened although its answer did not say so.</summary>
    public bool OutcomeUnknown { get; init; }

    /// <summary>True when the service itself says, in a form of its own, that the object asked for does not exist. A 404 without it may come from anything in
    /// between.</summary>
    public bool SaysAbsent { get; init; }

    /// <summary>True for troubles that pass by themselves: a wait goes on over them.</summary>
    public bool IsTransient =>
        Kind is ApiFailureKind.Unavailable or ApiFailureKind.RateLimited
            or ApiFailureKind.NoConnection or ApiFailureKind.UnknownHost or ApiFailureKind.Timeout;

    /// <summary>The same failure in other words, and as far as they are given of another kind and outcome.</summary>
    internal ApiException Saying(string detail, ApiFailureKind? kind = null, bool? outcomeUnknown = null) => new(detail, this)
    {
        Kind = kind ?? Kind,
        Service = Service,
        Method = Method,
        Path = Path,
        Status = Status,
        Code = Code,
        RequestId = RequestId,
        RetryAfter = RetryAfter,
        OutcomeUnknown = outcomeUnknown ?? OutcomeUnknown,
        SaysAbsent = SaysAbsent,
    };

    public override string Message
    {
        get
        {
            var text = new StringBuilder(Service);
            if (Method is not null)
            {
                text.Append(": ").Append(Method).Append(' ').Append(Path);
            }

            if (Status is { } status)
            {
                text.Append(CultureInfo.InvariantCulture, $" answered {(int)status}");
            }

            text.Append(": ").Append(Detail);
            text.Append((Code, RequestId) switch
            {
                (null, null) => "",
                (_, null) => $" (code {Code})",
                (null, _) => $" (request id {RequestId})",
                _ => $" (code {Code}, request id {RequestId})",
            });

            if (OutcomeUnknown)
            {
                text.Append("; whether it took effect is not known");
            }

            return text.ToString();
        }
    }
}

/// <summary>What kind of refusal or failure an <see cref="ApiException"/> is, for code that must decide.</summary>
public enum ApiFailureKind
{
    /// <summary>The request itself was refused as wrong (400, 406, 413, 415, 422, …), or the connection's options are.</summary>
    Invalid,

    /// <summary>Login failed, or the token is not accepted any more (401).</summary>
    Unauthorized,

    /// <summary>403.</summary>
    Forbidden,

    /// <summary>404 or 410, and no web page; whether it proves anything says <see cref="ApiException.SaysAbsent"/>.</summary>
    NotFound,

    /// <summary>409: usually another change is under way, or the name is taken.</summary>
    Conflict,

    /// <summary>Refused for a quota or limit of the project, whatever the status.</summary>
    QuotaExceeded,

    /// <summary>429 that outlasted the retries.</summary>
    RateLimited,

    /// <summary>The service does not know the call (405, 501).</summary>
    Unsupported,

    /// <summary>The service is in trouble (500, 502, 503, 504).</summary>
    Unavailable,

    /// <summary>An answer came that is not what the API answers: garbage, wrong types, too big, a redirect, a page of some gateway.</summary>
    BadResponse,

    /// <summary>No connection, or the connection broke before the answer was complete.</summary>
    NoConnection,

    /// <summary>The host's name does not resolve.</summary>
    UnknownHost,

    /// <summary>The server's certificate is not trusted.</summary>
    Untrusted,

    /// <summary>No complete answer within the time of one exchange.</summary>
    Timeout,

    /// <summary>The catalog has no such service in the region.</summary>
    NoEndpoint,
}
