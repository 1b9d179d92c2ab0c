namespace VkCloud.ContainerInfra;

/// <summary>The word of a first-generation node group's <c>state</c>; words never seen before are kept as they came.</summary>
/// <param name="Word">Upper case as the service writes it; empty when the service gave none.</param>
public readonly record struct NodeGroupState(string Word)
{
    public static NodeGroupState Running { get; } = new("RUNNING");

    public static NodeGroupState Shutoff { get; } = new("SHUTOFF");

    public static NodeGroupState Error { get; } = new("ERROR");

    public override string ToString() => Word is null or "" ? "(none)" : Word;
}
