namespace VkCloud;

/// <summary>A project by its name, which is unique within a domain only.</summary>
/// <param name="DomainId">Wins over <see cref="DomainName"/> when not null.</param>
public sealed record ProjectReference(string Name, string? DomainName = "users", string? DomainId = null);
