namespace VkCloud;

/// <summary>An add-on in a cluster as the cloud shows it, in one vocabulary for both generations. Null: the API left it out, or the generation has no such
/// thing.</summary>
public sealed record Addon : IClusterMember
{
    /// <summary>Of the installation: a KSUID in the second generation, a UUID in the first, where another version is another installation.</summary>
    public required string Id { get; init; }

    public string? ClusterId { get; init; }

    /// <summary>In the catalogue: <c>ingress-nginx</c>. A cluster has an add-on once.</summary>
    public string? Name { get; init; }

    /// <summary>Of the chart, without a leading <c>v</c>.</summary>
    public string? Version { get; init; }

    /// <summary>What the catalogue calls this version; see <see cref="OfferedAddon.Id"/>.</summary>
    public string? VersionId { get; init; }

    public string? Namespace { get; init; }

    /// <summary>Of the installation.</summary>
    public string? ReleaseName { get; init; }

    /// <summary>YAML or JSON; not byte for byte what was sent.</summary>
    public string? Values { get; init; }

    public AddonStatus Status { get; init; }

    /// <summary>Opaque.</summary>
    public string? CreatedAt { get; init; }

    /// <summary>Opaque.</summary>
    public string? UpdatedAt { get; init; }

    /// <summary>First generation.</summary>
    public bool? UpgradeAvailable { get; init; }

    public MemberStatus Standing => new(Status.Phase, Status.ToString());
}

/// <summary>The status word of an add-on of either generation; words never seen before are kept as they came.</summary>
/// <param name="Word">Upper case as the service writes it; empty when the service gave none.</param>
public readonly record struct AddonStatus(string Word)
{
    public static AddonStatus Installed { get; } = new("INSTALLED");

    /// <summary>First generation: the trace that an upgrade leaves of the version before; another installation has taken its place.</summary>
    public static AddonStatus Replaced { get; } = new("REPLACED");

    /// <summary>First generation: gone.</summary>
    public static AddonStatus Deleted { get; } = new("DELETED");

    /// <summary>What it says about work (addons-and-policies.md A5 and B2).</summary>
    public MemberPhase Phase => Word switch
    {
        "INSTALLED" => MemberPhase.Settled,
        "ERROR" or "FAILED" => MemberPhase.Failed,
        "DELETING" => MemberPhase.Leaving,
        _ => MemberPhase.Busy,
    };

    /// <summary>False for what an upgrade or a removal has left of an entry.</summary>
    public bool IsThere => this != Replaced && this != Deleted;

    public override string ToString() => Word is null or "" ? "(none)" : Word;
}

/// <summary>One version of one add-on of the catalogue.</summary>
public sealed record OfferedAddon
{
    public required string Name { get; init; }

    /// <summary>Of the chart, without a leading <c>v</c>.</summary>
    public required string Version { get; init; }

    /// <summary>What an installation asks for: id of the version in the second generation, of the add-on in the first, where each version is an
    /// add-on.</summary>
    public required string Id { get; init; }

    /// <summary>Second generation: the add-on that it is a version of.</summary>
    public string? AddonId { get; init; }

    /// <summary>Second generation; the first leaves such versions out.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>Second generation, of a version that was read itself, with or without a leading <c>v</c>, in full or <c>1.34</c>. Null: not told.</summary>
    public IReadOnlyList<string>? KubernetesVersions { get; init; }

    /// <summary>YAML, of a version that was read itself. Null: not told.</summary>
    public string? DefaultValues { get; init; }

    /// <summary>First generation.</summary>
    public string? Description { get; init; }
}

/// <summary>What an add-on is asked to be: a new one, or one that is there.</summary>
public sealed record AddonSpec
{
    public required string ClusterId { get; init; }

    /// <summary>In the catalogue.</summary>
    public required string Name { get; init; }

    /// <summary><see cref="OfferedAddon.Id"/>.</summary>
    public required string VersionId { get; init; }

    /// <summary><see cref="OfferedAddon.AddonId"/>.</summary>
    public string? AddonId { get; init; }

    public required string Namespace { get; init; }

    public required string ReleaseName { get; init; }

    /// <summary>YAML or JSON.</summary>
    public required string Values { get; init; }
}
