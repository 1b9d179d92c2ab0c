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

    internal sealed record UserShape(
        [property: JsonPropertyName("name")] string Name,
        [property: JsonPropertyName("password")] string Password,
        [property: JsonPropertyName("domain")] DomainShape? Domain);

    internal sealed record DomainShape([property: JsonPropertyName("id")] string? Id, [property: JsonPropertyName("name")] string? Name);

    internal sealed record ApplicationCredentialShape([property: JsonPropertyName("id")] string Id, [property: JsonPropertyName("secret")] string Secret);

    internal sealed record ScopeShape([property: JsonPropertyName("project")] IdShape Project);

    internal sealed record IdShape([property: JsonPropertyName("id")] string Id);
}
