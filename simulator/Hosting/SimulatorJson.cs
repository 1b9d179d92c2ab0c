using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Vkcc.Simulator;

/// <summary>Everything that is read from callers, written to them, or kept in the state file; what it holds comes along by itself.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(JsonNode))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(Dictionary<string, string>))]
// The second generation.
[JsonSerializable(typeof(CreateClusterRequest))]
[JsonSerializable(typeof(UpdateClusterRequest))]
[JsonSerializable(typeof(UpgradeRequest))]
[JsonSerializable(typeof(ScaleControlPlaneRequest))]
[JsonSerializable(typeof(CreateNodeGroupRequest))]
[JsonSerializable(typeof(UpdateNodeGroupRequest))]
[JsonSerializable(typeof(ClusterObject))]
[JsonSerializable(typeof(NodeGroupObject))]
[JsonSerializable(typeof(IReadOnlyList<DiskObject>))]
// The first generation.
[JsonSerializable(typeof(InfraCreateClusterRequest))]
[JsonSerializable(typeof(InfraCreateNodeGroupRequest))]
[JsonSerializable(typeof(InfraActionRequest))]
[JsonSerializable(typeof(InfraUpgradeRequest))]
[JsonSerializable(typeof(InfraResizeRequest))]
[JsonSerializable(typeof(InfraScaleRequest))]
[JsonSerializable(typeof(List<PatchOperation>))]
[JsonSerializable(typeof(List<InfraLabel>))]
[JsonSerializable(typeof(List<Taint>))]
[JsonSerializable(typeof(int?))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(InfraClusterObject))]
[JsonSerializable(typeof(InfraNodeGroupObject))]
// Networks.
[JsonSerializable(typeof(NetworkRequest))]
[JsonSerializable(typeof(SubnetRequest))]
[JsonSerializable(typeof(RouterRequest))]
[JsonSerializable(typeof(GatewayBody))]
[JsonSerializable(typeof(InterfaceBody))]
[JsonSerializable(typeof(TagBody))]
// The control surface and the page.
[JsonSerializable(typeof(Fault))]
[JsonSerializable(typeof(IReadOnlyList<Fault>))]
[JsonSerializable(typeof(IReadOnlyList<RequestEntry>))]
[JsonSerializable(typeof(AdvanceRequest))]
[JsonSerializable(typeof(ClockRequest))]
[JsonSerializable(typeof(AutoscaleRequest))]
[JsonSerializable(typeof(GrowRequest))]
[JsonSerializable(typeof(ProjectPatch))]
[JsonSerializable(typeof(Habits))]
[JsonSerializable(typeof(QuotaUsage))]
[JsonSerializable(typeof(PageView))]
[JsonSerializable(typeof(ScenarioView))]
[JsonSerializable(typeof(SavedState))]
internal sealed partial class SimulatorJson : JsonSerializerContext;
