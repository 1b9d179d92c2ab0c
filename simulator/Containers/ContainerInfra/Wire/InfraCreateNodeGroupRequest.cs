namespace Vkcc.Simulator;

/// <summary>Body of <c>POST nodegroups</c> (vk-cloud-api.md section 2.5).</summary>
internal sealed record InfraCreateNodeGroupRequest
{
    public string? ClusterId { get; init; }

    public string? Name { get; init; }

    public int? NodeCount { get; init; }

    public int? MinNodes { get; init; }

    public int? MaxNodes { get; init; }

    public bool? AutoscalingEnabled { get; init; }

    public string? FlavorId { get; init; }

    public string? ImageId { get; init; }

    /// <summary>GB.</summary>
    public int? VolumeSize { get; init; }

    public string? VolumeType { get; init; }

    public IReadOnlyList<string?>? AvailabilityZones { get; init; }

    /// <summary>Percent.</summary>
    public int? MaxNodeUnavailable { get; init; }

    public IReadOnlyList<InfraLabel?>? Labels { get; init; }

    public IReadOnlyList<Taint?>? Taints { get; init; }
}
