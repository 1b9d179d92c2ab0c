using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using VkCloud.Identity;

namespace VkCloud.Http;

/// <summary>What the clients of all services have in common: address, request, answer. Changes are announced, and a 404 is believed only when it is the
/// service that says it.</summary>
/// <remarks>Every method throws <see cref="ApiException"/> for what the cloud refuses or fails to do.</remarks>
public abstract class ServiceClient
{
    private readonly CloudService service;
    private readonly ServiceAccess access;
    private volatile bool hasSpoken;
    private int reading;

    private protected ServiceClient(CloudService service, ServiceAccess access) => (this.service, this.access) = (service, access);

    /// <summary>Raised before and after every change, whatever became of it: what was read before may be old.</summary>
    internal event Action? Changed;

    /// <summary>Whether this process has asked for a change, also before anybody listened.</summary>
    internal bool HasChanged { get; private set; }

    /// <summary>What <see cref="AskForProofAsync"/> reads, for the message; null for a service that is taken at its word.</summary>
    private protected virtual string? Proof => null;

    /// <summary>Reads something that the service has for every project, or for every cluster.</summary>
    /// <param name="of">Id of a cluster; null where none was named.</param>
    private protected virtual Task AskForProofAsync(string? of, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Reads one object.</summary>
    /// <param name="proofOf">Id of the cluster that a proof is about, where the service needs one.</param>
    /// <returns>Null when the service itself says 404.</returns>
    /// <exception cref="ApiException">Also <see cref="ApiFailureKind.BadResponse"/> for a 404 that proves nothing.</exception>
    private protected async Task<T?> FindAsync<TShape, T>(
        string path, JsonTypeInfo<TShape> shape, Func<TShape, T> noun, CancellationToken cancellationToken, string? proofOf = null)
        where TShape : class
        where T : class
    {
        try
        {
            return await GetAsync(path, shape, noun, cancellationToken);
        }
        catch (ApiException e) when (e.Kind == ApiFailureKind.NotFound)
        {
            await ProveAsync(e, proofOf, cancellationToken);
            return null;
        }
    }

    /// <param name="noun">Makes what is returned; its <see cref="FormatException"/> names the member that is missing.</param>
    private protected async Task<T> GetAsync<TShape, T>(string path, JsonTypeInfo<TShape> shape, Func<TShape, T> noun, CancellationToken cancellationToken)
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
    private protected async Task<string> CreateAsync<TBody, TAnswer>(
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
    private protected async Task ChangeAsync<TBody>(
        HttpMethod method, string path, TBody body, JsonTypeInfo<TBody> bodyShape, CancellationToken cancellationToken, IReadOnlyList<string>? secrets = null)
    {
        using var answer = await SendAsync(method, path, Json(body, bodyShape), cancellationToken, secrets: secrets);
    }

    /// <param name="proofOf">As for <see cref="FindAsync"/>.</param>
    /// <returns>False when it was gone already.</returns>
    private protected async Task<bool> DeleteAsync(string path, CancellationToken cancellationToken, string? proofOf = null)
    {
        try
        {
            using var answer = await SendAsync(HttpMethod.Delete, path, null, cancellationToken);
            return true;
        }
        catch (ApiException e) when (e.Kind == ApiFailureKind.NotFound)
        {
            await ProveAsync(e, proofOf, cancellationToken);
            return false;
        }
    }

    /// <summary>Reads secret text that the API hands out by POST.</summary>
    private protected async Task<string> ReadSecretAsync(HttpMethod method, string path, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(method, path, null, cancellationToken, repeatable: true, secret: true);
        return await answer.Content.ReadAsStringAsync(cancellationToken);
    }

    /// <summary>A list, page by page. It must be there even when empty, and its elements must be something: "nothing there" must not be read out of
    /// garbage.</summary>
    /// <param name="member">Name of the list in an answer.</param>
    /// <param name="page">The elements of a page, and the link to the next.</param>
    private protected IAsyncEnumerable<T> ListAsync<TPage, TShape, T>(
        string path,
        string query,
        string member,
        JsonTypeInfo<TPage> shape,
        Func<TPage, (IReadOnlyList<TShape?>? Elements, string? Next)> page,
        Func<TShape, T> noun,
        CancellationToken cancellationToken)
        where TPage : class
        where TShape : class
    {
        return PagesAsync(path, query, shape, answer => page(answer).Next, cancellationToken)
            .SelectMany(answer => page(answer).Elements is { } elements && !elements.Contains(null) ? elements.Select(Noun) : throw Missing(member, null));

        T Noun(TShape? element)
        {
            try
            {
                return noun(element!);
            }
            catch (FormatException e)
            {
                throw Missing($"{member}[].{e.Message}", e);
            }
        }

        ApiException Missing(string what, Exception? inner) => new($"the answer's member {OneLine.Of(what, 120)} is missing", inner)
        {
            Kind = ApiFailureKind.BadResponse,
            Service = service.CatalogType,
            Method = "GET",
            Path = member,
        };
    }

    /// <summary>Every page of a list, following its links; bounded, since a list's end is the cloud's word alone.</summary>
    /// <param name="next">The link to the next page; null or empty ends the list.</param>
    private protected async IAsyncEnumerable<T> PagesAsync<T>(
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

    /// <summary>The project that is worked in, for what its quotas are.</summary>
    private protected Task<string> ProjectIdAsync(CancellationToken cancellationToken) =>
        access.Sessions.ProjectIdAsync(service.CatalogType, cancellationToken);

    private static ByteArrayContent Json<T>(T body, JsonTypeInfo<T> shape)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, shape));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    /// <summary>Makes sure that it is the service that says 404: anything on the way may say it, and a wrong address says it of everything, so that whole
    /// states would be taken for gone.</summary>
    private async Task ProveAsync(ApiException absence, string? of, CancellationToken cancellationToken)
    {
        if (!absence.SaysAbsent)
        {
            throw absence.Saying(
                "this is not how the service says that something does not exist, which makes the address doubtful, and nothing is taken for gone: "
                + absence.Detail,
                ApiFailureKind.BadResponse,
                outcomeUnknown: absence.Method != "GET");
        }

        // Other reads under way may show in a moment that it is the service.
        for (var looks = 0; Proof is not null && !hasSpoken && Volatile.Read(ref reading) > 0 && looks < 40; looks++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(25), access.Time, cancellationToken);
        }

        if (Proof is null || hasSpoken)
        {
            return;
        }

        try
        {
            await AskForProofAsync(of, cancellationToken);
        }
        catch (ApiException e) when (e.Kind is ApiFailureKind.NotFound or ApiFailureKind.BadResponse)
        {
            throw new ApiException($"the address does not lead to the service: not even its list of {Proof} is there. Nothing is taken for gone", e)
            {
                Kind = ApiFailureKind.BadResponse,
                Service = e.Service,
                Method = e.Method,
                Path = e.Path,
                Status = e.Status,
                RequestId = e.RequestId,
            };
        }
        catch (ApiException e) when (e.Kind is ApiFailureKind.Forbidden or ApiFailureKind.Unsupported)
        {
            // This project may not ask for it; then the 404 is all there is to go by.
        }
    }

    private void Announce(Call call)
    {
        if (call.MayChange)
        {
            HasChanged = true;
            Changed?.Invoke();
        }
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
        var (sessions, chain, time) = access;
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
        Announce(call);
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
        finally
        {
            Announce(call);
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

/// <summary>How the clients of one connection reach their services.</summary>
/// <param name="Chain">See <see cref="HttpChain.ForServices"/>.</param>
internal sealed record ServiceAccess(Sessions Sessions, Lazy<HttpMessageInvoker> Chain, TimeProvider Time);
