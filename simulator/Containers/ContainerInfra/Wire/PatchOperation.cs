using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>One operation of a JSON Patch.</summary>
internal sealed record PatchOperation(string? Op, string? Path, JsonNode? Value);
