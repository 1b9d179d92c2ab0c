namespace VkCloud;

/// <summary>One cloud of clouds.yaml: who logs in, where, and into what. Null members are not said there.</summary>
public sealed record CloudEntry
{
    public required string Name { get; init; }

    /// <summary>The file it stands in.</summary>
    public required string File { get; init; }

    public string? AuthUrl { get; init; }

    public string? Region { get; init; }

    public string? ProjectId { get; init; }

    /// <summary>The project by name; null when there is a <see cref="ProjectId"/>.</summary>
    public ProjectReference? Project { get; init; }

    public required Credentials Credentials { get; init; }

    public string? CaCertFile { get; init; }

    public EndpointOverrides EndpointOverrides { get; init; } = new();

    /// <summary>Options with everything that the entry says, and the defaults for what it does not.</summary>
    public CloudOptions ToOptions() => new()
    {
        AuthUrl = AuthUrl ?? CloudOptions.DefaultAuthUrl,
        Region = Region ?? CloudOptions.DefaultRegion,
        ProjectId = ProjectId,
        Project = Project,
        Credentials = Credentials,
        CaCertFile = CaCertFile,
        EndpointOverrides = EndpointOverrides,
    };
}
