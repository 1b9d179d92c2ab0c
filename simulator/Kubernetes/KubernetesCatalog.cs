using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>A kind that the simulated Kubernetes API serves.</summary>
/// <param name="Columns">Name, type and priority of what <c>kubectl get</c> prints; those above 0 only with <c>-o wide</c>. Null for what is only
/// posted.</param>
/// <param name="Facts">The objects there are now; null for what is only posted.</param>
internal sealed record KubernetesResource(
    string Group,
    string Version,
    string Name,
    string Kind,
    IReadOnlyList<string> ShortNames,
    IReadOnlyList<(string Name, string Format, int Priority)>? Columns = null,
    Func<SimulatedCluster, World, IEnumerable<ObjectFacts>>? Facts = null)
{
    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    public string Singular => Kind.ToLowerInvariant();

    public IReadOnlyList<string> Verbs => Facts is null ? ["create"] : ["get", "list", "watch"];
}

/// <summary>All that there is, and the two forms in which clients discover it.</summary>
internal static class KubernetesCatalog
{
    public static KubernetesResource Namespaces { get; } = new(
        "", "v1", "namespaces", "Namespace", ["ns"], [("Name", "name", 0), ("Status", "", 0), ("Age", "", 0)], (cluster, _) => NamespaceFacts.Of(cluster));

    public static KubernetesResource Nodes { get; } = new(
        "",
        "v1",
        "nodes",
        "Node",
        ["no"],
        [
            ("Name", "name", 0), ("Status", "", 0), ("Roles", "", 0), ("Age", "", 0), ("Version", "", 0),
            ("Internal-IP", "", 1), ("External-IP", "", 1), ("OS-Image", "", 1), ("Kernel-Version", "", 1), ("Container-Runtime", "", 1),
        ],
        (cluster, world) => new NodePicture(cluster, world).Nodes());

    public static KubernetesResource SubjectReviews { get; } = new("authentication.k8s.io", "v1", "selfsubjectreviews", "SelfSubjectReview", []);

    public static KubernetesResource AccessReviews { get; } = new("authorization.k8s.io", "v1", "selfsubjectaccessreviews", "SelfSubjectAccessReview", []);

    public static IReadOnlyList<KubernetesResource> All { get; } = [Namespaces, Nodes, SubjectReviews, AccessReviews];

    private static IEnumerable<string> Groups => All.Select(resource => resource.Group).Where(group => group.Length > 0).Distinct();

    public static JsonObject CoreVersions(string address) => new()
    {
        ["kind"] = "APIVersions",
        ["versions"] = new JsonArray("v1"),
        ["serverAddressByClientCIDRs"] = new JsonArray(new JsonObject { ["clientCIDR"] = "0.0.0.0/0", ["serverAddress"] = address }),
    };

    public static JsonObject GroupList() => new()
    {
        ["kind"] = "APIGroupList",
        ["apiVersion"] = "v1",
        ["groups"] = new JsonArray([.. Groups.Select(Describe)]),
    };

    /// <summary>Null when there is no such group.</summary>
    public static JsonObject? Group(string name)
    {
        if (!Groups.Contains(name))
        {
            return null;
        }

        var described = Describe(name);
        described.Insert(0, "kind", "APIGroup");
        described.Insert(1, "apiVersion", "v1");
        return described;
    }

    /// <summary>Null when there is no such version of a group.</summary>
    public static JsonObject? ResourceList(string group, string version)
    {
        var resources = All.Where(resource => resource.Group == group && resource.Version == version).ToArray();
        return resources.Length == 0 ? null : new JsonObject
        {
            ["kind"] = "APIResourceList",
            ["apiVersion"] = "v1",
            ["groupVersion"] = resources[0].ApiVersion,
            ["resources"] = new JsonArray([.. resources.Select(resource =>
            {
                var described = new JsonObject
                {
                    ["name"] = resource.Name,
                    ["singularName"] = resource.Singular,
                    ["namespaced"] = false,
                    ["kind"] = resource.Kind,
                    ["verbs"] = Texts(resource.Verbs),
                };
                if (resource.ShortNames.Count > 0)
                {
                    described["shortNames"] = Texts(resource.ShortNames);
                }

                return described;
            })]),
        };
    }

    /// <summary>Everything in one answer: of the core for <c>/api</c>, of the named groups for <c>/apis</c>.</summary>
    /// <param name="version"><c>v2</c>, or <c>v2beta1</c> for clients of before 1.30.</param>
    public static JsonObject Aggregated(bool core, string version) => new()
    {
        ["kind"] = "APIGroupDiscoveryList",
        ["apiVersion"] = $"apidiscovery.k8s.io/{version}",
        ["metadata"] = new JsonObject(),
        ["items"] = new JsonArray([.. All.Where(resource => resource.Group.Length == 0 == core).GroupBy(resource => resource.Group).Select(Aggregated)]),
    };

    private static JsonObject Aggregated(IGrouping<string, KubernetesResource> group) => new()
    {
        ["metadata"] = group.Key.Length == 0 ? new JsonObject() : new JsonObject { ["name"] = group.Key },
        ["versions"] = new JsonArray([.. group.GroupBy(resource => resource.Version).Select(served => new JsonObject
        {
            ["version"] = served.Key,
            ["resources"] = new JsonArray([.. served.Select(resource => new JsonObject
            {
                ["resource"] = resource.Name,
                ["responseKind"] = new JsonObject { ["group"] = resource.Group, ["version"] = resource.Version, ["kind"] = resource.Kind },
                ["scope"] = "Cluster",
                ["singularResource"] = resource.Singular,
                ["verbs"] = Texts(resource.Verbs),
                ["shortNames"] = Texts(resource.ShortNames),
            })]),
            ["freshness"] = "Current",
        })]),
    };

    private static JsonObject Describe(string group)
    {
        var version = All.First(resource => resource.Group == group).Version;
        JsonObject Served() => new() { ["groupVersion"] = $"{group}/{version}", ["version"] = version };
        return new JsonObject { ["name"] = group, ["versions"] = new JsonArray(Served()), ["preferredVersion"] = Served() };
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
