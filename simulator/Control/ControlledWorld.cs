using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>The world as the control surface takes it: whatever stands in it, whoever's it is.</summary>
internal static class ControlledWorld
{
    extension(World world)
    {
        /// <summary>What is meant in a cluster of either generation, and that cluster.</summary>
        /// <param name="what">Its kind and id, for the refusal.</param>
        /// <exception cref="Refusal">404.</exception>
        public (SimulatedCluster Cluster, T Part) PartOf<T>(Func<SimulatedCluster, T?> part, string what)
            where T : class
        {
            var holder = world.AllClusters.FirstOrDefault(cluster => part(cluster) is not null) ?? throw Refusal.NotFound($"There is no {what}.");
            return (holder, part(holder)!);
        }

        /// <summary>The answer to a change that is done.</summary>
        public ApiResponse Done(JsonObject answer)
        {
            world.Changed = true;
            return ApiResponse.Ok(answer);
        }
    }
}
