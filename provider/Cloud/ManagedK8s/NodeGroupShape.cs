using System.Text.Json.Serialization;

namespace VkCloud.ManagedK8s;

/// <summary>The node group object (API reference 3.6), read alone or inside a cluster.</summary>
internal sealed record NodeGroupShape
{
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    [JsonPropertyName("uuid")]
    public string? Uuid { get; init; }

    [JsonPropertyName("name")]
    public string? Name { get; init; }

    [JsonPropertyName("cluster_id")]
    public string? ClusterId { get; init; }

    [JsonPropertyName("created_at")]
    public string? CreatedAt { get; init; }

    [JsonPropertyName("zones")]
    public IReadOnlyList<string?>? Zones { get; init; }

    [JsonPropertyName("scale_spec")]
    public ScaleSpecShape? ScaleSpec { get; init; }

    [JsonPropertyName("labels")]
    public IReadOnlyDictionary<string, string?>? Labels { get; init; }

    [JsonPropertyName("taints")]
    public IReadOnlyList<TaintShape?>? Taints { get; init; }

    [JsonPropertyName("vm_engine")]
    public VmEngineShape? VmEngine { get; init; }

    [JsonPropertyName("parallel_upgrade_chunk")]
    public long? ParallelUpgradeChunk { get; init; }

    [JsonPropertyName("disk_type")]
    public DiskTypeShape? DiskType { get; init; }

    /// <param name="clusterId">Of the cluster around it; null when the group was read alone.</param>
    /// <exception cref="FormatException">What makes it a group is missing; the message names the member.</exception>
    public NodeGroup ToNodeGroup(string? clusterId) => new()
    {
        Id = Id is { Length: > 0 } id ? id : throw new FormatException("id"),
        Uuid = Texts.OrNull(Uuid),
        Name = Texts.OrNull(Name),
        ClusterId = Texts.OrNull(ClusterId) ?? clusterId,
        CreatedAt = Texts.OrNull(CreatedAt),
        Zones = Texts.List(Zones),
        Scale = ScaleSpec?.ToScale(),
        Labels = Texts.Map(Labels),
        Taints = Taints?.OfType<TaintShape>().Select(taint => new Taint(taint.Key ?? "", taint.Value ?? "", taint.Effect ?? "")).ToList(),
        FlavorId = Texts.OrNull(VmEngine?.NovaEngine?.FlavorId),
        MaxUnavailablePercent = ParallelUpgradeChunk,
        DiskType = Texts.OrNull(DiskType?.CinderVolumeType?.Type),
        DiskSize = DiskType?.CinderVolumeType?.Size is > 0 and var size ? size : null,
    };
}
