using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>An answer of the Kubernetes API; with a watch, the body is what it streams.</summary>
internal sealed record KubernetesAnswer(int Status, string ContentType, byte[] Body, ObjectWatch? Watch = null)
{
    public static KubernetesAnswer Of(int status, JsonObject body, string contentType = "application/json") =>
        new(status, contentType, Encoding.UTF8.GetBytes(body.ToJsonString(Json.Options) + "\n"));

    public static KubernetesAnswer Text(int status, string text) => new(status, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(text));
}

/// <summary>A small part of the Kubernetes API of one cluster, read alone: versions, discovery, health, nodes, namespaces, and who may do what.</summary>
internal sealed class KubernetesApi(SimulatedCluster cluster, World world, TokenStore tokens)
{
    /// <summary>What everybody may ask, logged in or not.</summary>
    private static readonly string[] Public = ["version", "healthz", "livez", "readyz"];

    /// <exception cref="KubernetesRefusal">It says no.</exception>
    public KubernetesAnswer Answer(KubernetesRequest request)
    {
        var user = KubernetesUser.Of(request, cluster, tokens);
        if (request.Segments is [var first, ..] && Public.Contains(first))
        {
            return request.Method == "GET" ? PublicAnswer(request) : throw KubernetesRefusal.NotAllowed();
        }

        user.Authorize(request);
        return request.Segments switch
        {
            ["api"] => Discover(request, core: true, () => KubernetesCatalog.CoreVersions($"127.0.0.1:{cluster.KubernetesPort}")),
            ["apis"] => Discover(request, core: false, KubernetesCatalog.GroupList),
            ["apis", var group] => Known(request, KubernetesCatalog.Group(group)),
            ["api", var version] => Known(request, KubernetesCatalog.ResourceList("", version)),
            ["apis", var group, var version] => Known(request, KubernetesCatalog.ResourceList(group, version)),
            ["api", var version, var name, ..] => Resource(request, user, "", version, name, request.Segments[3..]),
            ["apis", var group, var version, var name, ..] => Resource(request, user, group, version, name, request.Segments[4..]),
            _ => throw KubernetesRefusal.NoResource(),
        };
    }

    private KubernetesAnswer PublicAnswer(KubernetesRequest request) => request.Segments switch
    {
        ["version"] => KubernetesAnswer.Of(200, VersionInfo()),
        [var check] when check != "version" => Health(check, request.Flag("verbose")),
        _ => throw KubernetesRefusal.NoResource(),
    };

    /// <summary>That of the master which answers: the first that is up and not taken out.</summary>
    private JsonObject VersionInfo()
    {
        var master = cluster.Masters.Find(candidate => candidate.Healthy && !(cluster.Operation is not null && candidate.InWork)) ?? cluster.Masters[0];
        var version = KubernetesVersion.Parse(master.Version) ?? new KubernetesVersion(1, 34, 0);
        return new JsonObject
        {
            ["major"] = version.Major.ToString(CultureInfo.InvariantCulture),
            ["minor"] = version.Minor.ToString(CultureInfo.InvariantCulture),
            ["gitVersion"] = master.Version,
            ["gitCommit"] = "simulated",
            ["gitTreeState"] = "clean",
            ["buildDate"] = Preloaded.CreatedAt,
            ["goVersion"] = "simulated",
            ["compiler"] = "simulated",
            ["platform"] = "linux/amd64",
        };
    }

    /// <summary>Without etcd the process lives and is neither healthy nor ready.</summary>
    private KubernetesAnswer Health(string check, bool verbose)
    {
        if (cluster.HasQuorum)
        {
            return KubernetesAnswer.Text(200, verbose ? $"[+]ping ok\n[+]etcd ok\n{check} check passed\n" : "ok");
        }

        return KubernetesAnswer.Text(500, $"[+]ping ok\n[-]etcd failed: reason withheld\n{check} check failed\n");
    }

    private static KubernetesAnswer Discover(KubernetesRequest request, bool core, Func<JsonObject> plain)
    {
        if (request.Method != "GET")
        {
            throw KubernetesRefusal.NotAllowed();
        }

        var version = request.Accepts(range => range.As switch
        {
            null => "",
            "APIGroupDiscoveryList" when range is { Group: "apidiscovery.k8s.io", Version: "v2" or "v2beta1" } => range.Version,
            _ => null,
        });
        return version.Length == 0
            ? KubernetesAnswer.Of(200, plain())
            : KubernetesAnswer.Of(
                200,
                KubernetesCatalog.Aggregated(core, version),
                $"application/json;g=apidiscovery.k8s.io;v={version};as=APIGroupDiscoveryList");
    }

    private static KubernetesAnswer Known(KubernetesRequest request, JsonObject? found) =>
        found is null ? throw KubernetesRefusal.NoResource()
        : request.Method != "GET" ? throw KubernetesRefusal.NotAllowed()
        : KubernetesAnswer.Of(200, found);

    private KubernetesAnswer Resource(KubernetesRequest request, KubernetesUser user, string group, string version, string name, string[] rest)
    {
        var resource = KubernetesCatalog.All.FirstOrDefault(candidate => candidate.Group == group && candidate.Version == version && candidate.Name == name);
        if (resource is null || rest.Length > (resource.Facts is null ? 0 : 1))
        {
            throw KubernetesRefusal.NoResource();
        }

        if (resource.Facts is null)
        {
            return request.Method == "POST" ? Review(request, user, resource) : throw KubernetesRefusal.NotAllowed();
        }

        if (request.Method != "GET")
        {
            throw KubernetesRefusal.NotAllowed();
        }

        // SPREAD-5: what is kept in etcd cannot be had without its majority.
        if (!cluster.HasQuorum)
        {
            throw KubernetesRefusal.NoQuorum();
        }

        return Read(request, resource, rest.Length == 1 ? rest[0] : null);
    }

    private KubernetesAnswer Read(KubernetesRequest request, KubernetesResource resource, string? name)
    {
        var form = ObjectForm.Of(resource, request);
        var history = cluster.Kubernetes.Of(resource, cluster, world);
        var now = world.Clock.Now;
        if (request.Flag("watch"))
        {
            var fields = name is null ? request.Query("fieldSelector") : $"metadata.name={name}";
            var watched = new Selector(request.Query("labelSelector"), fields);
            return new KubernetesAnswer(200, "application/json", [], ObjectWatch.Begin(request, form, history, watched));
        }

        if (name is not null)
        {
            return KubernetesAnswer.Of(200, form.One(history.Find(name) ?? throw KubernetesRefusal.NoObject(resource.Name, name), now));
        }

        var selector = new Selector(request.Query("labelSelector"), request.Query("fieldSelector"));
        return KubernetesAnswer.Of(200, form.List(history.Entries.Where(selector.Matches), history.Version, now));
    }

    /// <summary>Answers with what was asked, and what is true of it.</summary>
    private static KubernetesAnswer Review(KubernetesRequest request, KubernetesUser user, KubernetesResource resource)
    {
        var asked = request.Read();
        if ((asked["kind"] is { } kind && kind.ToString() != resource.Kind)
            || (asked["apiVersion"] is { } version && version.ToString() != resource.ApiVersion))
        {
            throw KubernetesRefusal.BadRequest($"the object provided is unrecognized (must be of type {resource.Kind})");
        }

        var answer = new JsonObject
        {
            ["kind"] = resource.Kind,
            ["apiVersion"] = resource.ApiVersion,
            ["metadata"] = new JsonObject { ["creationTimestamp"] = null },
        };
        if (resource == KubernetesCatalog.SubjectReviews)
        {
            answer["status"] = new JsonObject { ["userInfo"] = user.Describe() };
            return KubernetesAnswer.Of(201, answer);
        }

        if (asked["spec"] is not JsonObject spec || (spec["resourceAttributes"] is JsonObject) == (spec["nonResourceAttributes"] is JsonObject))
        {
            throw new KubernetesRefusal(
                422,
                "Invalid",
                "SelfSubjectAccessReview.authorization.k8s.io \"\" is invalid: spec: "
                + "exactly one of nonResourceAttributes or resourceAttributes must be specified");
        }

        answer["spec"] = spec.DeepClone();
        var (allowed, reason) = user.Judge((spec["resourceAttributes"] ?? spec["nonResourceAttributes"])!.AsObject());
        answer["status"] = new JsonObject { ["allowed"] = allowed, ["reason"] = reason };
        return KubernetesAnswer.Of(201, answer);
    }
}

/// <summary>What is remembered of the objects of a cluster.</summary>
internal sealed class KubernetesObjects
{
    private readonly Dictionary<string, ObjectHistory> histories = [];

    /// <summary>Up to date.</summary>
    public ObjectHistory Of(KubernetesResource resource, SimulatedCluster cluster, World world)
    {
        if (!histories.TryGetValue(resource.Name, out var history))
        {
            histories[resource.Name] = history = new ObjectHistory();
        }

        history.Refresh(resource.Facts!(cluster, world), world.Clock.Now);
        return history;
    }
}
