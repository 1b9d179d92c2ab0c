namespace Vkcc.Simulator;

/// <summary>What is different after a step, and after the whole operation, on a first-generation cluster.</summary>
internal static class InfraEffects
{
    public static void StepDone(InfraCluster cluster, Operation operation, OperationStep step)
    {
        if (step.Master is { } number && cluster.Masters.Find(candidate => candidate.Number == number) is { } master)
        {
            master.InWork = false;
            master.Version = operation.TargetVersion ?? master.Version;
            master.FlavorId = operation.TargetFlavorId ?? master.FlavorId;
        }

        if (step.Wave is { } wave && cluster.Groups.Find(group => group.Api.Uuid == step.NodeGroupId) is { } rolling)
        {
            foreach (var node in operation.Rolling ? rolling.Nodes.Skip(wave * rolling.WaveSize).Take(rolling.WaveSize) : rolling.Nodes)
            {
                node.Version = operation.TargetVersion ?? node.Version;
                node.FlavorId = operation.TargetFlavorId ?? node.FlavorId;
            }
        }
    }

    public static void Done(InfraCluster cluster, Operation operation)
    {
        switch (operation.Kind)
        {
            case OperationKind.CreateCluster:
                ShowAddresses(cluster);
                break;
            case OperationKind.UpgradeCluster:
                Upgraded(cluster, ClusterTemplates.Find(operation.TargetTemplateId)!);
                break;
            case OperationKind.ResizeMasters:
                cluster.Api = cluster.Api with { MasterFlavorId = operation.TargetFlavorId! };
                break;
            case OperationKind.CreateNodeGroup or OperationKind.UpdateNodeGroup:
                SettleGroup(cluster, operation);
                break;
            case OperationKind.DeleteNodeGroup:
                cluster.Groups.RemoveAll(group => group.Api.Uuid == operation.NodeGroupId);
                break;
            case OperationKind.UpdateCluster or OperationKind.DeleteCluster or OperationKind.TurnOffCluster or OperationKind.TurnOnCluster:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(operation), operation.Kind, "an operation without effect");
        }
    }

    private static void ShowAddresses(InfraCluster cluster)
    {
        var outside = cluster.ReservedFip.Length > 0 ? cluster.ReservedFip : cluster.ReservedVip;
        cluster.Api = cluster.Api with
        {
            ApiLbVip = cluster.ReservedVip,
            ApiLbFip = cluster.ReservedFip,
            ApiAddress = $"https://{outside}:6443",
            MasterAddresses = [.. cluster.ReservedMasterIps],
        };
    }

    /// <summary>What came from the old template comes from the new one; what was asked for stays.</summary>
    private static void Upgraded(InfraCluster cluster, ClusterTemplate template)
    {
        var old = ClusterTemplates.Find(cluster.Api.ClusterTemplateId)?.Labels ?? [];
        var labels = template.Labels;
        foreach (var (key, value) in cluster.Api.Labels.Where(label => old.GetValueOrDefault(label.Key) != label.Value))
        {
            labels[key] = value;
        }

        cluster.Api = cluster.Api with { ClusterTemplateId = template.Uuid, CoeVersion = template.Version.ToString(), Labels = labels };
        cluster.Masters.ForEach(master => master.Version = cluster.Api.CoeVersion);
        cluster.Groups.ForEach(group => group.Nodes.ForEach(node => node.Version = cluster.Api.CoeVersion));
    }

    private static void SettleGroup(InfraCluster cluster, Operation operation)
    {
        // A patch through the control surface may have taken the group away meanwhile.
        if (cluster.Groups.Find(candidate => candidate.Api.Uuid == operation.NodeGroupId) is not { } group)
        {
            return;
        }

        if (operation.TargetFlavorId is { } flavor)
        {
            group.Api = group.Api with { FlavorId = flavor };
            group.Nodes.ForEach(node => node.FlavorId = flavor);
        }

        group.MatchSize(cluster, operation.Due);
        group.Api = group.Api with { UpdatedAt = ClusterFactory.Time(operation.Due) };
    }
}
