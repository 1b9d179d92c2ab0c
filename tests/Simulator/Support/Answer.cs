using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Tests;

/// <summary>What came back, as far as tests look at it.</summary>
internal sealed record Answer(int Status, string Text, HttpResponseMessage Message)
{
    /// <param name="body">JSON, good or bad; null for none.</param>
    public static async Task<Answer> OfAsync(HttpClient http, HttpRequestMessage request, string? body)
    {
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        var response = await http.SendAsync(request);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response);
    }

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
