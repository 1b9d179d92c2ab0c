using System.Net;
using System.Net.Sockets;

namespace Acceptance;

/// <summary>A proxy between the provider and its cloud, which sees and changes what goes through. The catalog names it, so every service is reached through
/// it.</summary>
internal sealed class Between : IAsyncDisposable
{
    private static readonly HashSet<string> ownHeaders = new(
        ["Host", "Content-Length", "Transfer-Encoding", "Connection", "Keep-Alive"], StringComparer.OrdinalIgnoreCase);

    private readonly HttpListener listener;
    private readonly HttpClient cloud = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
    private readonly Uri target;
    private readonly Task serving;

    private Between(HttpListener listener, Uri address, Uri target)
    {
        this.listener = listener;
        this.target = target;
        Address = address;
        serving = ServeAsync();
    }

    /// <summary>What <c>OS_AUTH_URL</c> is to be.</summary>
    public Uri Address { get; }

    /// <summary>Changes a call on its way to the cloud.</summary>
    public Func<Exchange, Task>? OnRequest { get; set; }

    /// <summary>Changes an answer on its way back; an answer that is set by <see cref="OnRequest" /> never met the cloud and comes here too.</summary>
    public Func<Exchange, Task>? OnAnswer { get; set; }

    public static Between Start(Cloud cloud)
    {
        // A port that is free now may be taken a moment later.
        for (var tries = 0; ; tries++)
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var port = ((IPEndPoint)probe.LocalEndpoint).Port;
            probe.Stop();
            var listener = new HttpListener { Prefixes = { $"http://127.0.0.1:{port}/" }, IgnoreWriteExceptions = true };
            try
            {
                listener.Start();
                return new Between(listener, new UriBuilder(cloud.AuthUrl) { Port = port }.Uri, cloud.AuthUrl);
            }
            catch (HttpListenerException) when (tries < 5)
            {
                listener.Close();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await serving;
        cloud.Dispose();
    }

    private async Task ServeAsync()
    {
        List<Task> running = [];
        while (listener.IsListening)
        {
            try
            {
                running.Add(HandleAsync(await listener.GetContextAsync()));
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                break;
            }
        }

        await Task.WhenAll(running);
    }

    private async Task HandleAsync(HttpListenerContext context)
    {
        try
        {
            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            var exchange = new Exchange(
                context.Request.HttpMethod, context.Request.Url!.AbsolutePath, context.Request.Url.Query, new WebHeaderCollection { context.Request.Headers },
                body.ToArray());
            await (OnRequest?.Invoke(exchange) ?? Task.CompletedTask);
            if (exchange.Status == 0)
            {
                await AskAsync(exchange, context.Request.UserHostName);
            }

            await (OnAnswer?.Invoke(exchange) ?? Task.CompletedTask);
            await AnswerAsync(exchange, context.Response);
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or HttpRequestException or IOException or InvalidOperationException)
        {
            // The caller left, or one of the two ends is gone: the caller sees a broken connection.
            context.Response.Abort();
        }
    }

    private async Task AskAsync(Exchange exchange, string host)
    {
        using var request = new HttpRequestMessage(new HttpMethod(exchange.Method), new Uri(target, exchange.Path + exchange.Query));
        request.Headers.Host = host;
        if (exchange.RequestBody.Length > 0)
        {
            request.Content = new ByteArrayContent(exchange.RequestBody);
        }

        foreach (var name in exchange.RequestHeaders.AllKeys.OfType<string>().Where(name => !ownHeaders.Contains(name)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, exchange.RequestHeaders[name]))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, exchange.RequestHeaders[name]);
            }
        }

        using var answer = await cloud.SendAsync(request);
        exchange.Status = (int)answer.StatusCode;
        exchange.Body = await answer.Content.ReadAsByteArrayAsync();
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => !ownHeaders.Contains(header.Key)))
        {
            exchange.Headers[name] = string.Join(", ", values);
        }
    }

    private static async Task AnswerAsync(Exchange exchange, HttpListenerResponse response)
    {
        response.StatusCode = exchange.Status;
        foreach (var (name, value) in exchange.Headers)
        {
            response.Headers[name] = value;
        }

        if (exchange.Write is not null)
        {
            response.SendChunked = true;
            await exchange.Write(response.OutputStream);
        }
        else if (exchange.Status is not (204 or 304))
        {
            response.ContentLength64 = exchange.Body.Length;
            await response.OutputStream.WriteAsync(exchange.Body);
        }

        response.Close();
    }
}
