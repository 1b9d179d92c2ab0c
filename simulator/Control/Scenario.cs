using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Vkcc.Simulator;

/// <summary>A declared list of accidents, read whole before anything of it happens.</summary>
/// <param name="Steps">In the order of their times.</param>
internal sealed partial record Scenario(string Name, IReadOnlyList<Scenario.Step> Steps)
{
    /// <summary>What a step can do, and which control calls that is; a name in it is the cluster's or the group's, known only when its time comes.</summary>
    private static readonly Dictionary<string, Func<YamlNode, Func<World, IEnumerable<Call>>>> Verbs = new()
    {
        ["fail_zone"] = node => Zone(node, "fail"),
        ["restore_zone"] = node => Zone(node, "restore"),
        ["fail_master"] = node => Master(node, "fail"),
        ["restore_master"] = node => Master(node, "restore"),
        ["grow_masters"] = node => Cluster(node, "POST", "/grow-masters"),
        ["autoscale"] = Autoscale,
        ["change_cluster"] = ChangeCluster,
        ["delete_cluster"] = node => Cluster(node, "DELETE", ""),
        ["change_node_group"] = ChangeGroup,
        ["delete_node_group"] = DeleteGroup,
        ["change_addon"] = ChangeAddon,
        ["delete_addon"] = node => Addon(node.AsMap("An add-on").Only("An add-on", "cluster", "addon"), "DELETE"),
        ["change_security_policy"] = ChangePolicy,
        ["delete_security_policy"] = node => Policy(node.AsMap("A policy").Only("A policy", "cluster", "template", "namespace"), "DELETE"),
        ["fault"] = Fault,
        ["clear_faults"] = node => Plain(node, new("DELETE", "faults")),
        ["quotas"] = Quotas,
        ["habits"] = Habits,
        ["clear_habits"] = node => Plain(node, new("DELETE", "habits")),
        ["expire_tokens"] = node => Plain(node, new("POST", "tokens/expire")),
    };

    /// <exception cref="YamlMistake">What it says cannot be.</exception>
    public static Scenario Read(string text)
    {
        var file = YamlReader.Read(text).Only("A scenario", "name", "steps");
        var steps = file.Need("steps", "A scenario").AsList("steps").Select(ReadStep).OrderBy(step => step.At).ToArray();
        return new Scenario(file["name"]?.AsText("name") ?? "scenario", steps);
    }

    private static Step ReadStep(YamlNode node)
    {
        var map = node.AsMap("A step").Only("A step", ["at", .. Verbs.Keys]);
        var at = map.Need("at", "A step");
        string[] verbs = [.. map.Entries.Keys.Where(name => name != "at")];
        var verb = verbs.Length == 1 ? verbs[0] : throw new YamlMistake(map.Line, verbs.Length == 0
            ? $"A step does something: {string.Join(", ", Verbs.Keys)}."
            : $"A step does one thing, and this does {string.Join(" and ", verbs)}.");
        var value = map.Entries[verb];
        return new Step(TimeOf(at), $"{verb}: {value.ToJson()?.ToJsonString(Json.Options).Trim('"')}", Verbs[verb](value));
    }

    /// <summary><c>90s</c>, <c>5m</c>, <c>1h30m</c>; <c>5 min</c> too.</summary>
    private static TimeSpan TimeOf(YamlNode node)
    {
        var match = Time().Match(node.AsText("at"));
        int Part(string name) => match.Groups[name].Success ? int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture) : 0;
        return match.Success && match.Length > 0
            ? new TimeSpan(Part("h"), Part("m"), Part("s"))
            : throw new YamlMistake(node.Line, $"at must be a time since the beginning such as 90s, 5m or 1h30m, and is {node.Kind}.");
    }

    private static Func<World, IEnumerable<Call>> Plain(YamlNode node, Call call) =>
        node.AsFlag("This") ? _ => [call] : throw new YamlMistake(node.Line, "This is done with true; leave it out otherwise.");

    private static Func<World, IEnumerable<Call>> Cluster(YamlNode node, string method, string verb)
    {
        var name = node.AsText("A cluster");
        return world => [new(method, $"clusters/{ClusterOf(world, name).Id}{verb}")];
    }

    private static Func<World, IEnumerable<Call>> DeleteGroup(YamlNode node)
    {
        var find = Group(node.AsMap("A node group").Only("A node group", "cluster", "group"));
        return world => [new("DELETE", $"node-groups/{find(world)}")];
    }

    private static Func<World, IEnumerable<Call>> Zone(YamlNode node, string verb)
    {
        var zone = node.OneOf("Zone", [.. Preloaded.Regions.SelectMany(region => region.Zones)]);
        return _ => [new("POST", $"zones/{zone}/{verb}")];
    }

    private static Func<World, IEnumerable<Call>> Master(YamlNode node, string verb)
    {
        var map = node.AsMap("A master").Only("A master", "cluster", "number");
        var (cluster, number) = (map.Need("cluster", "A master").AsText("cluster"), map.Need("number", "A master").AsNumber("number", 0, 4));
        return world => [new("POST", $"clusters/{ClusterOf(world, cluster).Id}/masters/{number}/{verb}")];
    }

    private static Func<World, IEnumerable<Call>> Autoscale(YamlNode node)
    {
        var map = node.AsMap("autoscale").Only("autoscale", "cluster", "group", "size");
        var (find, size) = (Group(map), map.Need("size", "autoscale").AsNumber("size", 0, 1000));
        return world => [new("POST", $"node-groups/{find(world)}/autoscale", new JsonObject { ["size"] = size })];
    }

    private static Func<World, IEnumerable<Call>> ChangeCluster(YamlNode node)
    {
        var map = node.AsMap("change_cluster").Only("change_cluster", "cluster", "set");
        var (name, set) = (map.Need("cluster", "change_cluster").AsText("cluster"), map.Need("set", "change_cluster").AsMap("set").ToJson());
        return world => [new("PATCH", $"clusters/{ClusterOf(world, name).Id}", set)];
    }

    private static Func<World, IEnumerable<Call>> ChangeGroup(YamlNode node)
    {
        var map = node.AsMap("change_node_group").Only("change_node_group", "cluster", "group", "set");
        var (find, set) = (Group(map), map.Need("set", "change_node_group").AsMap("set").ToJson());
        return world => [new("PATCH", $"node-groups/{find(world)}", set)];
    }

    private static Func<World, IEnumerable<Call>> ChangeAddon(YamlNode node)
    {
        var map = node.AsMap("change_addon").Only("change_addon", "cluster", "addon", "set");
        return Addon(map, "PATCH", Part<AddonPatch>(map.Need("set", "change_addon"), "An add-on"));
    }

    private static Func<World, IEnumerable<Call>> Addon(YamlMap map, string method, JsonNode? body = null)
    {
        var (cluster, name) = (map.Need("cluster", "An add-on").AsText("cluster"), map.Need("addon", "An add-on").AsText("addon"));
        return world => ClusterOf(world, cluster).Addons.Find(addon => addon.IsThere && (addon.Api.Name == name || addon.Id == name)) is { } found
            ? [new(method, $"addons/{found.Id}", body?.DeepClone())]
            : throw Refusal.NotFound($"Cluster {cluster} has no add-on {name}.");
    }

    private static Func<World, IEnumerable<Call>> ChangePolicy(YamlNode node)
    {
        var map = node.AsMap("change_security_policy").Only("change_security_policy", "cluster", "template", "namespace", "set");
        return Policy(map, "PATCH", Part<PolicyPatch>(map.Need("set", "change_security_policy"), "A policy"));
    }

    private static Func<World, IEnumerable<Call>> Policy(YamlMap map, string method, JsonNode? body = null)
    {
        var (cluster, template) = (map.Need("cluster", "A policy").AsText("cluster"), map.Need("template", "A policy").AsText("template"));
        var place = map["namespace"]?.AsText("namespace");
        return world =>
            ClusterOf(world, cluster).Policies.Find(policy =>
                policy.Api.Template == template && (place ?? policy.Api.Namespace) == policy.Api.Namespace) is { } found
                ? [new(method, $"security-policies/{found.Id}", body?.DeepClone())]
                : throw Refusal.NotFound($"Cluster {cluster} has no policy {template}{(place is null ? "" : $" for namespace {place}")}.");
    }

    private static Func<World, IEnumerable<Call>> Fault(YamlNode node)
    {
        var map = node.AsMap("A fault").Only("A fault", "method", "path", "skip", "times", "every", "action");
        _ = map.Need("action", "A fault").AsMap("An action").Only(
            "An action", "status", "headers", "body", "drop_response", "reset", "hang_seconds", "hold_seconds", "garbage", "cluster_status", "addon_status");
        var body = Readable<Fault>(map, "A fault");
        var problem = body.Deserialize(Json.Of<Fault>(Json.Strict))!.Problem();
        return problem is null ? _ => [new("POST", "faults", body)] : throw new YamlMistake(node.Line, $"A fault cannot be used: {problem}.");
    }

    private static Func<World, IEnumerable<Call>> Quotas(YamlNode node)
    {
        var regions = node.AsMap("quotas").Only("quotas", [.. Preloaded.Regions.Select(region => region.Id)]);
        Call[] calls = [.. regions.Entries.Select(region => new Call("PATCH", $"quotas/{region.Key}", Part<Quotas>(region.Value, "A quota")))];
        return _ => calls;
    }

    private static Func<World, IEnumerable<Call>> Habits(YamlNode node)
    {
        var body = Part<Habits>(node, "A habit");
        return _ => [new("POST", "habits", body)];
    }

    /// <summary>Some members of a body that has defaults for all.</summary>
    private static JsonNode Part<T>(YamlNode node, string what)
        where T : new() => Readable<T>(node.AsMap(what).Only(what, [.. Json.ObjectOf(new T()).Select(member => member.Key)]), what);

    /// <summary>A body that the control call will be able to read.</summary>
    private static JsonNode Readable<T>(YamlMap map, string what)
    {
        try
        {
            var body = map.ToJson();
            _ = Json.Read<T>(body, Json.Strict, what);
            return body;
        }
        catch (Refusal refusal)
        {
            throw new YamlMistake(map.Line, refusal.Message, refusal);
        }
    }

    private static Func<World, string> Group(YamlMap map)
    {
        var (cluster, name) = (map.Need("cluster", "A node group").AsText("cluster"), map.Need("group", "A node group").AsText("group"));
        return world => ClusterOf(world, cluster) is var found && found.NodeGroups.FirstOrDefault(group => group.Name == name || group.Id == name) is { } group
            ? group.Id
            : throw Refusal.NotFound($"Cluster {cluster} has no node group {name}.");
    }

    private static SimulatedCluster ClusterOf(World world, string name)
    {
        SimulatedCluster[] found = [.. world.AllClusters.Where(cluster => cluster.Name == name || cluster.Id == name)];
        return found.Length switch
        {
            0 => throw Refusal.NotFound($"There is no cluster {name}."),
            1 => found[0],
            var several => throw Refusal.Conflict($"There are {several} clusters {name}: say its id."),
        };
    }

    [GeneratedRegex(@"\A(?:(?<h>\d{1,4}) ?h)? ?(?:(?<m>\d{1,5}) ?m(?:in)?)? ?(?:(?<s>\d{1,6}) ?s)?\z")]
    private static partial Regex Time();

    /// <param name="Calls">The control calls that it is.</param>
    internal sealed record Step(TimeSpan At, string Does, Func<World, IEnumerable<Call>> Calls);

    /// <param name="Path">Below <c>/_simulator/</c>.</param>
    internal sealed record Call(string Method, string Path, JsonNode? Body = null);
}
