using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>First-generation objects in <c>GET /_simulator/state</c>: the service's, and under <c>simulator</c> what it hides.</summary>
internal static class InfraReport
{
    private const int Generation = 1;

    public static JsonObject Of(InfraCluster cluster) => With(Json.ObjectOf(cluster.Show()), new JsonObject
    {
        ["region"] = cluster.Region,
        ["control_plane"] = new JsonObject
        {
            ["masters"] = cluster.Masters.Count,
            ["healthy"] = cluster.HealthyMasters,
            ["quorum"] = Quorum.Of(cluster.Masters.Count),
            ["available"] = cluster.HasQuorum && cluster.Api.NewStatus != InfraStatus.Shutoff,
        },
        ["masters"] = new JsonArray([.. cluster.Masters.Select(ClusterReport.Of)]),
        ["operation"] = cluster.Operation is { } operation ? ClusterReport.Of(operation) : null,
    });

    public static JsonObject Of(InfraCluster cluster, InfraNodeGroup group, Func<string, bool> zoneIsOpen) => With(Json.ObjectOf(group.Show(cluster)), new JsonObject
    {
        ["region"] = cluster.Region,
        ["nodes"] = new JsonArray([.. group.Nodes.Select(node => new JsonObject
        {
            ["name"] = node.Name,
            ["zone"] = node.Zone,
            ["flavor"] = FlavorGrid.Find(node.FlavorId)?.Name ?? node.FlavorId,
            ["version"] = node.Version,
            ["healthy"] = zoneIsOpen(node.Zone),
        })]),
    });

    private static JsonObject With(JsonObject api, JsonObject hidden)
    {
        api.Insert(0, "generation", Generation);
        api["simulator"] = hidden;
        return api;
    }
}
