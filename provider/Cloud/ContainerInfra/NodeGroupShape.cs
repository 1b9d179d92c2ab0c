using System.Text.Json.Serialization;

namespace VkCloud.ContainerInfra;

/// <summary>The node group object (API reference 2.6).</summary>
internal sealed record NodeGroupShape
{
    [JsonPropertyName("uuid"), JsonConverter(typeof(LooseText))]
    public string? Uuid { get; init; }

    [JsonPropertyName("cluster_id"), JsonConverter(typeof(LooseText))]
    public string? ClusterId { get; init; }

    [JsonPropertyName("name"), JsonConverter(typeof(LooseText))]
    public string? Name { get; init; }

    [JsonPropertyName("state"), JsonConverter(typeof(LooseText))]
    public string? State { get; init; }

    [JsonPropertyName("created_at"), JsonConverter(typeof(LooseText))]
    public string? CreatedAt { get; init; }

    [JsonPropertyName("updated_at"), JsonConverter(typeof(LooseText))]
    public string? UpdatedAt { get; init; }

    [JsonPropertyName("flavor_id"), JsonConverter(typeof(LooseText))]
    public string? FlavorId { get; init; }

    [JsonPropertyName("node_count"), JsonConverter(typeof(LooseNumber))]
    public long? NodeCount { get; init; }

    [JsonPropertyName("autoscaling_enabled"), JsonConverter(typeof(LooseFlag))]
    public bool? AutoscalingEnabled { get; init; }

    [JsonPropertyName("min_nodes"), JsonConverter(typeof(LooseNumber))]
    public long? MinNodes { get; init; }

    [JsonPropertyName("max_nodes"), JsonConverter(typeof(LooseNumber))]
    public long? MaxNodes { get; init; }

    [JsonPropertyName("volume_type"), JsonConverter(typeof(LooseText))]
    public string? VolumeType { get; init; }

    [JsonPropertyName("volume_size"), JsonConverter(typeof(LooseNumber))]
    public long? VolumeSize { get; init; }

    [JsonPropertyName("availability_zones"), JsonConverter(typeof(LooseList))]
    public IReadOnlyList<string>? AvailabilityZones { get; init; }

    [JsonPropertyName("labels"), JsonConverter(typeof(LooseMap))]
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    [JsonPropertyName("taints")]
    public IReadOnlyList<TaintShape?>? Taints { get; init; }

    [JsonPropertyName("max_node_unavailable"), JsonConverter(typeof(LooseNumber))]
    public long? MaxNodeUnavailable { get; init; }

    [JsonPropertyName("nodes")]
    public IReadOnlyList<NodeShape?>? Nodes { get; init; }

    /// <param name="clusterId">The cluster that was asked for; null when the group was read alone.</param>
    /// <exception cref="FormatException">What makes it a group is missing; the message names the member.</exception>
    public NodeGroup ToNodeGroup(string? clusterId) => new()
    {
        Uuid = Uuid is { Length: > 0 } uuid ? uuid : throw new FormatException("uuid"),
        ClusterId = Texts.OrNull(ClusterId) ?? clusterId,
        Name = Texts.OrNull(Name),
        State = new(State ?? ""),
        CreatedAt = Texts.OrNull(CreatedAt),
        UpdatedAt = Texts.OrNull(UpdatedAt),
        FlavorId = Texts.OrNull(FlavorId),
        NodeCount = NodeCount,
        AutoscalingEnabled = AutoscalingEnabled,
        MinNodes = MinNodes,
        MaxNodes = MaxNodes,
        DiskType = Texts.OrNull(VolumeType),
        DiskSize = VolumeSize is > 0 ? VolumeSize : null,
        AvailabilityZones = AvailabilityZones,
        Labels = Labels,
        Taints = Taints?.OfType<TaintShape>().Select(taint => new Taint(taint.Key ?? "", taint.Value ?? "", taint.Effect ?? "")).ToList(),
        MaxUnavailablePercent = MaxNodeUnavailable is > 0 ? MaxNodeUnavailable : null,
        Nodes = Nodes?.OfType<NodeShape>()
            .Where(node => !string.IsNullOrEmpty(node.Uuid))
            .Select(node => new Node(node.Uuid!, Texts.OrNull(node.Name), Texts.OrNull(node.DeployStatus)))
            .ToList(),
    };

    internal sealed record NodeShape
    {
        [JsonPropertyName("uuid"), JsonConverter(typeof(LooseText))]
        public string? Uuid { get; init; }

        [JsonPropertyName("name"), JsonConverter(typeof(LooseText))]
        public string? Name { get; init; }

        [JsonPropertyName("deploy_status"), JsonConverter(typeof(LooseText))]
        public string? DeployStatus { get; init; }
    }
}
