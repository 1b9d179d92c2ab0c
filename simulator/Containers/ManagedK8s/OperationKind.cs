namespace Vkcc.Simulator;

/// <summary>What a second-generation cluster can be busy with.</summary>
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
}
