using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Tests;

/// <summary>Rows of tables of requests that are refused: what is done to a good body, and what the refusal then says.</summary>
internal static class RefusedRows
{
    public static TestCaseData Row(string name, string path, string json, string message) => Row(name, body => body.With(path, json), message);

    public static TestCaseData Row(string name, Func<JsonObject, JsonObject> change, string message) =>
        new TestCaseData(change, message).SetArgDisplayNames(name);

    public static TestCaseData Bad(string name, Action<JsonObject> spoil, string message) => new TestCaseData(spoil, message).SetArgDisplayNames(name);
}
