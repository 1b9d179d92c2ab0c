using System.Text.Json.Nodes;

namespace Acceptance;

/// <summary>What a plan does to one resource, and how it looks before and after.</summary>
internal sealed class PlanChange(JsonNode json)
{
    private readonly JsonNode change = json["change"]!;

    public string Address => (string)json["address"]!;

    public PlanAction Action => string.Join('+', change["actions"]!.AsArray().Select(action => (string)action!)) switch
    {
        "no-op" => PlanAction.None,
        "create" => PlanAction.Create,
        "read" => PlanAction.Read,
        "update" => PlanAction.Update,
        "delete+create" or "create+delete" => PlanAction.Replace,
        "delete" => PlanAction.Delete,
        "forget" => PlanAction.Forget,
        var other => throw new InvalidOperationException($"Unknown action {other}."),
    };

    /// <summary>Root attributes that differ, or may differ once known.</summary>
    public IReadOnlyList<string> Changed
    {
        get
        {
            var before = change["before"] as JsonObject;
            var after = change["after"] as JsonObject;
            return [.. Names(before).Union(Names(after)).Where(name => IsUnknown(name) || !JsonNode.DeepEquals(before?[name], after?[name]))
                .Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>The paths that force a replacement, such as <c>availability_zones</c>.</summary>
    public IReadOnlyList<string> ReplacePaths =>
        [.. (change["replace_paths"] as JsonArray ?? []).Select(path => string.Join('.', path!.AsArray().Select(step => step!.ToString())))];

    public JsonNode? Before(string attribute) => change["before"]?[attribute];

    public JsonNode? After(string attribute) => change["after"]?[attribute];

    /// <summary>True when any part of the attribute will be known only after the apply.</summary>
    public bool IsUnknown(string attribute) => AnyTrue((change["after_unknown"] as JsonObject)?[attribute]);

    public override string ToString() => $"{Address}: {Action} ({string.Join(", ", Changed)})";

    private static IEnumerable<string> Names(JsonObject? value) => value?.Select(member => member.Key) ?? [];

    private static bool AnyTrue(JsonNode? node) => node switch
    {
        JsonObject members => members.Any(member => AnyTrue(member.Value)),
        JsonArray items => items.Any(AnyTrue),
        JsonValue value => value.TryGetValue<bool>(out var unknown) && unknown,
        _ => false,
    };
}
