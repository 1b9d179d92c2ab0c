using Microsoft.AspNetCore.Http;

namespace Vkcc.Simulator;

/// <summary>From HTTP to the Kubernetes API of a cluster and back; a watch stays until its time is over, the cluster stops, or the simulator does.</summary>
/// <param name="stopping">The simulator ends.</param>
internal sealed class KubernetesDoor(SimulatedCloud cloud, TimeProvider timeProvider, CancellationToken stopping)
{
    /// <summary>How often a watch looks at what the clock alone has changed; what a call changes it sees at once.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(0.25);

    public async Task HandleAsync(HttpContext context)
    {
        var endpoint = context.Features.Get<ClusterEndpoint>()!;
        context.Response.Headers["Audit-Id"] = Guid.NewGuid().ToString("D");
        context.Response.Headers.CacheControl = "no-cache, private";
        var request = await ReadAsync(context);
        var answer = cloud.Look((world, tokens) => Answer(endpoint.Cluster, world, tokens, request));
        if (answer is null)
        {
            // Stopped or gone at this very moment.
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        if (answer.Watch is { } watch)
        {
            await StreamAsync(context, endpoint, watch);
            return;
        }

        context.Response.ContentLength = answer.Body.Length;
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }

    private static KubernetesAnswer? Answer(SimulatedCluster cluster, World world, TokenStore tokens, KubernetesRequest request)
    {
        if (!ClusterEndpoints.Answers(cluster))
        {
            return null;
        }

        try
        {
            return new KubernetesApi(cluster, world, tokens).Answer(request);
        }
        catch (KubernetesRefusal refusal)
        {
            return KubernetesAnswer.Of(refusal.Status, KubernetesWords.Status(refusal));
        }
#pragma warning disable CA1031 // Our own mistakes come out as a 500 that says what happened, never as a cut connection.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return KubernetesAnswer.Of(500, KubernetesWords.Status(new KubernetesRefusal(500, "InternalError", $"The simulator has a bug: {exception}")));
        }
    }

    private async Task StreamAsync(HttpContext context, ClusterEndpoint endpoint, ObjectWatch watch)
    {
        using var timeout = new CancellationTokenSource(watch.Timeout, timeProvider);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stopping, endpoint.Closed, context.RequestAborted);
        try
        {
            await context.Response.Body.FlushAsync(end.Token);
            while (true)
            {
                // Before the look: what changes during it is seen in the next one.
                var changed = cloud.Changed;
                var written = cloud.Look((world, _) => endpoint.Cluster.HasQuorum ? watch.Look(endpoint.Cluster, world) : []);
                if (written.Length > 0)
                {
                    await context.Response.Body.WriteAsync(written, end.Token);
                    await context.Response.Body.FlushAsync(end.Token);
                }

                if (watch.Ended)
                {
                    return;
                }

                await Task.WhenAny(changed, Task.Delay(Beat, timeProvider, end.Token));
                end.Token.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // Its time is over; the stream ends as a whole one.
        }
    }

    private static async Task<KubernetesRequest> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return new KubernetesRequest(context.Request.Method, context.Request.Path.Value ?? "", context.Request.Query, context.Request.Headers, body.ToArray());
    }
}
