namespace Vkcc.Simulator;

/// <summary>What first-generation clusters take of compute's limits in a region; machines of the second are not the project's (GEN-4).</summary>
/// <param name="Ram">MB.</param>
internal sealed record ComputeUsage(long Cores, long Ram, long Instances)
{
    public static ComputeUsage Of(World world, string region)
    {
        var clusters = world.InfraClusters.Where(cluster => cluster.Region == region).ToArray();
        (Flavor? Flavor, long Count)[] machines =
        [
            .. clusters.Select(cluster => (FlavorGrid.Find(cluster.Api.MasterFlavorId), (long)cluster.Api.MasterCount)),
            .. clusters.SelectMany(cluster => cluster.Groups).Select(group => (FlavorGrid.Find(group.Api.FlavorId), (long)group.Api.NodeCount)),
        ];
        return new ComputeUsage(
            machines.Sum(machine => machine.Count * (machine.Flavor?.Vcpus ?? 0)),
            machines.Sum(machine => machine.Count * (machine.Flavor?.RamGb ?? 0) * 1024),
            machines.Sum(machine => machine.Count));
    }
}
