namespace Vkcc.Simulator;

internal sealed record RegionView(string Id, string Description, IReadOnlyList<ZoneView> Zones, IReadOnlyList<NetworkView> Networks, IReadOnlyList<ClusterView> Clusters)
{
    public static RegionView Of(World world, Region region)
    {
        ClusterView[] clusters = [.. world.AllClusters.Where(cluster => cluster.Region == region.Id).Select(cluster => ClusterView.Of(cluster, world))];

        // A patch through the control surface can put machines where there is no zone; they are shown all the same.
        var named = clusters.SelectMany(cluster => cluster.Masters.Select(master => master.Zone).Concat(cluster.NodeGroups.Select(group => group.Zone)));
        return new RegionView(
            region.Id,
            region.Description,
            [.. region.Zones.Union(named).Select(zone => new ZoneView(zone, region.Zones.Contains(zone), !world.IsOpen(zone)))],
            [.. world.Networking.Networks.Where(network => network.Region == region.Id).Select(network => NetworkView.Of(network, world))],
            clusters);
    }
}

/// <param name="Known">False for a zone that only a patched object names; it cannot fail.</param>
internal sealed record ZoneView(string Name, bool Known, bool Failed);
