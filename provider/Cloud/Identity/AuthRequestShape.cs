using System.Text.Json.Serialization;

namespace VkCloud.Identity;

/// <summary>Body of <c>POST auth/tokens</c> (API reference 1.5). Exactly one way of <see cref="IdentityShape"/> is set; null members are not sent.</summary>
internal sealed record AuthRequestShape([property: JsonPropertyName("auth")] AuthRequestShape.AuthShape Auth)
{
    internal sealed record AuthShape(
        [property: JsonPropertyName("identity")] IdentityShape Identity,
        [property: JsonPropertyName("scope")] ScopeShape? Scope);

    internal sealed record IdentityShape([property: JsonPropertyName("methods")] IReadOnlyList<string> Methods)
    {
        [JsonPropertyName("password")]
        public PasswordShape? Password { get; init; }

        [JsonPropertyName("application_credential")]
        public ApplicationCredentialShape? ApplicationCredential { get; init; }

        [JsonPropertyName("token")]
        public IdShape? Token { get; init; }
    }

    internal sealed record PasswordShape([property: JsonPropertyName("user")] UserShape User);

    internal sealed record UserShape
    {
        [JsonPropertyName("id")]
        public string? Id { get; init; }

        [JsonPropertyName("name")]
        public string? Name { get; init; }

        [JsonPropertyName("password")]
        public string? Password { get; init; }

        [JsonPropertyName("domain")]
        public DomainShape? Domain { get; init; }
    }

    internal sealed record DomainShape([property: JsonPropertyName("id")] string? Id, [property: JsonPropertyName("name")] string? Name);

    internal sealed record ApplicationCredentialShape(
        [property: JsonPropertyName("id")] string? Id,
        [property: JsonPropertyName("name")] string? Name,
        [property: JsonPropertyName("secret")] string Secret,
        [property: JsonPropertyName("user")] UserShape? User);

    internal sealed record ScopeShape([property: JsonPropertyName("project")] ProjectShape Project);

    internal sealed record ProjectShape(
        [property: JsonPropertyName("id")] string? Id,
        [property: JsonPropertyName("name")] string? Name = null,
        [property: JsonPropertyName("domain")] DomainShape? Domain = null);

    internal sealed record IdShape([property: JsonPropertyName("id")] string Id);
}
