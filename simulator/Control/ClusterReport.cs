using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>What <c>GET /_simulator/state</c> says: the service's objects, and under <c>simulator</c> what the service hides.</summary>
internal static class ClusterReport
{
    public static JsonObject Of(SimulatedCluster cluster) => With(cluster, cluster.Describe(), new JsonObject
    {
        ["control_plane"] = new JsonObject
        {
            ["masters"] = cluster.Masters.Count,
            ["healthy"] = cluster.HealthyMasters,
            ["quorum"] = Quorum.Of(cluster.Masters.Count),
            ["available"] = cluster.HasQuorum && cluster.Status != ClusterStatus.Shutoff,
        },
        ["masters"] = new JsonArray([.. cluster.Masters.Select(Of)]),
        ["operation"] = cluster.Operation is { } operation ? Of(operation) : null,
    });

    public static JsonObject Of(SimulatedCluster cluster, SimulatedGroup group, Func<string, bool> zoneIsOpen) =>
        With(cluster, group.Describe(cluster), new JsonObject
        {
            ["nodes"] = new JsonArray([.. group.Nodes.Select(node => new JsonObject
            {
                ["name"] = node.Name,
                ["zone"] = node.Zone,
                ["flavor"] = FlavorGrid.Find(node.FlavorId)?.Name ?? node.FlavorId,
                ["version"] = node.Version,
                ["healthy"] = zoneIsOpen(node.Zone),
            })]),
        });

    /// <summary>The same members for both generations.</summary>
    public static JsonObject Of(SimulatedCluster cluster, InstalledAddon addon) => Part(cluster, Json.ObjectOf(addon.Api), new JsonObject
    {
        ["work"] = addon.Work is { } work ? Json.NodeOf(work.Kind) : null,
        ["step_ends_at"] = addon.Work?.Due,
    });

    /// <summary>The same members for both generations.</summary>
    public static JsonObject Of(SimulatedCluster cluster, ClusterPolicy policy, PolicyTemplates templates) =>
        Part(cluster, Json.ObjectOf(policy.Api), new JsonObject { ["is_default"] = templates.Of(policy.Api).IsDefault });

    private static JsonObject Part(SimulatedCluster cluster, JsonObject api, JsonObject hidden)
    {
        api.Insert(0, "cluster_id", cluster.Id);
        return With(cluster, api, hidden);
    }

    private static JsonObject With(SimulatedCluster cluster, JsonObject api, JsonObject hidden)
    {
        api.Insert(0, "generation", cluster.Generation);
        hidden.Insert(0, "region", cluster.Region);
        api["simulator"] = hidden;
        return api;
    }

    private static JsonObject Of(Master master) => new()
    {
        ["number"] = master.Number,
        ["zone"] = master.Zone,
        ["flavor"] = FlavorGrid.Find(master.FlavorId)?.Name ?? master.FlavorId,
        ["version"] = master.Version,
        ["disks"] = Json.NodeOf(master.Disks),
        ["healthy"] = master.Healthy,
        ["in_work"] = master.InWork,
    };

    private static JsonObject Of(Operation operation) => new()
    {
        ["kind"] = Json.NodeOf(operation.Kind),
        ["step"] = operation.Current + 1,
        ["steps"] = operation.Steps.Count,
        ["step_ends_at"] = operation.PausedAt is null ? operation.Due : null,
    };
}
