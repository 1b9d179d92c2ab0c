using System.Text.Json;

namespace Terraform.Framework;

/// <summary>One step of a state upgrade, from the JSON of one schema version to that of the next. Pure and cheap: it runs for every instance in every
/// command.</summary>
/// <param name="FromVersion">Version of the state that it takes; the result is of the next version.</param>
public sealed record StateUpgrade(long FromVersion, Func<JsonElement, JsonElement> Convert);
