using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Vkcc.Simulator;

/// <summary>From HTTP to the cloud and back: reads and bounds the call, records it, lets faults strike, writes the answer.</summary>
internal sealed class RequestDoor(SimulatedCloud cloud, RequestLog log, FaultList faults, TimeProvider timeProvider, ConsoleLog console, string fallbackBaseUrl)
{
    public const int MaxBodyBytes = 1 << 20;

    private static readonly byte[] GarbageBody = "{\"garbage\": [1, <html>\0"u8.ToArray();

    public async Task HandleAsync(HttpContext context)
    {
        context.Response.Headers["X-Openstack-Request-Id"] = $"req-{Guid.NewGuid():D}";
        var path = "/" + (context.Request.Path.Value ?? "").Trim('/');
        path = PageApi.PathFor(context.Request, path);
        if (path == ControlApi.Prefix || path.StartsWith(ControlApi.Prefix + "/", StringComparison.Ordinal))
        {
            await ControlAsync(context, path);
            return;
        }

        var entry = Entry(context);
        var began = timeProvider.GetTimestamp();
        log.Add(entry);
        try
        {
            await AnswerAsync(context, path, entry);
        }
        catch (BadHttpRequestException exception)
        {
            // Too slow, or cut off: Kestrel answers with this status by itself.
            entry.Status = exception.StatusCode;
            throw;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller left before we were done; nobody is there to be told.
        }
        finally
        {
            entry.Took = timeProvider.GetElapsedTime(began);
            log.Bound(entry);
            console.Write(entry);
        }
    }

    /// <summary>Faults do not strike here, and only what is unknown is listed.</summary>
    private async Task ControlAsync(HttpContext context, string path)
    {
        if (!IsOurs(context.Request.Host))
        {
            // A page whose name leads here by a trick of its owner (DNS rebinding) has us for its origin.
            await ForbidAsync(
                context,
                "Control calls and the page are reached by an address, by localhost, or by a name without a point, "
                + "and by no name that somebody else could own.");
            return;
        }

        var request = await ReadAsync(context, path);
        if (context.Request.Headers.Origin is [{ } origin, ..] && !origin.Equals(request.BaseUrl, StringComparison.OrdinalIgnoreCase))
        {
            // Any page that is open in the browser could post here; only ours may.
            await ForbidAsync(context, "Control calls are for programs and for the simulator's own page.");
            return;
        }

        var response = cloud.Call(request);
        if (response.Status == StatusCodes.Status501NotImplemented)
        {
            var entry = Entry(context);
            (entry.Status, entry.Took) = (response.Status, TimeSpan.Zero);
            log.Add(entry);
        }

        await WriteAsync(context, response);
    }

    private static Task ForbidAsync(HttpContext context, string why) =>
        WriteAsync(context, ApiResponse.Refused(Dialects.Simulator, Refusal.Forbidden(why)));

    /// <summary>Names that nobody can register: addresses, single words as containers have them, and what is reserved for machines of one's own.</summary>
    private static bool IsOurs(HostString host) =>
        !host.HasValue
        || IPAddress.TryParse(host.Host.Trim('[', ']'), out _)
        || !host.Host.Contains('.', StringComparison.Ordinal)
        || ((string[])[".localhost", ".internal", ".test"]).Any(ending => host.Host.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private RequestEntry Entry(HttpContext context) => new()
    {
        Method = context.Request.Method,
        Path = context.Request.Path.Value ?? "",
        Query = (context.Request.QueryString.Value ?? "").TrimStart('?'),
        Time = timeProvider.GetUtcNow(),
    };

    private async Task AnswerAsync(HttpContext context, string path, RequestEntry entry)
    {
        cloud.Settle();
        var struck = faults.Take(entry.Method, entry.Path);
        var fault = struck?.Action;
        if (fault is { Reset: true })
        {
            Cut(context);
            return;
        }

        var request = await ReadAsync(context, path);
        var sent = new HttpPart(Headers(context.Request.Headers), context.Request.ContentType ?? "", request.Body);
        entry.Sent = sent;
        if (fault?.HangSeconds is { } seconds)
        {
            await struck!.HoldAsync(seconds, timeProvider, context.RequestAborted);
        }

        var response = fault?.Status is { } status ? Order(status, fault, path) : cloud.Call(request, fault);
        if (fault is { Garbage: true })
        {
            response = response with { Body = GarbageBody, ContentType = "application/json" };
        }

        entry.Status = response.Status;
        entry.ClusterId = request.Cluster?.Id;
        if (fault?.HoldSeconds is { } held)
        {
            await struck!.HoldAsync(held, timeProvider, context.RequestAborted);
        }

        if (fault is { DropResponse: true })
        {
            Cut(context);
            return;
        }

        await WriteAsync(context, response);
        entry.Answered = new HttpPart(Headers(context.Response.Headers), response.ContentType ?? "", response.Body);
    }

    private static KeyValuePair<string, string>[] Headers(IHeaderDictionary headers) =>
        [.. headers.SelectMany(header => header.Value.Select(value => KeyValuePair.Create(header.Key, value ?? "")))];

    private static ApiResponse Order(int status, FaultAction fault, string path)
    {
        var body = fault.Body ?? (status is 204 or 304 ? "" : Told(status, path));
        var response = new ApiResponse(status, "application/json", Encoding.UTF8.GetBytes(body));
        foreach (var (name, value) in fault.Headers ?? [])
        {
            response.Headers[name] = value;
        }

        return response;
    }

    private static string Told(int status, string path)
    {
        var refusal = new Refusal(status, RefusalCode.Internal, "The simulator was told to answer so.");
        var first = path.Contains("/container-infra/", StringComparison.Ordinal) || path.Contains("/manage-cluster-addons/", StringComparison.Ordinal);
        return (first ? Dialects.ContainerInfra(refusal) : Dialects.ManagedK8s(refusal)).ToJsonString();
    }

    private async Task<ApiRequest> ReadAsync(HttpContext context, string path)
    {
        using var body = new MemoryStream();
        var tooLarge = false;
        try
        {
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            tooLarge = true;
        }

        return new ApiRequest
        {
            Method = context.Request.Method,
            Path = path,
            Query = context.Request.Query,
            Headers = context.Request.Headers,
            Body = tooLarge ? default(ReadOnlyMemory<byte>) : body.ToArray(),
            IsTooLarge = tooLarge,
            BaseUrl = context.Request.Host.HasValue ? $"{context.Request.Scheme}://{context.Request.Host.ToUriComponent()}" : fallbackBaseUrl,
        };
    }

    private static async Task WriteAsync(HttpContext context, ApiResponse response)
    {
        context.Response.StatusCode = response.Status;
        foreach (var (name, value) in response.Headers)
        {
            context.Response.Headers[name] = value;
        }

        if (response.ContentType is not null)
        {
            context.Response.ContentType = response.ContentType;
        }

        if (response.Status is 204 or 304)
        {
            return;
        }

        // Always with its length: a chunked kubeconfig breaks a well-known client (vk-cloud-api.md section 2.1, C3).
        context.Response.ContentLength = response.Body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(response.Body, context.RequestAborted);
        }
    }

    /// <summary>Ends the connection with a reset, so that no half answer can be taken for a whole one.</summary>
    private static void Cut(HttpContext context)
    {
        if (context.Features.Get<IConnectionSocketFeature>() is { } feature)
        {
            feature.Socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }

        context.Abort();
    }
}
