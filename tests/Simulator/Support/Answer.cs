using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Tests;

/// <summary>What came back, as far as tests look at it.</summary>
internal sealed record Answer(int Status, string Text, HttpResponseMessage Message)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    /// <summary>The member at this path, as text; empty when it is null or missing.</summary>
    public string this[params string[] path]
    {
        get
        {
            JsonNode? node = Json;
            foreach (var name in path)
            {
                node = int.TryParse(name, out var index) ? node?[index] : node?[name];
            }

            return node?.ToString() ?? "";
        }
    }

    public string Header(string name) => Message.Headers.TryGetValues(name, out var values) ? string.Join(",", values) : "";

    public Answer Expect(int status)
    {
        Assert.That(Status, Is.EqualTo(status), Text);
        return this;
    }
}
