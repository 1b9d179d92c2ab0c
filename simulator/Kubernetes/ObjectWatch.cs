using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>One watch of a client: what it has seen, and what it wants to see.</summary>
internal sealed class ObjectWatch
{
    /// <summary>An apiserver ends watches that name no time after half an hour to an hour.</summary>
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(30);

    private readonly ObjectForm form;
    private readonly Selector selector;
    private readonly bool fromNow;
    private long seen;

    private ObjectWatch(ObjectForm form, Selector selector, long seen, bool fromNow, TimeSpan timeout)
    {
        (this.form, this.selector, this.seen, this.fromNow) = (form, selector, seen, fromNow);
        Timeout = timeout;
    }

    /// <summary>By the clock on the wall.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>Nothing more is to come.</summary>
    public bool Ended { get; private set; }

    private bool begun;

    /// <exception cref="KubernetesRefusal">The call makes no sense.</exception>
    public static ObjectWatch Begin(KubernetesRequest request, ObjectForm form, ObjectHistory history, Selector selector)
    {
        if (request.Flag("sendInitialEvents"))
        {
            // As an apiserver without the feature says it; clients then list and watch.
            throw new KubernetesRefusal(
                422,
                "Invalid",
                "ListOptions.meta.k8s.io \"\" is invalid: sendInitialEvents: Forbidden: "
                + "sendInitialEvents is forbidden for watch unless the WatchList feature gate is enabled");
        }

        var text = request.Query("resourceVersion") ?? "";
        var version = 0L;
        if (text.Length > 0 && !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out version))
        {
            throw KubernetesRefusal.BadRequest($"Invalid value: \"{text}\": invalid resource version");
        }

        if (version > history.Version)
        {
            throw new KubernetesRefusal(
                504,
                "Timeout",
                $"Too large resource version: {version}, current: {history.Version}",
                new JsonObject
                {
                    ["causes"] = new JsonArray(new JsonObject { ["reason"] = "ResourceVersionTooLarge", ["message"] = "Too large resource version" }),
                    ["retryAfterSeconds"] = 1,
                });
        }

        return new ObjectWatch(form, selector, version, version == 0, TimeoutOf(request));
    }

    /// <summary>What is new since the last look, as it is written; empty when nothing is.</summary>
    public byte[] Look(SimulatedCluster cluster, World world)
    {
        var history = cluster.Kubernetes.Of(form.Resource, cluster, world);
        var now = world.Clock.Now;
        var text = new StringBuilder();
        if (fromNow && !begun)
        {
            foreach (var entry in history.Entries.Where(selector.Matches))
            {
                Write(text, "ADDED", form.One(entry, now));
            }
        }
        else if (history.Since(seen) is { } events)
        {
            foreach (var change in events)
            {
                if (Seen(change) is { } type)
                {
                    Write(text, type, form.One(change.Entry, now));
                }
            }
        }
        else
        {
            Write(text, "ERROR", KubernetesWords.Status(KubernetesRefusal.Expired(seen.ToString(CultureInfo.InvariantCulture), history.Version)));
            Ended = true;
        }

        begun = true;
        seen = history.Version;
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>What the change is to whom it is selected for; null when it is nothing.</summary>
    private string? Seen(ObjectEvent change)
    {
        var before = change.Before is { } old && selector.Matches(old);
        var after = change.Type != "DELETED" && selector.Matches(change.Entry);
        return (before, after) switch
        {
            (false, false) => null,
            (false, true) => "ADDED",
            (true, false) => "DELETED",
            _ => "MODIFIED",
        };
    }

    private static void Write(StringBuilder text, string type, JsonObject target) =>
        text.Append(new JsonObject { ["type"] = type, ["object"] = target }.ToJsonString(Json.Options)).Append('\n');

    private static TimeSpan TimeoutOf(KubernetesRequest request)
    {
        if (request.Query("timeoutSeconds") is not { Length: > 0 } text)
        {
            return DefaultTimeout;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? seconds == 0 ? DefaultTimeout : TimeSpan.FromSeconds(Math.Min(seconds, 86_400))
            : throw KubernetesRefusal.BadRequest($"timeoutSeconds cannot be read: {text}");
    }
}
