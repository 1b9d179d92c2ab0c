using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace VkCloud.Http;

/// <summary>Turns answers into objects, and refusals and garbage into an <see cref="ApiException"/>.</summary>
internal static class Answers
{
    /// <summary>Objects and lists in one answer: a cluster of the largest size comes to a tenth. Each costs a few hundred bytes of memory, and <c>{}</c>
    /// three of the answer.</summary>
    public const int MostObjects = 100_000;

    /// <summary>Names, texts and numbers in one answer.</summary>
    private const int MostValues = 1_500_000;

    /// <summary>Decodes a body that must be there.</summary>
    /// <exception cref="ApiException">Anything else than the shape (<see cref="ApiFailureKind.BadResponse"/>), naming the member.</exception>
    public static async Task<T> DecodeAsync<TShape, T>(
        HttpResponseMessage answer, JsonTypeInfo<TShape> shape, Func<TShape, T> noun, CancellationToken cancellationToken)
        where TShape : class
    {
        var decoded = await DecodeAsync(answer, shape, cancellationToken);
        try
        {
            return noun(decoded);
        }
        catch (FormatException e)
        {
            throw Bad(answer, Call.Of(answer.RequestMessage!), $"the answer's member {OneLine.Of(e.Message, 120)} is missing", e);
        }
    }

    public static async Task<T> DecodeAsync<T>(HttpResponseMessage answer, JsonTypeInfo<T> shape, CancellationToken cancellationToken)
        where T : class
    {
        var call = Call.Of(answer.RequestMessage!);
        var body = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        try
        {
            // Two bytes are the least that an object takes.
            return body.Length > MostObjects * 2 && CountObjects(body) > MostObjects
                ? throw Bad(answer, call, $"the answer holds more than {MostObjects} objects")
                : JsonSerializer.Deserialize(WithoutMark(body), shape) ?? throw Bad(answer, call, "the answer is null", null);
        }
        catch (JsonException e)
        {
            throw Bad(answer, call, Describe(answer, call, body, e), e);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or OverflowException or ArgumentException)
        {
            throw Bad(answer, call, "the answer is not proper JSON", e);
        }
    }

    public static ApiException Bad(HttpResponseMessage answer, Call call, string detail, Exception? inner = null) => new(detail, inner)
    {
        Kind = ApiFailureKind.BadResponse,
        Service = call.Service,
        Method = call.Method,
        Path = call.Path,
        Status = answer.StatusCode,
        RequestId = RequestId.Of(answer),

        // The status said yes: it happened, and what it led to is not told.
        OutcomeUnknown = call.MayChange,
    };

    public static async Task<ApiException> RefusalAsync(
        HttpResponseMessage answer, Call call, TimeProvider time, CancellationToken cancellationToken)
    {
        var body = await answer.Content.ReadAsByteArrayAsync(cancellationToken);

        // Shortened only when it is masked: half a secret would not be recognized.
        var said = call.CarriesCredentials ? NotShown(answer) : ErrorBody.Parse(body, ExchangeHandler.LargestErrorBody);
        said = new(said.Code is null ? null : Masked(said.Code), said.Message is null ? null : OneLine.Of(Masked(said.Message)));
        var page = IsPage(answer, body);
        return new(Masked(Words(answer, said, page)))
        {
            Kind = KindOf(answer.StatusCode, said.Message, page),
            Service = call.Service,
            Method = call.Method,
            Path = call.Path,
            Status = answer.StatusCode,
            Code = said.Code,
            RequestId = RequestId.Of(answer) is { } id ? Masked(id) : null,
            RetryAfter = RetryAfter.Of(answer, time),
            OutcomeUnknown = call.MayChange && LeavesDoubt(answer),
            SaysAbsent = answer.StatusCode == HttpStatusCode.NotFound && ErrorBody.SaysAbsent(body),
        };

        string Masked(string text) => Secrets.Mask(answer.RequestMessage!, text);
    }

    /// <summary>What stands in the place of the answer to a login, whose own words may repeat what it was sent, in any spelling.</summary>
    private static ErrorBody NotShown(HttpResponseMessage answer) => new(null, answer.StatusCode switch
    {
        HttpStatusCode.Unauthorized => "the credentials are not accepted",
        HttpStatusCode.BadRequest => "the login is not understood as it was sent, such as a user without a domain",
        HttpStatusCode.Forbidden => "the login is not allowed",
        HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.MethodNotAllowed => "there is no login at this address",
        HttpStatusCode.TooManyRequests => "too many logins",
        >= HttpStatusCode.InternalServerError => "the service is in trouble",
        _ => "not the answer to a login",
    } + " (the answer's own text is not shown, since it may repeat the credentials)");

    /// <summary>How many objects and lists there are; counting ends where there are too many of them, or of other values.</summary>
    public static int CountObjects(ReadOnlySpan<byte> body)
    {
        var (objects, values) = (0, 0);
        var reader = new Utf8JsonReader(WithoutMark(body));
        while (objects <= MostObjects && reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    objects++;
                    break;
                case not (JsonTokenType.EndObject or JsonTokenType.EndArray) when ++values > MostValues:
                    return int.MaxValue;
            }
        }

        return objects;
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> body)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        return body.StartsWith(mark) ? body[mark.Length..] : body;
    }

    private static string Describe(HttpResponseMessage answer, Call call, byte[] body, JsonException e) => body.Length == 0
        ? "the answer is empty where the API has JSON"
        : e.Path is { Length: > 1 } path && e.InnerException is not JsonException
            ? $"the answer's member {OneLine.Of(path.TrimStart('$', '.'), 120)} is not what the API has there"
            : $"the answer is not the JSON that the API has there{(call.Secret ? "" : $", it begins {Begin(answer, body)}")}";

    // A token has a few hundred characters at most: one that begins in what is shown is in here whole.
    private static string Begin(HttpResponseMessage answer, byte[] body) =>
        OneLine.Of(Secrets.Mask(answer.RequestMessage!, Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, 4096)))), 80);

    private static string Words(HttpResponseMessage answer, ErrorBody said, bool page) => answer.StatusCode switch
    {
        >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest =>
            $"the address leads elsewhere{(answer.Headers.Location is { } location ? $", to {Addresses.Shown(location.OriginalString)}" : "")}, "
            + "and a token is not taken there",
        _ when page => $"a web page answered in place of the service, which makes the address doubtful: {said.Message}",
        _ => said.Message ?? $"{(int)answer.StatusCode} {answer.ReasonPhrase}".TrimEnd(),
    };

    /// <summary>A 404 in HTML is a gateway that knows no such service: taking it for "gone" would lose what is there.</summary>
    private static bool IsPage(HttpResponseMessage answer, byte[] body) =>
        answer.Content.Headers.ContentType?.MediaType is "text/html" or "application/xhtml+xml"
        || ErrorBody.LooksLikeHtml(Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, 256))));

    private static ApiFailureKind KindOf(HttpStatusCode status, string? message, bool page) => (int)status switch
    {
        404 or 410 => page ? ApiFailureKind.BadResponse : ApiFailureKind.NotFound,
        400 or 403 or 409 or 413 or 422 or 429 when SpeaksOfQuota(message) => ApiFailureKind.QuotaExceeded,
        401 => ApiFailureKind.Unauthorized,
        403 => ApiFailureKind.Forbidden,
        405 or 501 => ApiFailureKind.Unsupported,
        408 => ApiFailureKind.Timeout,
        409 => ApiFailureKind.Conflict,
        429 => ApiFailureKind.RateLimited,
        >= 500 => ApiFailureKind.Unavailable,
        >= 400 => ApiFailureKind.Invalid,
        _ => ApiFailureKind.BadResponse,
    };

    [Inferred("A refusal for a quota says the word, or Magnum's words for its cluster limit.")]
    public static bool SpeaksOfQuota(string? message) =>
        message is not null
        && (message.Contains("quota", StringComparison.OrdinalIgnoreCase)
            || message.Contains("maximum clusters per project", StringComparison.OrdinalIgnoreCase));

    /// <summary>A gateway's or a broken service's answer does not say that nothing was done; a 503 that says when to come back does.</summary>
    private static bool LeavesDoubt(HttpResponseMessage answer) => (int)answer.StatusCode switch
    {
        408 => true,
        501 or 505 => false,
        503 => answer.Headers.RetryAfter is null,
        >= 500 => true,
        _ => false,
    };
}

/// <summary>The id under which the cloud's own logs hold a request.</summary>
internal static class RequestId
{
    private static readonly string[] Names = ["X-Openstack-Request-Id", "X-Compute-Request-Id", "X-Request-Id"];

    /// <summary>Null when the answer names none.</summary>
    public static string? Of(HttpResponseMessage response)
    {
        foreach (var name in Names)
        {
            if (response.Headers.TryGetValues(name, out var values) && values.FirstOrDefault() is { Length: > 0 } id)
            {
                return OneLine.Of(id, 100);
            }
        }

        return null;
    }
}
