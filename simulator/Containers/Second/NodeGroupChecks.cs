namespace Vkcc.Simulator.Second;

/// <summary>Which rules each call on a node group must pass; in order, because later ones rest on earlier ones.</summary>
internal static class NodeGroupChecks
{
    public static IEnumerable<Refusal?> Create(NodeGroupSpec spec, Cluster cluster, World world, Region region)
    {
        var name = spec.Name ?? "";
        yield return NameRules.Length("node group", name);
        yield return NameRules.Characters("node group", name);
        yield return NameRules.Reserved(name);
        yield return ScaleRules.OneZone(spec.Zones);
        var zone = spec.Zones![0]!;
        yield return MachineRules.ZoneIsThere(zone, region, world.IsOpen);
        yield return MachineRules.FlavorExists(spec.VmEngine?.NovaEngine?.FlavorId);
        yield return MachineRules.FlavorInZone(spec.VmEngine?.NovaEngine?.FlavorId, zone);
        yield return MachineRules.DiskTypeInZone(spec.DiskType?.CinderVolumeType?.Type, region.Id, zone);
        yield return MachineRules.DiskSize(spec.DiskType?.CinderVolumeType?.Size);
        foreach (var result in Scale(spec.ScaleSpec))
        {
            yield return result;
        }

        yield return ScaleRules.UpgradeChunk(spec.ParallelUpgradeChunk);
        yield return LabelRules.NodeLabels(spec.Labels);
        yield return LabelRules.Taints(spec.Taints);
        yield return NameRules.UniqueGroup(name, cluster);
        foreach (var result in QuotaRules.NewNodeGroup(
            world, region.Id, spec.VmEngine!.NovaEngine!.FlavorId!, spec.ScaleSpec!.Size, spec.DiskType!.CinderVolumeType!.Size))
        {
            yield return result;
        }
    }

    public static IEnumerable<Refusal?> Update(UpdateNodeGroupRequest body, NodeGroup group, Cluster cluster, World world)
    {
        if (body.VmEngine is not null)
        {
            yield return MachineRules.FlavorExists(body.VmEngine?.NovaEngine?.FlavorId);
            yield return MachineRules.FlavorInZone(body.VmEngine?.NovaEngine?.FlavorId, group.Api.Zone);
        }

        foreach (var result in body.ScaleSpec is null ? [] : Scale(body.ScaleSpec))
        {
            yield return result;
        }

        yield return body.ParallelUpgradeChunk is { } percent ? ScaleRules.UpgradeChunk(percent) : null;
        yield return LabelRules.NodeLabels(body.Labels);
        yield return LabelRules.Taints(body.Taints);

        var disk = group.Api.DiskType.CinderVolumeType?.Size ?? 0;
        var to = (body.VmEngine?.NovaEngine?.FlavorId ?? group.Api.FlavorId, body.ScaleSpec?.Size ?? group.Api.ScaleSpec.Size, disk);
        foreach (var result in QuotaRules.Change(world, cluster.Region, (group.Api.FlavorId, group.Api.ScaleSpec.Size, disk), to, workers: true))
        {
            yield return result;
        }
    }

    private static IEnumerable<Refusal?> Scale(ScaleSpec? scale)
    {
        yield return ScaleRules.Kind(scale);
        yield return ScaleRules.Size(scale);
        yield return ScaleRules.Limits(scale);
    }
}
