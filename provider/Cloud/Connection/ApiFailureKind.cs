namespace VkCloud;

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
