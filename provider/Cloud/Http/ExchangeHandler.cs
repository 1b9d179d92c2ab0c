using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;

namespace VkCloud.Http;

/// <summary>One exchange with the cloud: the answer read whole, bounded in size and time, every way of not getting it an <see cref="ApiException"/>.</summary>
internal sealed class ExchangeHandler(TimeSpan timeout, TimeProvider time, string userAgent, Proxies? proxies) : DelegatingHandler
{
    /// <summary>More than any answer of the API comes near to.</summary>
    public const int LargestBody = 16 * 1024 * 1024;

    /// <summary>Enough of a refusal to tell what it says.</summary>
    public const int LargestErrorBody = 64 * 1024;

    /// <summary>How long the answer to a change is still waited for once nobody wants to wait any more: an id in it must not be lost.</summary>
    private static readonly TimeSpan Parting = TimeSpan.FromSeconds(15);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = Call.Of(request);
        Prepare(request);
        cancellationToken.ThrowIfCancellationRequested();

        using var limit = new CancellationTokenSource(timeout, time);
        using var parting = call.MayChange ? cancellationToken.Register(() => limit.CancelAfter(Parting)) : default;
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(call.MayChange ? CancellationToken.None : cancellationToken, limit.Token);
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, linked.Token);
            response.RequestMessage ??= request;
            await ReadWholeAsync(response, call, linked.Token);
            return response;
        }
        catch (Exception e)
        {
            response?.Dispose();
            if (Failure(e) is { } failure)
            {
                throw failure;
            }

            throw;
        }

        ApiException? Failure(Exception e) => e switch
        {
            OperationCanceledException when cancellationToken.IsCancellationRequested && !call.MayChange => null,
            OperationCanceledException when limit.IsCancellationRequested && cancellationToken.IsCancellationRequested =>
                call.Failure(ApiFailureKind.Timeout, $"interrupted, and no answer within {Parting.TotalSeconds:0} s", e, outcomeUnknown: true),
            OperationCanceledException when limit.IsCancellationRequested =>
                call.Failure(ApiFailureKind.Timeout, $"no complete answer within {timeout.TotalSeconds:0} s", e, outcomeUnknown: true),

            // Neither token: the transport's own limit for making a connection, so nothing was sent.
            OperationCanceledException => call.Failure(
                ApiFailureKind.NoConnection,
                $"no connection to {proxies?.Shown(request.RequestUri!) ?? request.RequestUri!.Authority} came about in time",
                e),
            HttpRequestException broken => Translate(call, request, broken),
            InvalidDataException =>
                call.Failure(ApiFailureKind.BadResponse, "the answer says it is compressed and cannot be decompressed", e, outcomeUnknown: true),
            IOException => call.Failure(
                ApiFailureKind.NoConnection,
                $"the connection to {request.RequestUri!.Authority} broke before the answer was complete",
                e,
                outcomeUnknown: true),
            _ => null,
        };
    }

    private ApiException Translate(Call call, HttpRequestMessage request, HttpRequestException e)
    {
        var host = request.RequestUri!.Authority;
        var proxy = proxies?.Shown(request.RequestUri);
        var through = proxy is null ? "" : $" through {proxy}";
        return e.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError =>
                proxy is null
                    ? call.Failure(ApiFailureKind.UnknownHost, $"the name {request.RequestUri.Host} cannot be resolved", e)
                    : call.Failure(ApiFailureKind.NoConnection, $"the name of {proxy} cannot be resolved", e),
            HttpRequestError.SecureConnectionError when Find<AuthenticationException>(e) is { } refused =>
                call.Failure(ApiFailureKind.Untrusted, $"the certificate of {host}{through} is not trusted or TLS failed: {OneLine.Of(refused.Message)}", e),
            HttpRequestError.SecureConnectionError => call.Failure(ApiFailureKind.NoConnection, $"no TLS connection to {host}{through}: {Reason(e)}", e),
            HttpRequestError.ProxyTunnelError =>
                call.Failure(ApiFailureKind.NoConnection, $"{proxy ?? "the proxy"} made no connection to {host}: {Reason(e)}", e),

            // Only making the connection ends so; a connection that breaks later has other words.
            HttpRequestError.ConnectionError => call.Failure(ApiFailureKind.NoConnection, $"no connection to {proxy ?? host}: {Reason(e)}", e),
            HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded =>
                call.Failure(ApiFailureKind.BadResponse, $"{host}{through} does not answer in proper HTTP: {Reason(e)}", e, outcomeUnknown: true),
            _ => call.Failure(
                ApiFailureKind.NoConnection, $"the connection to {host}{through} broke before the answer was complete: {Reason(e)}", e, outcomeUnknown: true),
        };
    }

    /// <summary>The transport's own words may name the proxy with its login.</summary>
    private string Reason(Exception e) => OneLine.Of(proxies?.Mask(e.GetBaseException().Message) ?? e.GetBaseException().Message, 200);

    private static T? Find<T>(Exception? e)
        where T : Exception
    {
        while (e is not (T or null))
        {
            e = e.InnerException;
        }

        return (T?)e;
    }

    private static async Task ReadWholeAsync(HttpResponseMessage response, Call call, CancellationToken cancellationToken)
    {
        var refused = !response.IsSuccessStatusCode;
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var (bytes, cut) = await BoundedBody.ReadAsync(stream, refused ? LargestErrorBody : LargestBody, cancellationToken);
        if (cut && !refused)
        {
            throw call.Failure(ApiFailureKind.BadResponse, $"the answer is larger than {LargestBody / 1024 / 1024} MiB", outcomeUnknown: true);
        }

        var whole = new ByteArrayContent(bytes);
        whole.Headers.ContentType = response.Content.Headers.ContentType;
        response.Content = whole;
    }

    private void Prepare(HttpRequestMessage request)
    {
        // A repeat comes through here again.
        if (request.Headers.Contains("User-Agent"))
        {
            return;
        }

        request.Version = HttpVersion.Version11;
        request.Headers.TryAddWithoutValidation("User-Agent", userAgent);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.CacheControl = new CacheControlHeaderValue { NoCache = true };
    }
}

/// <summary>Reads a body up to a limit; memory grows with what really comes.</summary>
internal static class BoundedBody
{
    /// <returns>The bytes, and true when there was more than the limit.</returns>
    public static async Task<(byte[] Bytes, bool Cut)> ReadAsync(Stream stream, int limit, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        var piece = new byte[8 * 1024];
        int read;
        while (body.Length <= limit && (read = await stream.ReadAsync(piece, cancellationToken)) > 0)
        {
            body.Write(piece, 0, read);
        }

        var cut = body.Length > limit;
        body.SetLength(Math.Min(body.Length, limit));
        return (body.ToArray(), cut);
    }
}
