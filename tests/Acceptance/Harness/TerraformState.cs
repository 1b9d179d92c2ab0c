using System.Text.Json.Nodes;

namespace Acceptance;

/// <summary>The state as <c>terraform state pull</c> gives it, which starts no provider; root module only.</summary>
internal sealed class TerraformState(JsonNode json)
{
    /// <summary>Managed resources, one an instance.</summary>
    public IReadOnlyList<string> Addresses => [.. Instances.Select(instance => instance.Address)];

    public JsonNode? Value(string address, string attribute) => Instance(address)["attributes"]?[attribute];

    public string Text(string address, string attribute) =>
        (string?)Value(address, attribute) ?? throw new AssertionException($"{address}.{attribute} is null in the state.");

    /// <summary>An output of the root module that is text.</summary>
    public string? Output(string name) => (string?)json["outputs"]?[name]?["value"];

    public bool IsTainted(string address) => (string?)Instance(address)["status"] == "tainted";

    /// <summary>Whether any object is waiting to be destroyed behind one that took its place.</summary>
    public bool HasDeposed => Instances.Any(instance => instance.Json["deposed"] is not null);

    /// <summary>What the provider keeps beside the attributes, as it is stored; null when there is nothing.</summary>
    public string? Private(string address) => (string?)Instance(address)["private"];

    private IEnumerable<(string Address, JsonNode Json)> Instances =>
        from resource in json["resources"]?.AsArray() ?? []
        where (string?)resource["mode"] == "managed" && !((string)resource["type"]!).StartsWith("terraform_", StringComparison.Ordinal)
        from instance in resource["instances"]!.AsArray()
        select ($"{resource["type"]}.{resource["name"]}{Index(instance!["index_key"])}", instance);

    private static string Index(JsonNode? key) => key is null ? "" : $"[{key.ToJsonString()}]";

    private JsonNode Instance(string address) =>
        Instances.FirstOrDefault(instance => instance.Address == address).Json
        ?? throw new AssertionException($"{address} is not in the state. There are: {string.Join(", ", Addresses)}");
}
