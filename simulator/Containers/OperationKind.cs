namespace Vkcc.Simulator;

/// <summary>What a cluster can be busy with; power is for the first generation only (PWR-1, PWR-2).</summary>
internal enum OperationKind
{
    CreateCluster,
    UpdateCluster,
    UpgradeCluster,
    ResizeMasters,
    DeleteCluster,
    CreateNodeGroup,
    UpdateNodeGroup,
    DeleteNodeGroup,
    TurnOffCluster,
    TurnOnCluster,
}
