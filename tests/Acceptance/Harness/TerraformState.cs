using System.Text.Json.Nodes;

namespace Acceptance;

/// <summary>The state as <c>terraform show -json</c> gives it, root module only.</summary>
internal sealed class TerraformState(JsonNode json)
{
    public IReadOnlyList<string> Addresses => [.. Resources.Select(resource => (string)resource["address"]!)];

    public JsonNode? Value(string address, string attribute) => Resource(address)["values"]?[attribute];

    public string Text(string address, string attribute) =>
        (string?)Value(address, attribute) ?? throw new AssertionException($"{address}.{attribute} is null in the state.");

    public bool IsTainted(string address) => (bool?)Resource(address)["tainted"] ?? false;

    public JsonNode? Output(string name) => json["values"]?["outputs"]?[name]?["value"];

    private IEnumerable<JsonNode> Resources => (json["values"]?["root_module"]?["resources"] as JsonArray ?? []).OfType<JsonNode>();

    private JsonNode Resource(string address) =>
        Resources.FirstOrDefault(resource => (string?)resource["address"] == address)
        ?? throw new AssertionException($"{address} is not in the state. There are: {string.Join(", ", Addresses)}");
}
