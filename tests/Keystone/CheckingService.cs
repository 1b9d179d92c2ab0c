using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Keystone;

/// <summary>A service behind Keystone: asks it about every token, as OpenStack's middleware does but without its cache, and refuses in the middleware's
/// words.</summary>
internal sealed class CheckingService : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly HttpClient keystone = new();

    private CheckingService(WebApplication application, string identity)
    {
        this.application = application;
        application.Run(async context =>
        {
            var token = context.Request.Headers["X-Auth-Token"].ToString();
            if (!await IsValidAsync(identity, token))
            {
                Refused.Enqueue(context.Request.Path);
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                context.Response.Headers.WWWAuthenticate = $"Keystone uri=\"{identity}/v3\"";
                await context.Response.WriteAsJsonAsync(
                    new { error = new { code = 401, title = "Unauthorized", message = "The request you have made requires authentication." } });
                return;
            }

            Served.Enqueue(context.Request.Path);
            context.Response.StatusCode = HttpMethods.IsGet(context.Request.Method) ? StatusCodes.Status200OK : StatusCodes.Status202Accepted;
            await context.Response.WriteAsJsonAsync(
                new { uuid = "c-1", availabilityZoneInfo = new[] { new { zoneName = "MS1", zoneState = new { available = true } } } });
        });
    }

    public string Address => application.Urls.Single();

    /// <summary>Paths of requests with a good token.</summary>
    public ConcurrentQueue<string> Served { get; } = new();

    /// <summary>Paths of requests whose token Keystone does not know (any more).</summary>
    public ConcurrentQueue<string> Refused { get; } = new();

    public static async Task<CheckingService> StartAsync(string identity)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var service = new CheckingService(builder.Build(), identity);
        await service.application.StartAsync();
        return service;
    }

    public async ValueTask DisposeAsync()
    {
        keystone.Dispose();
        await application.DisposeAsync();
    }

    public async Task<bool> IsValidAsync(string identity, string token)
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, $"{identity}/v3/auth/tokens");
        question.Headers.TryAddWithoutValidation("X-Auth-Token", token);
        question.Headers.TryAddWithoutValidation("X-Subject-Token", token);
        using var answer = await keystone.SendAsync(question);
        return answer.IsSuccessStatusCode;
    }
}
