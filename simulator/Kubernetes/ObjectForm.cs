using System.Globalization;
using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>The form in which a client wants objects: as they are, or as the table that <c>kubectl get</c> prints.</summary>
/// <param name="TableVersion">Null for the objects themselves.</param>
/// <param name="Include">With each row of a table: <c>Metadata</c>, <c>Object</c> or <c>None</c>.</param>
internal sealed record ObjectForm(KubernetesResource Resource, string? TableVersion, string Include)
{
    public static ObjectForm Of(KubernetesResource resource, KubernetesRequest request) => new(
        resource,
        request.Accepts(range => range.As switch
        {
            null => "",
            "Table" when range is { Group: "meta.k8s.io", Version: "v1" or "v1beta1" } => range.Version,
            _ => null,
        }) is { Length: > 0 } version ? version : null,
        request.Query("includeObject") ?? "Metadata");

    public JsonObject One(ObjectEntry entry, DateTimeOffset now) => TableVersion is null ? Whole(entry) : Table([entry], entry.Version, now);

    public JsonObject List(IEnumerable<ObjectEntry> entries, long version, DateTimeOffset now) =>
        TableVersion is not null ? Table(entries, version, now) : new JsonObject
        {
            ["kind"] = Resource.Kind + "List",
            ["apiVersion"] = Resource.ApiVersion,
            ["metadata"] = ListMetadata(version),
            ["items"] = new JsonArray([.. entries.Select(Whole)]),
        };

    private JsonObject Whole(ObjectEntry entry)
    {
        var described = entry.Facts.Describe(entry);
        described.Insert(0, "kind", Resource.Kind);
        described.Insert(1, "apiVersion", Resource.ApiVersion);
        return described;
    }

    private JsonObject Table(IEnumerable<ObjectEntry> entries, long version, DateTimeOffset now) => new()
    {
        ["kind"] = "Table",
        ["apiVersion"] = $"meta.k8s.io/{TableVersion}",
        ["metadata"] = ListMetadata(version),
        ["columnDefinitions"] = new JsonArray([.. Resource.Columns!.Select(column => new JsonObject
        {
            ["name"] = column.Name,
            ["type"] = "string",
            ["format"] = column.Format,
            ["description"] = "",
            ["priority"] = column.Priority,
        })]),
        ["rows"] = new JsonArray([.. entries.Select(entry =>
        {
            var row = new JsonObject { ["cells"] = new JsonArray([.. entry.Facts.Cells(entry, now).Select(cell => JsonValue.Create(cell))]) };
            if (Include != "None")
            {
                row["object"] = Include == "Object" ? Whole(entry) : new JsonObject
                {
                    ["kind"] = "PartialObjectMetadata",
                    ["apiVersion"] = $"meta.k8s.io/{TableVersion}",
                    ["metadata"] = entry.Metadata(),
                };
            }

            return row;
        })]),
    };

    private static JsonObject ListMetadata(long version) => new() { ["resourceVersion"] = version.ToString(CultureInfo.InvariantCulture) };
}
