namespace Acceptance;

/// <summary>Work on a cluster and its group that can be done and undone, so that it can be struck again and again.</summary>
/// <param name="From">Text of the input, or null when the way there is to create everything and the way back to destroy it.</param>
/// <param name="To">What takes its place.</param>
/// <param name="Method">Of the call with the effect.</param>
/// <param name="Path">Regular expression of its path.</param>
/// <param name="Undo">A change behind Terraform's back that makes the work necessary again; null when the way back is an apply too.</param>
internal sealed record Work(string Name, string? From, string? To, string Method, string Path, string? Undo = null)
{
    public static IReadOnlyList<Work> All { get; } =
    [
        new("create and destroy", null, null, "POST", "/clusters$"),
        new("scale a group", "node_count        = 2", "node_count        = 3", "PATCH", "/node-groups/"),
        new("labels of a group", "pool = \"web\"", "pool = \"shop\"", "PATCH", "/node-groups/"),
        new("labels of the cluster", "team = \"web\"", "team = \"shop\"", "PATCH", ":update$"),
        new("resize masters", "\"STD3-4-8\"", "\"STD3-4-16\"", "POST", ":scaleControlPlane$"),
        new("upgrade", "\"1.33.3\"", "\"1.34.2\"", "PATCH", ":upgrade$", Undo: """{"version":"v1.33.3"}"""),
    ];

    public bool Creates => From is null;
}
