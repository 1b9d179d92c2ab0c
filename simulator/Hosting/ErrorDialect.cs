using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>The form in which a service writes a refusal.</summary>
internal delegate JsonNode ErrorDialect(Refusal refusal);
