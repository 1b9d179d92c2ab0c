using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using VkCloud.Identity;

namespace VkCloud.Http;

/// <summary>Calls of one service: address, request, answer; what is not the answer hoped for becomes an <see cref="ApiException"/> here.</summary>
internal sealed class ServiceClient(CloudService service, Sessions sessions, Lazy<HttpMessageInvoker> chain, TimeProvider time)
{
    private volatile bool hasSpoken;
    private int reading;

    public string CatalogType => service.CatalogType;

    /// <summary>True once an answer had the shape of the API: the address leads to the service and not to something else.</summary>
    public bool HasSpoken => hasSpoken;

    /// <summary>Waits a moment for other reads under way, whose answers may show that it is the service.</summary>
    public async Task<bool> HasSpokenSoonAsync(CancellationToken cancellationToken)
    {
        for (var looks = 0; !hasSpoken && Volatile.Read(ref reading) > 0 && looks < 40; looks++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(25), time, cancellationToken);
        }

        return hasSpoken;
    }

    /// <summary>Reads one object.</summary>
    /// <returns>Null when the service itself says 404.</returns>
    /// <exception cref="ApiException">Also <see cref="ApiFailureKind.BadResponse"/> for a 404 that proves nothing.</exception>
    public async Task<T?> FindAsync<TShape, T>(string path, JsonTypeInfo<TShape> shape, Func<TShape, T> noun, CancellationToken cancellationToken)
        where TShape : class
        where T : class
    {
        try
        {
            return await GetAsync(path, shape, noun, cancellationToken);
        }
        catch (ApiException e) when (e.Kind == ApiFailureKind.NotFound)
        {
            return e.SaysAbsent ? null : throw Unproven(e);
        }
    }

    /// <param name="noun">Makes what is returned; its <see cref="FormatException"/> names the member that is missing.</param>
    public async Task<T> GetAsync<TShape, T>(string path, JsonTypeInfo<TShape> shape, Func<TShape, T> noun, CancellationToken cancellationToken)
        where TShape : class
    {
        Interlocked.Increment(ref reading);
        try
        {
            using var answer = await SendAsync(HttpMethod.Get, path, null, cancellationToken);
            var read = await Answers.DecodeAsync(answer, shape, noun, cancellationToken);
            hasSpoken = true;
            return read;
        }
        finally
        {
            Interlocked.Decrement(ref reading);
        }
    }

    /// <summary>A POST that makes something and answers with its id.</summary>
    /// <param name="id">The id, null when it is missing, and its member's name.</param>
    /// <param name="secrets">What of the body neither logs nor messages may show when the answer repeats it.</param>
    public async Task<string> CreateAsync<TBody, TAnswer>(
        string path,
        TBody body,
        JsonTypeInfo<TBody> bodyShape,
        JsonTypeInfo<TAnswer> shape,
        Func<TAnswer, (string? Id, string Member)> id,
        CancellationToken cancellationToken,
        IReadOnlyList<string>? secrets = null)
        where TAnswer : class
    {
        using var answer = await SendAsync(HttpMethod.Post, path, Json(body, bodyShape), cancellationToken, secrets: secrets);
        var made = await Answers.DecodeAsync(
            answer,
            shape,
            created => id(created) switch { ({ Length: > 0 } given, _) => given, var (_, member) => throw new FormatException(member) },

            // The answer is here: an interrupt may come at any time, but not between us and the id.
            CancellationToken.None);
        hasSpoken = true;
        return made;
    }

    /// <summary>A change whose answer, beyond its status, does not matter.</summary>
    /// <param name="secrets">What of the body neither logs nor messages may show when the answer repeats it.</param>
    public async Task ChangeAsync<TBody>(
        HttpMethod method, string path, TBody body, JsonTypeInfo<TBody> bodyShape, CancellationToken cancellationToken, IReadOnlyList<string>? secrets = null)
    {
        using var answer = await SendAsync(method, path, Json(body, bodyShape), cancellationToken, secrets: secrets);
    }

    /// <returns>False when it was gone already.</returns>
    public async Task<bool> DeleteAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await SendAsync(HttpMethod.Delete, path, null, cancellationToken);
            return true;
        }
        catch (ApiException e) when (e.Kind == ApiFailureKind.NotFound)
        {
            return e.SaysAbsent ? false : throw Unproven(e);
        }
    }

    /// <summary>Reads secret text that the API hands out by POST.</summary>
    public async Task<string> ReadSecretAsync(HttpMethod method, string path, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(method, path, null, cancellationToken, repeatable: true, secret: true);
        return await answer.Content.ReadAsStringAsync(cancellationToken);
    }

    /// <summary>Every page of a list, following its links; bounded, since a list's end is the cloud's word alone.</summary>
    /// <param name="next">The link to the next page; null or empty ends the list.</param>
    public async IAsyncEnumerable<T> ListAsync<T>(
        string path, string query, JsonTypeInfo<T> shape, Func<T, string?> next, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        const int MostPages = 500;
        const int LongestQuery = 4096;
        const int LargestList = 64 * 1024 * 1024;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var (size, objects) = (0L, 0L);
        while (true)
        {
            using var answer = await SendAsync(HttpMethod.Get, path + query, null, cancellationToken);
            var body = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
            size += body.Length;
            var page = await Answers.DecodeAsync(answer, shape, cancellationToken);
            objects += Answers.CountObjects(body);
            yield return page;
            if (next(page) is not { Length: > 0 } link)
            {
                yield break;
            }

            // Only the link's query is followed: scheme and host in it may be those of a machine behind a gateway, and the token goes nowhere else.
            var mark = link.IndexOf('?', StringComparison.Ordinal);
            query = mark < 0 ? "" : link[mark..];
            if (query.Length > LongestQuery || !seen.Add(query) || seen.Count >= MostPages || size > LargestList || objects > Answers.MostObjects)
            {
                throw Answers.Bad(answer, Call.Of(answer.RequestMessage!), "the list has no end: its pages lead back to themselves or are too many");
            }
        }
    }

    /// <summary>A 404 that anything on the way may have said.</summary>
    private static ApiException Unproven(ApiException e) => e.Saying(
        $"this is not how the service says that something does not exist, which makes the address doubtful, and nothing is taken for gone: {e.Detail}",
        ApiFailureKind.BadResponse,
        outcomeUnknown: e.Method != "GET");

    private static ByteArrayContent Json<T>(T body, JsonTypeInfo<T> shape)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, shape));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        HttpContent? content,
        CancellationToken cancellationToken,
        bool repeatable = false,
        bool secret = false,
        IReadOnlyList<string>? secrets = null)
    {
        var shown = path.Split('?', 2)[0];
        var call = new Call(service.CatalogType, method.Method, shown, repeatable || method == HttpMethod.Get, secret)
        {
            Mask = secrets is null ? sessions.Mask : text => secrets.Aggregate(sessions.Mask(text), Secrets.Without),
        };
        var endpoint = await sessions.EndpointAsync(service, cancellationToken);

        using var request = new HttpRequestMessage(method, new Uri(endpoint + path)) { Content = content };
        call.AttachTo(request);
        foreach (var (name, value) in service.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        HttpResponseMessage answer;
        try
        {
            answer = await chain.Value.SendAsync(request, cancellationToken);
        }
        catch (ApiException e) when (e.Kind is ApiFailureKind.NoConnection or ApiFailureKind.UnknownHost && e.Service == call.Service)
        {
            // A wait lasts up to an hour, and services move.
            sessions.LookAgain(service);
            throw;
        }

        if (answer.IsSuccessStatusCode)
        {
            return answer;
        }

        using (answer)
        {
            var refusal = await Answers.RefusalAsync(answer, call, time, cancellationToken);
            if (refusal.Kind == ApiFailureKind.BadResponse)
            {
                // A web page in the place of the service.
                sessions.LookAgain(service);
            }

            throw refusal.Kind == ApiFailureKind.Unauthorized && !sessions.CanRenew ? Keystone.ExpiredToken(refusal) : refusal;
        }
    }
}

/// <summary>What the chain's handlers know of a request beyond HTTP.</summary>
/// <param name="Service">Catalog type, or <c>identity</c>: for messages.</param>
/// <param name="Path">Relative to the endpoint, without query.</param>
/// <param name="Repeatable">True for a request that may be sent again whatever became of it.</param>
/// <param name="Secret">True when request or answer are secrets as a whole: no body is logged.</param>
internal sealed record Call(string Service, string Method, string Path, bool Repeatable, bool Secret)
{
    private static readonly HttpRequestOptionsKey<Call> Key = new("vkcc.call");

    /// <summary>True for a login: an answer may repeat what it was sent, in any spelling, so nothing of its text is shown.</summary>
    public bool CarriesCredentials { get; init; }

    /// <summary>Takes the secrets that the caller knows of out of text.</summary>
    public Func<string, string> Mask { get; init; } = text => text;

    /// <summary>True when an exchange without a good answer may have changed something.</summary>
    public bool MayChange => !Repeatable;

    public static Call Of(HttpRequestMessage request) =>
        request.Options.TryGetValue(Key, out var call) ? call : throw new InvalidOperationException("A request entered the chain without its Call.");

    public void AttachTo(HttpRequestMessage request) => request.Options.Set(Key, this);

    public ApiException Failure(ApiFailureKind kind, string detail, Exception? inner = null, bool outcomeUnknown = false) => new(detail, inner)
    {
        Kind = kind,
        Service = Service,
        Method = Method,
        Path = Path,
        OutcomeUnknown = outcomeUnknown && MayChange,
    };
}
