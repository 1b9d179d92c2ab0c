using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>Who calls, by the Keystone token that the call bears, and what the role in the project allows (AUTH-1, AUTH-3).</summary>
internal sealed class KubernetesUser
{
    private static readonly string[] Reading = ["get", "list", "watch"];

    private readonly User? user;
    private readonly string? projectId;
    private readonly bool inProject;

    private KubernetesUser(User? user, string? projectId, bool inProject)
    {
        this.user = user;
        this.projectId = projectId;
        this.inProject = inProject;
    }

    private string Name => user?.Name ?? "system:anonymous";

    private string Role => inProject ? user!.Role : "";

    /// <exception cref="KubernetesRefusal">401: the token is unknown, revoked or expired.</exception>
    public static KubernetesUser Of(KubernetesRequest request, SimulatedCluster cluster, TokenStore tokens)
    {
        if (request.Token is not { } text)
        {
            return new KubernetesUser(null, null, inProject: false);
        }

        var token = tokens.Find(text) ?? throw KubernetesRefusal.Unauthorized();
        return new KubernetesUser(Preloaded.Users.First(candidate => candidate.Id == token.UserId), token.ProjectId, token.ProjectId == cluster.ProjectId);
    }

    /// <exception cref="KubernetesRefusal">403: nobody in particular, or somebody without a role in the cluster's project.</exception>
    public void Authorize(KubernetesRequest request)
    {
        // Whoever is logged in may discover, and ask what is allowed.
        var open = request.Segments is ["api"] or ["api", _] or ["apis"] or ["apis", _] or ["apis", _, _]
            or ["apis", "authorization.k8s.io" or "authentication.k8s.io", ..];
        if (user is not null && (open || inProject))
        {
            return;
        }

        if (request.Segments is ["api", _, var resource, .. var rest])
        {
            var verb = request.Method != "GET" ? request.Method.ToLowerInvariant() : rest.Length > 0 ? "get" : request.Flag("watch") ? "watch" : "list";
            throw KubernetesRefusal.Forbidden(
                $"{resource} is forbidden: User \"{Name}\" cannot {verb} resource \"{resource}\" in API group \"\" at the cluster scope",
                new JsonObject { ["kind"] = resource });
        }

        throw KubernetesRefusal.Forbidden($"forbidden: User \"{Name}\" cannot {request.Method.ToLowerInvariant()} path \"{request.Path}\"");
    }

    /// <summary>Whether the role allows what these attributes of a review name.</summary>
    public (bool Allowed, string Reason) Judge(JsonObject attributes)
    {
        var verb = attributes["verb"]?.ToString() ?? "";
        return Role switch
        {
            "mcs_k8s_admin" => (true, "the role mcs_k8s_admin allows everything"),
            "mcs_k8s_viewer" when Reading.Contains(verb) && attributes["resource"]?.ToString() != "secrets" => (true, "the role mcs_k8s_viewer allows to read"),
            "mcs_k8s_viewer" => (false, "the role mcs_k8s_viewer allows to read, and no secrets"),
            _ => (false, "there is no role in the project of the cluster"),
        };
    }

    public JsonObject Describe()
    {
        string[] groups = string.IsNullOrEmpty(projectId) ? ["system:authenticated"] : [projectId, "system:authenticated"];
        var described = new JsonObject
        {
            ["username"] = Name,
            ["uid"] = user?.Id ?? "",
            ["groups"] = new JsonArray([.. groups.Select(group => JsonValue.Create(group))]),
        };
        if (Role.Length > 0)
        {
            described["extra"] = new JsonObject { ["alpha.kubernetes.io/identity/roles"] = new JsonArray(Role) };
        }

        return described;
    }
}
