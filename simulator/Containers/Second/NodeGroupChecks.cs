namespace Vkcc.Simulator.Second;

/// <summary>Which rules each call on a node group must pass; in order, because later ones rest on earlier ones.</summary>
internal static class NodeGroupChecks
{
    public static void Create(NodeGroupSpec spec, Cluster cluster, World world, Region region)
    {
        var name = spec.Name ?? "";
        Refusal.ThrowFirst(NameRules.Length("node group", name));
        Refusal.ThrowFirst(NameRules.Characters("node group", name));
        Refusal.ThrowFirst(NameRules.Reserved(name));
        Refusal.ThrowFirst(ScaleRules.OneZone(spec.Zones));
        var zone = spec.Zones![0]!;
        Refusal.ThrowFirst(MachineRules.ZoneIsThere(zone, region, world.IsOpen));
        Refusal.ThrowFirst(MachineRules.FlavorExists(spec.VmEngine?.NovaEngine?.FlavorId));
        Refusal.ThrowFirst(MachineRules.FlavorInZone(spec.VmEngine?.NovaEngine?.FlavorId, zone));
        Refusal.ThrowFirst(MachineRules.DiskTypeInZone(spec.DiskType?.CinderVolumeType?.Type, region.Id, zone));
        Refusal.ThrowFirst(MachineRules.DiskSize(spec.DiskType?.CinderVolumeType?.Size));
        Scale(spec.ScaleSpec);

        Refusal.ThrowFirst(ScaleRules.UpgradeChunk(spec.ParallelUpgradeChunk));
        Refusal.ThrowFirst(LabelRules.NodeLabels(spec.Labels));
        Refusal.ThrowFirst(LabelRules.Taints(spec.Taints));
        Refusal.ThrowFirst(NameRules.UniqueGroup(name, cluster));
        Refusal.ThrowFirst(QuotaRules.NewNodeGroup(
            world, region.Id, spec.VmEngine!.NovaEngine!.FlavorId!, spec.ScaleSpec!.Size, spec.DiskType!.CinderVolumeType!.Size));
    }

    public static void Update(UpdateNodeGroupRequest body, NodeGroup group, Cluster cluster, World world)
    {
        if (body.VmEngine is not null)
        {
            Refusal.ThrowFirst(MachineRules.FlavorExists(body.VmEngine?.NovaEngine?.FlavorId));
            Refusal.ThrowFirst(MachineRules.FlavorInZone(body.VmEngine?.NovaEngine?.FlavorId, group.Api.Zone));
        }

        if (body.ScaleSpec is not null)
        {
            Scale(body.ScaleSpec);
        }


        Refusal.ThrowFirst(body.ParallelUpgradeChunk is { } percent ? ScaleRules.UpgradeChunk(percent) : null);
        Refusal.ThrowFirst(LabelRules.NodeLabels(body.Labels));
        Refusal.ThrowFirst(LabelRules.Taints(body.Taints));

        var to = (body.VmEngine?.NovaEngine?.FlavorId ?? group.FlavorId, body.ScaleSpec?.Size ?? group.Size, group.DiskSize);
        Refusal.ThrowFirst(QuotaRules.Change(world, cluster.Region, (group.FlavorId, group.Size, group.DiskSize), to, workers: true));
    }

    private static void Scale(ScaleSpec? scale)
    {
        Refusal.ThrowFirst(ScaleRules.Kind(scale));
        Refusal.ThrowFirst(ScaleRules.Size(scale));
        Refusal.ThrowFirst(ScaleRules.Limits(scale));
    }
}
