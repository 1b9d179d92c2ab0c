using System.Text;
using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Tests;

/// <summary>Requests for add-ons in the forms of addons-and-policies.md A3 and B1, and what leads to them.</summary>
internal static class AddonBodies
{
    public const string Values = "# mine\ncontroller:\n  replicaCount: 2\n  \"kind\": 'Deployment'\n";

    public static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    public static string Text(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));

    /// <summary>Id of a version in the second generation, and of the add-on that it is one of.</summary>
    public static async Task<(string Addon, string Version)> IdsAsync(this TestCloud cloud, string name, string version)
    {
        var answer = (await cloud.GetAsync($"{TestCloud.Second}addons/{name}/versions/{version}")).Expect(200);
        return (answer["addon_id"], answer["id"]);
    }

    /// <summary>Body of an installation in the second generation.</summary>
    public static async Task<JsonObject> InstallAsync(this TestCloud cloud, string name = "ingress-nginx", string version = "4.11.3")
    {
        var (addon, id) = await cloud.IdsAsync(name, version);
        return new JsonObject
        {
            ["addon_id"] = addon,
            ["addon_version_id"] = id,
            ["namespace"] = "ingress",
            ["values"] = Base64(Values),
            ["addon_name"] = "My ingress"
        };
    }

    /// <summary>A second-generation cluster with workers, and RUNNING.</summary>
    public static async Task<string> WithWorkersAsync(this TestCloud cloud)
    {
        var id = await cloud.CreateRunningClusterAsync();
        await cloud.CreateRunningNodeGroupAsync(Bodies.NodeGroup(id));
        return id;
    }

    /// <summary>Id of an add-on that was asked for just now.</summary>
    public static async Task<string> BeginAsync(this TestCloud cloud, string cluster, JsonObject? body = null) =>
        (await cloud.PostAsync($"{TestCloud.Second}clusters/{cluster}/addons", body ?? await cloud.InstallAsync())).Expect(200)["id"];

    /// <summary>Status of an installed add-on of the second generation, or 404.</summary>
    public static async Task<string> AddonStatusAsync(this TestCloud cloud, string id)
    {
        var answer = await cloud.GetAsync($"{TestCloud.Second}cluster_addons/{id}");
        return answer.Status == 404 ? "404" : answer.Expect(200)["status"];
    }

    /// <summary>A first-generation cluster with workers, and RUNNING.</summary>
    public static async Task<string> FirstWithWorkersAsync(this TestCloud cloud)
    {
        var id = await cloud.CreateRunningFirstClusterAsync();
        await cloud.CreateRunningFirstGroupAsync(FirstBodies.NodeGroup(id));
        return id;
    }

    /// <summary>Everything of a list of the first generation, page after page.</summary>
    public static async Task<IReadOnlyList<JsonNode>> PagesAsync(this TestCloud cloud, string path)
    {
        List<JsonNode> all = [];
        for (var next = TestCloud.Addons + path; next.Length > 0;)
        {
            var page = (await cloud.GetAsync(next)).Expect(200);
            all.AddRange(page.Json["addons"]!.AsArray().Select(item => item!));
            next = page["links", "next"];
        }

        return all;
    }

    /// <summary>Id of one version of an add-on in the first generation.</summary>
    public static async Task<string> UuidAsync(this TestCloud cloud, string cluster, string name, string version) =>
        (await cloud.PagesAsync($"addons/clusters/{cluster}/available"))
            .First(item => item["name"]!.ToString() == name && item["chart_version"]!.ToString() == version)["id"]!.ToString();

    /// <summary>Body of an installation in the first generation.</summary>
    public static JsonObject Install(string values = Values) => new()
    {
        ["values"] = Base64(values),
        ["payload"] = new JsonObject { ["name"] = "my-ingress", ["namespace"] = "ingress" },
        ["migrated"] = false,
    };

    /// <summary>Id of a first-generation add-on that was asked for just now.</summary>
    public static async Task<string> BeginFirstAsync(this TestCloud cloud, string cluster, string name = "ingress-nginx", string version = "4.11.3") =>
        (await cloud.PostAsync($"{TestCloud.Addons}addons/{await cloud.UuidAsync(cluster, name, version)}/clusters/{cluster}", Install()))
            .Expect(200)["addon", "cluster_addon_id"];

    /// <summary>Status of an installed add-on of the first generation, or 404, and the cluster's.</summary>
    public static async Task<string> FirstAddonStatusAsync(this TestCloud cloud, string id, string cluster)
    {
        var answer = await cloud.GetAsync($"{TestCloud.Addons}cluster_addons/{id}");
        return (answer.Status == 404 ? "404" : answer.Expect(200)["addon", "status"]) + " " + (await cloud.FirstStatusAsync(cluster)).Split(' ')[0];
    }

    public static async Task HaveAsync(this TestCloud cloud, string habits) => (await cloud.PostAsync("_simulator/habits", JsonNode.Parse(habits))).Expect(200);

    public static async Task FaultAsync(this TestCloud cloud, string method, string path, string status) =>
        (await cloud.PostAsync("_simulator/faults",
            new JsonObject { ["method"] = method, ["path"] = path, ["action"] = new JsonObject { ["addon_status"] = status } })).Expect(200);
}
