using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>Who somebody proved to be, and what for.</summary>
/// <param name="ProjectId">Null without scope.</param>
/// <param name="ExpiresAt">Set when a token led here: the new one does not outlive it.</param>
internal sealed record Login(
    User User,
    IReadOnlyList<string> Methods,
    string? ProjectId = null,
    string? ApplicationCredentialId = null,
    DateTimeOffset? ExpiresAt = null);

/// <summary>Reads and judges the body of <c>POST auth/tokens</c>: every way of logging in of vk-cloud-api.md section 1.5.</summary>
internal sealed class LoginReader(TokenStore tokens)
{
    public Login Read(JsonNode? body)
    {
        var auth = Need(body, "auth");
        var identity = Need(auth, "identity");
        var methods = Methods(identity);
        Login? login = null;
        foreach (var method in methods)
        {
            var proved = Prove(method, identity);
            if (login is not null && login.User != proved.User)
            {
                throw Refusal.Unauthorized();
            }

            login = login is null ? proved : login with { Methods = [.. login.Methods, .. proved.Methods] };
        }

        return Scope(login!, auth["scope"]);
    }

    private Login Prove(string method, JsonObject identity) => method switch
    {
        "password" => Password(Need(identity, method)),
        "token" => FromToken(Need(identity, method)),
        "application_credential" => Credential(Need(identity, method)),
        _ => throw Refusal.Unauthorized("Attempted to authenticate with an unsupported method."),
    };

    private static Login Password(JsonObject password)
    {
        var given = Need(password, "user");
        var secret = Text(given, "password") ?? throw Malformed("password", "user");
        var user = FindUser(given);
        return user is not null && user.Password == secret ? new Login(user, ["password"]) : throw Refusal.Unauthorized();
    }

    private Login FromToken(JsonObject token)
    {
        var old = tokens.Find(Text(token, "id") ?? throw Malformed("id", "token")) ?? throw Refusal.Unauthorized();
        var user = Preloaded.Users.First(candidate => candidate.Id == old.UserId);
        return new Login(user, [.. old.Methods.Where(method => method != "token").Prepend("token")], ExpiresAt: old.ExpiresAt);
    }

    private static Login Credential(JsonObject given)
    {
        var secret = Text(given, "secret") ?? throw Malformed("secret", "application_credential");
        var credential = Text(given, "id") is { } id
            ? Preloaded.ApplicationCredentials.FirstOrDefault(candidate => candidate.Id == id)
            : NamedCredential(given);
        return credential is not null && credential.Secret == secret
            ? new Login(Preloaded.Users.First(user => user.Id == credential.UserId), ["application_credential"], credential.ProjectId, credential.Id)
            : throw Refusal.Unauthorized();
    }

    /// <summary>A name is unique for its user only, so both are needed.</summary>
    private static ApplicationCredential? NamedCredential(JsonObject given)
    {
        var name = Text(given, "name") ?? throw Malformed("id", "application_credential");
        var owner = FindUser(Need(given, "user"));
        return Preloaded.ApplicationCredentials.FirstOrDefault(candidate => candidate.Name == name && candidate.UserId == owner?.Id);
    }

    private static User? FindUser(JsonObject given)
    {
        if (Text(given, "id") is { } id)
        {
            return Preloaded.Users.FirstOrDefault(user => user.Id == id);
        }

        var name = Text(given, "name") ?? throw Malformed("id or name", "user");
        return IsOurDomain(Need(given, "domain")) ? Preloaded.Users.FirstOrDefault(user => user.Name == name) : null;
    }

    private static Login Scope(Login login, JsonNode? scope)
    {
        if (scope is null)
        {
            return login;
        }

        if (login.ApplicationCredentialId is not null)
        {
            throw Refusal.Unauthorized("Error authenticating with application credential: Application credentials cannot request a scope.");
        }

        // Nobody here has a role in a domain, so a scope of one is refused like a project that is not there.
        var project = scope is JsonObject && scope["project"] is JsonObject given ? FindProject(given) : null;
        return project is null ? throw Refusal.Unauthorized() : login with { ProjectId = project.Id };
    }

    private static Project? FindProject(JsonObject given)
    {
        var found = Text(given, "id") is { } id
            ? id == Preloaded.Project.Id
            : Text(given, "name") == Preloaded.Project.Name && IsOurDomain(Need(given, "domain"));
        return found ? Preloaded.Project : null;
    }

    private static bool IsOurDomain(JsonObject domain) => Text(domain, "id") is { } id
        ? id == Preloaded.DomainId
        : (Text(domain, "name") ?? throw Malformed("id or name", "domain")) == Preloaded.DomainName;

    private static string[] Methods(JsonObject identity) =>
        identity["methods"] is JsonArray { Count: > 0 and <= 3 } methods && methods.All(method => method is JsonValue value && value.TryGetValue<string>(out _))
            ? [.. methods.Select(method => method!.GetValue<string>())]
            : throw Malformed("methods", "identity");

    private static JsonObject Need(JsonNode? parent, string member) =>
        parent is JsonObject && parent[member] is JsonObject child ? child : throw Malformed(member, "the request body");

    private static string? Text(JsonObject parent, string member) =>
        parent[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static Refusal Malformed(string member, string parent) => Refusal.Invalid(
        $"Expecting to find {member} in {parent}. The server could not comply with the request since it is either malformed or otherwise incorrect. "
        + "The client is assumed to be in error.");
}
