using System.Globalization;
using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>Keystone v3: version discovery, tokens, regions (vk-cloud-api.md sections 1.4, 1.5 and 5.2).</summary>
internal sealed class KeystoneApi(TokenStore tokens)
{
    public IEnumerable<Route> Routes =>
    [
        Route("GET", "identity", Access.Open, Versions),
        Route("GET", "identity/v3", Access.Open, Version),
        Route("POST", "identity/v3/auth/tokens", Access.Open, Login),
        Route("GET", "identity/v3/auth/tokens", Access.Token, Validate),
        Route("HEAD", "identity/v3/auth/tokens", Access.Token, Validate),
        Route("DELETE", "identity/v3/auth/tokens", Access.Token, Revoke),
        Route("GET", "identity/v3/auth/catalog", Access.Project, Catalog),
        Route("GET", "identity/v3/auth/projects", Access.Token, Projects),
        Route("GET", "identity/v3/regions", Access.Token, Regions),
        Route("GET", "identity/v3/regions/{id}", Access.Token, OneRegion),
    ];

    private static Route Route(string method, string pattern, Access access, Func<ApiRequest, ApiResponse> handle) =>
        new(method, pattern, access, Dialects.Keystone, handle);

    private static ApiResponse Catalog(ApiRequest request) =>
        ApiResponse.Ok(new JsonObject { ["catalog"] = ServiceCatalog.For(request.BaseUrl) });

    private static ApiResponse Versions(ApiRequest request) =>
        ApiResponse.Of(300, new JsonObject { ["versions"] = new JsonObject { ["values"] = new JsonArray(VersionObject(request)) } });

    private static ApiResponse Version(ApiRequest request) => ApiResponse.Ok(new JsonObject { ["version"] = VersionObject(request) });

    private static JsonObject VersionObject(ApiRequest request) => new()
    {
        ["id"] = "v3.14",
        ["status"] = "stable",
        ["updated"] = "2020-04-07T00:00:00Z",
        ["links"] = new JsonArray(new JsonObject { ["rel"] = "self", ["href"] = $"{request.BaseUrl}/identity/v3/" }),
        ["media-types"] = new JsonArray(new JsonObject { ["base"] = "application/json", ["type"] = "application/vnd.openstack.identity-v3+json" }),
    };

    private ApiResponse Login(ApiRequest request)
    {
        var (text, token) = tokens.Issue(new LoginReader(tokens).Read(request.ReadNode()));
        return Show(201, text, token, request);
    }

    private ApiResponse Validate(ApiRequest request)
    {
        var (text, token) = Subject(request);
        return Show(200, text, token, request);
    }

    private ApiResponse Revoke(ApiRequest request)
    {
        tokens.Revoke(Subject(request).Token);
        return ApiResponse.NoContent();
    }

    /// <summary>The token that the call is about, which need not be the one that authorises it.</summary>
    private (string Text, Token Token) Subject(ApiRequest request)
    {
        var text = request.Headers["X-Subject-Token"].ToString();
        return (text, tokens.Find(text) ?? throw Refusal.NotFound("Could not find the token named by X-Subject-Token."));
    }

    private static ApiResponse Projects(ApiRequest request) => ApiResponse.Ok(new JsonObject
    {
        ["projects"] = new JsonArray(new JsonObject
        {
            ["id"] = Preloaded.Project.Id,
            ["name"] = Preloaded.Project.Name,
            ["domain_id"] = Preloaded.DomainId,
            ["enabled"] = true,
        }),
        ["links"] = new JsonObject { ["next"] = null, ["previous"] = null, ["self"] = $"{request.BaseUrl}/identity/v3/auth/projects" },
    });

    private static ApiResponse Regions(ApiRequest request)
    {
        // No region has a parent, so a filter by one finds nothing.
        var all = request.QueryValue("parent_region_id") is null ? Preloaded.Regions : [];
        return ApiResponse.Ok(new JsonObject
        {
            ["regions"] = new JsonArray([.. all.Select(region => RegionObject(region, request))]),
            ["links"] = new JsonObject { ["next"] = null, ["previous"] = null, ["self"] = $"{request.BaseUrl}/identity/v3/regions" },
        });
    }

    private static ApiResponse OneRegion(ApiRequest request)
    {
        var region = Preloaded.Regions.FirstOrDefault(candidate => candidate.Id == request["id"])
            ?? throw Refusal.NotFound($"Could not find region: {request["id"]}.");
        return ApiResponse.Ok(new JsonObject { ["region"] = RegionObject(region, request) });
    }

    private static JsonObject RegionObject(Region region, ApiRequest request) => new()
    {
        ["id"] = region.Id,
        ["description"] = region.Description,
        ["parent_region_id"] = null,
        ["links"] = new JsonObject { ["self"] = $"{request.BaseUrl}/identity/v3/regions/{region.Id}" },
    };

    private static ApiResponse Show(int status, string text, Token token, ApiRequest request)
    {
        var response = ApiResponse.Of(status, new JsonObject { ["token"] = TokenObject(token, request) });
        response.Headers["X-Subject-Token"] = text;
        response.Headers["Vary"] = "X-Auth-Token";
        return response;
    }

    private static JsonObject TokenObject(Token token, ApiRequest request)
    {
        var user = Preloaded.Users.First(candidate => candidate.Id == token.UserId);
        var body = new JsonObject
        {
            ["methods"] = new JsonArray([.. token.Methods.Select(method => JsonValue.Create(method))]),
            ["issued_at"] = Time(token.IssuedAt),
            ["expires_at"] = Time(token.ExpiresAt),
            ["audit_ids"] = new JsonArray(token.AuditId),
            ["user"] = new JsonObject { ["id"] = user.Id, ["name"] = user.Name, ["domain"] = Domain(), ["password_expires_at"] = null },
        };
        if (token.ProjectId is not null)
        {
            body["project"] = new JsonObject { ["id"] = Preloaded.Project.Id, ["name"] = Preloaded.Project.Name, ["domain"] = Domain() };
            body["is_domain"] = false;
            body["roles"] = new JsonArray(new JsonObject { ["id"] = "66666666666666666666666666666666", ["name"] = user.Role });
            body["catalog"] = ServiceCatalog.For(request.BaseUrl);
        }

        if (token.ApplicationCredentialId is { } id)
        {
            var credential = Preloaded.ApplicationCredentials.First(candidate => candidate.Id == id);
            body["application_credential"] = new JsonObject { ["id"] = credential.Id, ["name"] = credential.Name, ["restricted"] = true };
        }

        return body;
    }

    private static JsonObject Domain() => new() { ["id"] = Preloaded.DomainId, ["name"] = Preloaded.DomainName };

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
