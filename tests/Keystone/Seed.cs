using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Keystone;

/// <summary>What the tests find in Keystone, made through its own API.</summary>
/// <param name="Domain">Id of the domain <c>users</c>.</param>
/// <param name="CredentialId">Id of the application credential <c>ci</c> of user demo in project demo.</param>
internal sealed record Seed(string Domain, string Project, string OtherProject, string User, string CredentialId)
{
    public const string UserName = "demo";

    /// <summary>Neither ASCII nor free of what JSON escapes.</summary>
    public const string Password = "demo-\"пароль\"\\+<1>";

    public const string CredentialName = "ci";

    public const string CredentialSecret = "credential-secret-1";

    /// <param name="service">Address whose paths then tell which endpoint was taken.</param>
    public static async Task<Seed> PlantAsync(string identity, string service)
    {
        var domain = await AsAdminAsync(identity, "domains", "domain", new { name = "users" });
        var project = await AsAdminAsync(identity, "projects", "project", new { name = "demo", domain_id = domain });
        var other = await AsAdminAsync(identity, "projects", "project", new { name = "other", domain_id = domain });
        var user = await AsAdminAsync(
            identity, "users", "user", new { name = UserName, password = Password, domain_id = domain, default_project_id = project });

        using (var client = await ClientAsync(identity, AdminLogin()))
        {
            var roles = await client.GetFromJsonAsync<JsonNode>("roles?name=member");
            var role = (string)roles!["roles"]![0]!["id"]!;
            foreach (var where in new[] { project, other })
            {
                using var granted = await client.PutAsync(new Uri($"projects/{where}/users/{user}/roles/{role}", UriKind.Relative), null);
                granted.EnsureSuccessStatusCode();
            }
        }

        await AsAdminAsync(identity, "regions", "region", new { id = "kz" });
        foreach (var type in new[] { "compute", "container-infra" })
        {
            // The first service of the type has no endpoint where it is looked for.
            foreach (var (name, endpoints) in new[]
            {
                ("decoy", new[] { ("kz", "public"), ("RegionOne", "admin") }),
                (type, [("RegionOne", "internal"), ("RegionOne", "public")]),
            })
            {
                var id = await AsAdminAsync(identity, "services", "service", new { type, name });
                foreach (var (region, face) in endpoints)
                {
                    await AsAdminAsync(
                        identity, "endpoints", "endpoint",
                        new { service_id = id, region_id = region, @interface = face, url = $"{service}/{type}/{region}/{face}/%(tenant_id)s" });
                }
            }
        }

        using var own = await ClientAsync(identity, UserLogin(domain, project));
        var credential = await MakeAsync(
            own, $"users/{user}/application_credentials", "application_credential", new { name = CredentialName, secret = CredentialSecret });
        return new(domain, project, other, user, credential);
    }

    /// <summary>Each with a login of its own: a token may not live to the end of all of it.</summary>
    private static async Task<string> AsAdminAsync(string identity, string path, string member, object noun)
    {
        using var client = await ClientAsync(identity, AdminLogin());
        return await MakeAsync(client, path, member, noun);
    }

    private static async Task<string> MakeAsync(HttpClient client, string path, string member, object noun)
    {
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), Json(new Dictionary<string, object> { [member] = noun }));
        var body = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? (string)JsonNode.Parse(body)![member]!["id"]!
            : throw new InvalidOperationException($"POST {path}: {(int)answer.StatusCode} {body}");
    }

    private static async Task<HttpClient> ClientAsync(string identity, object login)
    {
        // The little server closes after each answer without saying so beforehand, and a POST on a connection taken up again would meet that.
        var transport = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero };
        var client = new HttpClient(transport) { BaseAddress = new($"{identity}/v3/") };
        using var answer = await client.PostAsync(new Uri("auth/tokens", UriKind.Relative), Json(login));
        answer.EnsureSuccessStatusCode();
        client.DefaultRequestHeaders.Add("X-Auth-Token", answer.Headers.GetValues("X-Subject-Token"));
        return client;
    }

    /// <summary>Of a length told beforehand: the little server does not read chunks.</summary>
    private static StringContent Json(object body) => new(JsonSerializer.Serialize(body), new MediaTypeHeaderValue("application/json"));

    private static object AdminLogin() => Login(
        new { name = "admin", domain = new { id = "default" }, password = KeystoneServer.AdminPassword },
        new { name = "admin", domain = new { id = "default" } });

    private static object UserLogin(string domain, string project) =>
        Login(new { name = UserName, domain = new { id = domain }, password = Password }, new { id = project });

    private static object Login(object user, object project) =>
        new { auth = new { identity = new { methods = new[] { "password" }, password = new { user } }, scope = new { project } } };
}
