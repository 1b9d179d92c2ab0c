using System.Globalization;
using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>Times, ages and refusals as Kubernetes writes them.</summary>
internal static class KubernetesWords
{
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Two units at most, and the finer one only while it matters, as in <c>kubectl get</c>.</summary>
    public static string Age(TimeSpan age)
    {
        static string Pair(double major, string unit, double minor, string finer) =>
            string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(major)}{unit}{(Math.Floor(minor) > 0 ? $"{Math.Floor(minor)}{finer}" : "")}");

        return age switch
        {
            { TotalSeconds: < -1 } => "<invalid>",
            { TotalSeconds: < 0 } => "0s",
            { TotalSeconds: < 120 } => Pair(age.TotalSeconds, "s", 0, ""),
            { TotalMinutes: < 10 } => Pair(age.TotalMinutes, "m", age.Seconds, "s"),
            { TotalHours: < 3 } => Pair(age.TotalMinutes, "m", 0, ""),
            { TotalHours: < 8 } => Pair(age.TotalHours, "h", age.Minutes, "m"),
            { TotalHours: < 48 } => Pair(age.TotalHours, "h", 0, ""),
            { TotalDays: < 8 } => Pair(age.TotalDays, "d", age.Hours, "h"),
            { TotalDays: < 730 } => Pair(age.TotalDays, "d", 0, ""),
            { TotalDays: < 8 * 365 } => Pair(age.TotalDays / 365, "y", age.TotalDays % 365, "d"),
            _ => Pair(age.TotalDays / 365, "y", 0, ""),
        };
    }

    public static JsonObject Status(KubernetesRefusal refusal)
    {
        var status = new JsonObject
        {
            ["kind"] = "Status",
            ["apiVersion"] = "v1",
            ["metadata"] = new JsonObject(),
            ["status"] = "Failure",
            ["message"] = refusal.Message,
            ["reason"] = refusal.Reason,
        };
        if (refusal.Details is { } details)
        {
            status["details"] = details.DeepClone();
        }

        status["code"] = refusal.Status;
        return status;
    }
}

/// <summary>The Kubernetes API says no; written as a <c>Status</c>.</summary>
internal sealed class KubernetesRefusal(int status, string reason, string message, JsonObject? details = null) : Exception(message)
{
    public int Status { get; } = status;

    public string Reason { get; } = reason;

    public JsonObject? Details { get; } = details;

    public static KubernetesRefusal BadRequest(string message) => new(400, "BadRequest", message);

    public static KubernetesRefusal Unauthorized() => new(401, "Unauthorized", "Unauthorized");

    public static KubernetesRefusal Forbidden(string message, JsonObject? details = null) => new(403, "Forbidden", message, details ?? []);

    /// <summary>Nothing is served at this path.</summary>
    public static KubernetesRefusal NoResource() => new(404, "NotFound", "the server could not find the requested resource", []);

    public static KubernetesRefusal NoObject(string resource, string name) =>
        new(404, "NotFound", $"{resource} \"{name}\" not found", new JsonObject { ["name"] = name, ["kind"] = resource });

    public static KubernetesRefusal NotAllowed() => new(405, "MethodNotAllowed", "the server does not allow this method on the requested resource", []);

    public static KubernetesRefusal NotAcceptable() => new(
        406, "NotAcceptable", "only the following media types are accepted: application/json, application/json;as=Table;v=v1;g=meta.k8s.io");

    /// <summary>A watch from a version whose followers are forgotten.</summary>
    public static KubernetesRefusal Expired(string version, long known) => new(410, "Expired", $"too old resource version: {version} ({known})");

    /// <summary>What reads or writes objects while etcd has no leader.</summary>
    public static KubernetesRefusal NoQuorum() => new(503, "ServiceUnavailable", "etcdserver: no leader", new JsonObject { ["retryAfterSeconds"] = 5 });
}
