using System.Net;
using System.Text;

namespace SimulatorTests.Safety;

/// <summary>Stands between one provider process and the network: counts the calls, and lets a test strike before or after any of them.</summary>
internal sealed class Wire(Life life, Trap? trap) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
{
    private int calls;

    public static HttpResponseMessage Json(int status, string body) =>
        new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (life.IsDead)
        {
            throw new HttpRequestException("the process is dead");
        }

        var call = new Call(Interlocked.Increment(ref calls) - 1, request.Method.Method, request.RequestUri!.AbsolutePath, life);
        if (trap is null)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        return await trap.PassAsync(call, () => base.SendAsync(request, cancellationToken));
    }
}
