namespace VkCloud.Http;

/// <summary>One record an exchange, and its bodies at trace level with secrets masked.</summary>
internal sealed class LogHandler(ICloudLog? log, TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (log?.IsEnabled(CloudLogLevel.Debug) != true)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        var call = Call.Of(request);
        var trace = log.IsEnabled(CloudLogLevel.Trace);
        if (trace && request.Content is { } content)
        {
            var sent = await content.ReadAsByteArrayAsync(cancellationToken);
            log.Write(CloudLogLevel.Trace, "request body", ("service", call.Service), ("path", call.Path), ("body", LoggedBody.Of(sent, call, Mask)));
        }

        var started = time.GetTimestamp();
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            Record(call, started, ("status", (int)response.StatusCode), ("request_id", RequestId.Of(response)));
            if (trace)
            {
                var received = await response.Content.ReadAsByteArrayAsync(cancellationToken);
                log.Write(CloudLogLevel.Trace, "response body", ("service", call.Service), ("path", call.Path), ("body", LoggedBody.Of(received, call, Mask)));
            }

            return response;
        }
        catch (ApiException failure)
        {
            Record(call, started, ("error", failure.Detail), ("outcome_unknown", failure.OutcomeUnknown));
            throw;
        }

        string Mask(string text) => Secrets.Mask(request, text);
    }

    private void Record(Call call, long started, (string Key, object? Value) first, (string Key, object? Value) second) => log!.Write(
        CloudLogLevel.Debug,
        "cloud request",
        ("service", call.Service),
        ("method", call.Method),
        ("path", call.Path),
        ("ms", (long)time.GetElapsedTime(started).TotalMilliseconds),
        first,
        second);
}
