using System.Text.Json.Serialization;

namespace VkCloud.ManagedK8s;

/// <summary>The masters as requests describe them; answers say <c>master.vm_engine</c> where this says <c>master_spec.engine</c>.</summary>
internal sealed record MasterSpecShape(
    [property: JsonPropertyName("engine")] VmEngineShape Engine,
    [property: JsonPropertyName("replicas")] long Replicas);
