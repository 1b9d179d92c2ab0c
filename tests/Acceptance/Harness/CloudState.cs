using System.Text.Json.Nodes;

namespace Acceptance;

/// <summary>What there is in the simulated cloud: the API's own objects.</summary>
internal sealed record CloudState(IReadOnlyList<JsonObject> Clusters, IReadOnlyList<JsonObject> NodeGroups, IReadOnlyList<JsonObject> SecurityPolicies)
{
    public bool IsEmpty => Clusters.Count == 0 && NodeGroups.Count == 0;

    public JsonObject Cluster(string name) => Named(Clusters, name);

    public JsonObject NodeGroup(string name) => Named(NodeGroups, name);

    /// <summary>The one of a template.</summary>
    public JsonObject SecurityPolicy(string template) => Named(SecurityPolicies, template, "template");

    private static JsonObject Named(IReadOnlyList<JsonObject> objects, string name, string member = "name")
    {
        var found = objects.Where(candidate => (string?)candidate[member] == name).ToList();
        Assert.That(found, Has.Count.EqualTo(1), $"Exactly one object named {name} is expected in the cloud.");
        return found[0];
    }
}
