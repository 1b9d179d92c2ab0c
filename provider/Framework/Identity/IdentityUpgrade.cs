using System.Text.Json;

namespace Terraform.Framework;

/// <summary>One step of an identity upgrade, from the JSON of one version to that of the next. Pure.</summary>
/// <param name="FromVersion">Version of the identity that it takes; the result is of the next version.</param>
public sealed record IdentityUpgrade(long FromVersion, Func<JsonElement, JsonElement> Convert);
