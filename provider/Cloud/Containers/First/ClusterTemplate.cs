namespace VkCloud.First;

/// <summary>What a cluster is made from and upgraded to: it stands for a Kubernetes version (API reference 2.8).</summary>
public sealed record ClusterTemplate
{
    public required string Uuid { get; init; }

    public string? Name { get; init; }

    /// <summary>The Kubernetes version as the service writes it, <c>1.32</c> or in full; null for templates without one.</summary>
    public string? Version { get; init; }

    /// <summary>Opaque; null when not told.</summary>
    public string? CreatedAt { get; init; }

    /// <summary>Opaque; null while it is offered for new clusters.</summary>
    public string? DeprecatedAt { get; init; }

    /// <summary>Flavor of masters when a cluster names none.</summary>
    public string? MasterFlavorId { get; init; }

    /// <summary>What clusters of it get unless they say otherwise. Null and empty mean the same.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>Such as <c>almalinux</c>; the API says <c>cluster_distro</c>.</summary>
    public string? Distro { get; init; }
}
