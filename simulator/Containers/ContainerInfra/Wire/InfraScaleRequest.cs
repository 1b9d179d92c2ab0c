using System.Text.Json;

namespace Vkcc.Simulator;

/// <summary>Body of <c>PATCH nodegroups/{id}/actions/scale</c>; relative.</summary>
internal sealed record InfraScaleRequest(int? Delta, JsonElement? Rollback);
