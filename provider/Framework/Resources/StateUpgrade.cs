using System.Text.Json;

namespace Terraform.Framework;

/// <summary>One step of a state upgrade, from the JSON of one schema version to that of the next. Pure and cheap: it runs for every instance in every
/// command.</summary>
/// <param name="FromVersion">Version of the state that it takes; the result is of the next version.</param>
public sealed record StateUpgrade(long FromVersion, Func<JsonElement, JsonElement> Convert);

/// <summary>Takes over the state of another type. Pure: it runs in a process that was never configured.</summary>
/// <param name="SourceProvider">Namespace and type of the provider, for example <c>vk-cs/vkcs</c>; the host does not matter, since mirrors change it.</param>
/// <param name="SourceTypeName">The type that the object had there.</param>
/// <param name="Versions">Schema versions of the source that are known; a state of another one is refused.</param>
/// <param name="Convert">From the source's schema version and JSON to a state of our present schema.</param>
public sealed record StateMove(string SourceProvider, string SourceTypeName, ValueList<long> Versions, Func<long, JsonElement, TfObject> Convert);
