using System.Globalization;
using System.IO.Pipelines;
using Grpc.Core;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Terraform.Framework;

namespace Terraform.Protocol;

/// <summary>gRPC over HTTP/2: takes Kestrel's requests as they are, without the pipeline of a web application.</summary>
/// <param name="find">The handler of a path, or null.</param>
/// <param name="maxMessageSize">In bytes, both ways.</param>
internal sealed class GrpcApplication(Func<string, ServerCallHandler?> find, int maxMessageSize, TimeProvider time) : IHttpApplication<IFeatureCollection>
{
    /// <summary>256 MiB, as Go providers have.</summary>
    public const int DefaultMaxMessageSize = 256 * 1024 * 1024;

    private const string ContentType = "application/grpc";

    public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    public void DisposeContext(IFeatureCollection context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(IFeatureCollection context)
    {
        var request = context.GetRequiredFeature<IHttpRequestFeature>();
        var response = context.GetRequiredFeature<IHttpResponseFeature>();
        if (RefuseAsHttp(request) is { } httpStatus)
        {
            response.StatusCode = httpStatus;
            return;
        }

        response.Headers.ContentType = ContentType;
        var aborted = context.GetRequiredFeature<IHttpRequestLifetimeFeature>().RequestAborted;
        var trailers = context.GetRequiredFeature<IHttpResponseTrailersFeature>().Trailers;
        var (status, extra) = await InvokeAsync(context, request, trailers, aborted);
        if (!aborted.IsCancellationRequested)
        {
            WriteTrailers(trailers, status, extra);
        }
    }

    private static void WriteTrailers(IHeaderDictionary trailers, Status status, Metadata extra)
    {
        trailers["grpc-status"] = ((int)status.StatusCode).ToString(CultureInfo.InvariantCulture);
        if (status.Detail.Length > 0)
        {
            trailers["grpc-message"] = StatusMessage.Encode(status.Detail);
        }

        foreach (var entry in extra)
        {
            trailers.Append(entry.Key, entry.IsBinary ? Convert.ToBase64String(entry.ValueBytes) : entry.Value);
        }
    }

    /// <summary>What is not gRPC at all is answered in HTTP's words; null: go on.</summary>
    private static int? RefuseAsHttp(IHttpRequestFeature request)
    {
        if (request.Method != HttpMethods.Post)
        {
            return StatusCodes.Status405MethodNotAllowed;
        }

        var contentType = request.Headers.ContentType.ToString().AsSpan();
        var isGrpc = contentType.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase)
            && (contentType.Length == ContentType.Length || contentType[ContentType.Length] is ';' or '+' or ' ');
        return isGrpc ? null : StatusCodes.Status415UnsupportedMediaType;
    }

    private async Task<(Status Status, Metadata Trailers)> InvokeAsync(
        IFeatureCollection features, IHttpRequestFeature request, IHeaderDictionary trailers, CancellationToken aborted)
    {
        if (Find(request.Path) is not { } handler)
        {
            return (new Status(StatusCode.Unimplemented, $"Unknown method {request.Path}."), []);
        }

        TimeSpan? timeout = null;
        if (request.Headers.TryGetValue("grpc-timeout", out var header) && !GrpcTimeout.TryParse(header.ToString(), out timeout))
        {
            return (new Status(StatusCode.Internal, "The grpc-timeout header is malformed."), []);
        }

        var body = features.GetRequiredFeature<IHttpResponseBodyFeature>();
        var call = new GrpcCall(features.GetRequiredFeature<IRequestBodyPipeFeature>().Reader, body.Writer, body.StartAsync, maxMessageSize);
        return timeout is null
            ? await RunAsync(handler, call, Context(request, DateTime.MaxValue, aborted), aborted)
            : await RunUntilAsync(timeout.Value, handler, call, request, Expire, aborted);

        async Task Expire(Status status)
        {
            call.Close();
            WriteTrailers(trailers, status, []);
            await body.CompleteAsync();
        }
    }

    private ServerCallHandler? Find(string path)
    {
        try
        {
            return find(path);
        }
        catch (Exception e)
        {
            // The provider's services are built by the first call that needs them; what fails there fails that call.
            PluginLog.Current.ServicesFailed(e);
            return (_, _) => throw new RpcException(new Status(StatusCode.Internal, "The provider failed to build its services; its log has more."));
        }
    }

    /// <summary>Runs a call under a deadline. When it passes, the client has its answer at once, whether the handler listens or not.</summary>
    /// <param name="expire">Sends the answer without waiting for the handler.</param>
    private async Task<(Status Status, Metadata Trailers)> RunUntilAsync(
        TimeSpan timeout, ServerCallHandler handler, GrpcCall call, IHttpRequestFeature request, Func<Status, Task> expire, CancellationToken aborted)
    {
        using var expiry = new CancellationTokenSource(timeout, time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, aborted);
        var expired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = expiry.Token.Register(static state => ((TaskCompletionSource)state!).TrySetResult(), expired);

        var context = Context(request, time.GetUtcNow().UtcDateTime + timeout, ended.Token);
        var running = RunAsync(handler, call, context, aborted);
        if (await Task.WhenAny(running, expired.Task) == running)
        {
            return await running;
        }

        var status = Ended(aborted);
        await expire(status);

        // Kestrel uses the request's objects again for the next one, so they are given back only when the handler has let go of them.
        await running;
        return (status, []);
    }

    private static GrpcCallContext Context(IHttpRequestFeature request, DateTime deadline, CancellationToken ended) =>
        new(request.Path, request.Headers, deadline, ended);

    private static Status Ended(CancellationToken aborted) => aborted.IsCancellationRequested
        ? new Status(StatusCode.Cancelled, "")
        : new Status(StatusCode.DeadlineExceeded, "The deadline of the call has passed.");

    private static async Task<(Status Status, Metadata Trailers)> RunAsync(
        ServerCallHandler handler, GrpcCall call, ServerCallContext context, CancellationToken aborted)
    {
        try
        {
            await handler(call, context);

            // A handler that returns because the time is up, as the silent streams do, has not answered.
            return (context.CancellationToken.IsCancellationRequested ? Ended(aborted) : context.Status, context.ResponseTrailers);
        }
        catch (RpcException e)
        {
            return (e.Status, context.ResponseTrailers);
        }
        catch (Exception e) when (context.CancellationToken.IsCancellationRequested && (e is OperationCanceledException || aborted.IsCancellationRequested))
        {
            return (Ended(aborted), context.ResponseTrailers);
        }
        catch (Exception e)
        {
            // Its kinds and places go to the log, which is asked for, and not to the screen.
            PluginLog.Current.HandlerFailed(context.Method, e);
            return (new Status(StatusCode.Unknown, $"The handler failed with {e.GetType().Name}; its log has more."), context.ResponseTrailers);
        }
    }
}
