namespace VkCloud;

/// <summary>A user of Keystone: by id, or by name within a domain.</summary>
/// <param name="Id">Wins over everything else when not null.</param>
/// <param name="DomainId">Wins over <see cref="DomainName"/> when not null.</param>
public sealed record UserReference(string? Id = null, string? Name = null, string? DomainName = "users", string? DomainId = null);
