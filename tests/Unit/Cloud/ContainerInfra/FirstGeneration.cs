using System.Net;
using VkCloud;

namespace Unit.Cloud.ContainerInfra;

/// <summary>Connections to a cloud whose first generation lives at <c>/magnum/v1/</c>.</summary>
internal static class FirstGeneration
{
    public const string Base = "/magnum/v1/";

    public static CloudConnection Connect(ScriptedCloud cloud) =>
        cloud.Connect(options => options with { EndpointOverrides = new() { ContainerInfra = "https://cloud.example/magnum/v1" } });

    /// <summary>A refusal in the service's own envelope, with a request id.</summary>
    public static HttpResponseMessage Refusal(HttpStatusCode status, string detail)
    {
        var answer = ScriptedCloud.Json(
            $$"""
            {"errors":[{"request_id":"","code":"client","status":{{(int)status}},"title":"{{detail.Split('.')[0]}}","detail":"{{detail}}","links":[]}]}
            """,
            status);
        answer.Headers.Add("X-Openstack-Request-Id", "req-1");
        return answer;
    }
}
