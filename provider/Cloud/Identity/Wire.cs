using System.Text.Json.Serialization;
using VkCloud.Http;

namespace VkCloud.Identity;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AuthRequestShape))]
[JsonSerializable(typeof(TokenShape))]
[JsonSerializable(typeof(VersionsShape))]
internal sealed partial class IdentityJson : JsonSerializerContext;

/// <summary>Body of <c>POST auth/tokens</c> (API reference 1.5). Exactly one way of <see cref="IdentityShape"/> is set; null members are not sent.</summary>
internal sealed record AuthRequestShape(AuthRequestShape.AuthShape Auth)
{
    internal sealed record AuthShape(IdentityShape Identity, ScopeShape? Scope);

    internal sealed record IdentityShape(IReadOnlyList<string> Methods)
    {
        public PasswordShape? Password { get; init; }

        public ApplicationCredentialShape? ApplicationCredential { get; init; }

        public IdShape? Token { get; init; }
    }

    internal sealed record PasswordShape(UserShape User);

    internal sealed record UserShape(string? Id = null, string? Name = null, string? Password = null, DomainShape? Domain = null);

    internal sealed record DomainShape(string? Id, string? Name);

    internal sealed record ApplicationCredentialShape(string? Id, string? Name, string Secret, UserShape? User);

    internal sealed record ScopeShape(ProjectShape Project);

    internal sealed record ProjectShape(string? Id, string? Name = null, DomainShape? Domain = null);

    internal sealed record IdShape(string Id);
}

/// <summary>Body of every answer of <c>auth/tokens</c>.</summary>
internal sealed record TokenShape(TokenShape.TokenBodyShape? Token = null)
{
    internal sealed record TokenBodyShape(
        string? IssuedAt = null,
        string? ExpiresAt = null,
        NamedShape? Project = null,
        NamedShape? User = null,
        IReadOnlyList<EntryShape?>? Catalog = null);

    internal sealed record NamedShape(string? Id = null, string? Name = null);

    internal sealed record EntryShape(string? Type = null, IReadOnlyList<EndpointShape?>? Endpoints = null);

    internal sealed record EndpointShape(string? Interface = null, string? Region = null, string? RegionId = null, string? Url = null);
}

/// <summary>What Keystone says of its versions: <c>{"versions":{"values":[…]}}</c> at its root, <c>{"version":{…}}</c> at a version.</summary>
internal sealed record VersionsShape(VersionsShape.ValuesShape? Versions = null, VersionsShape.VersionShape? Version = null)
{
    internal sealed record ValuesShape(IReadOnlyList<VersionShape?>? Values = null);

    internal sealed record VersionShape(string? Id = null, string? Status = null, IReadOnlyList<LinkShape?>? Links = null);
}
