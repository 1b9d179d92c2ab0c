using System.Text.Json;

namespace Terraform.Framework;

/// <summary>Takes over the state of another type. Pure: it runs in a process that was never configured.</summary>
/// <param name="SourceProvider">Namespace and type of the provider, for example <c>vk-cs/vkcs</c>; the host does not matter, since mirrors change it.</param>
/// <param name="SourceTypeName">The type that the object had there.</param>
/// <param name="Versions">Schema versions of the source that are known; a state of another one is refused.</param>
/// <param name="Convert">From the source's schema version and JSON to the JSON of our present schema; what is left out is null.</param>
public sealed record StateMove(string SourceProvider, string SourceTypeName, ValueList<long> Versions, Func<long, JsonElement, JsonElement> Convert);
