namespace Vkcc.Simulator;

/// <summary>What is different after a step, and after the whole operation.</summary>
internal static class OperationEffects
{
    public static void StepDone(Cluster cluster, Operation operation, OperationStep step)
    {
        if (step.Master is { } number)
        {
            var master = cluster.Masters[number];
            master.InWork = false;
            master.Version = operation.TargetVersion ?? master.Version;
            master.FlavorId = operation.TargetFlavorId ?? master.FlavorId;
        }

        if (step.Wave is { } wave && cluster.Groups.Find(group => group.Api.Id == step.NodeGroupId) is { } rolling)
        {
            foreach (var node in rolling.Nodes.Skip(wave * rolling.WaveSize).Take(rolling.WaveSize))
            {
                node.Version = operation.TargetVersion ?? node.Version;
                node.FlavorId = operation.TargetFlavorId ?? node.FlavorId;
            }
        }
    }

    public static void Done(Cluster cluster, Operation operation)
    {
        switch (operation.Kind)
        {
            case OperationKind.CreateCluster:
                ShowAddresses(cluster);
                break;
            case OperationKind.UpgradeCluster:
                // design.md section 8: the old version is shown until the upgrade is complete.
                cluster.Api = cluster.Api with { Version = operation.TargetVersion ?? cluster.Api.Version };
                break;
            case OperationKind.ResizeMasters:
                cluster.Api = cluster.Api with { Master = cluster.Api.Master with { VmEngine = new MachineEngine(new NovaEngine(operation.TargetFlavorId)) } };
                break;
            case OperationKind.CreateNodeGroup or OperationKind.UpdateNodeGroup:
                SettleGroup(cluster, operation);
                break;
            case OperationKind.DeleteNodeGroup:
                cluster.Groups.RemoveAll(group => group.Api.Id == operation.NodeGroupId);
                break;
            case OperationKind.UpdateCluster or OperationKind.DeleteCluster:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(operation), operation.Kind, "an operation without effect");
        }
    }

    private static void ShowAddresses(Cluster cluster)
    {
        var outside = cluster.ReservedExternalIp.Length > 0 ? cluster.ReservedExternalIp : cluster.ReservedInternalIp;
        cluster.Api = cluster.Api with
        {
            InternalIp = cluster.ReservedInternalIp,
            ExternalIp = cluster.ReservedExternalIp,
            ApiAddress = $"https://{outside}:6443",
        };
    }

    private static void SettleGroup(Cluster cluster, Operation operation)
    {
        // A patch through the control surface may have taken the group away meanwhile.
        if (cluster.Groups.Find(candidate => candidate.Api.Id == operation.NodeGroupId) is not { } group)
        {
            return;
        }

        if (operation.TargetFlavorId is { } flavor)
        {
            group.Api = group.Api with { VmEngine = new MachineEngine(new NovaEngine(flavor)) };
            group.Nodes.ForEach(node => node.FlavorId = flavor);
        }

        group.MatchSize(cluster.Api.Name, cluster.Api.Version);
    }
}
