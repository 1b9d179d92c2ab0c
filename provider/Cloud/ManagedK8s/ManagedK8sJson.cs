using System.Text.Json.Serialization;

namespace VkCloud.ManagedK8s;

/// <remarks>Numbers are read from strings too: a gRPC-JSON gateway writes 64-bit numbers so.</remarks>
[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(ClusterShape))]
[JsonSerializable(typeof(ClusterListShape))]
[JsonSerializable(typeof(ClusterCreateShape))]
[JsonSerializable(typeof(ClusterUpdateShape))]
[JsonSerializable(typeof(ScaleControlPlaneShape))]
[JsonSerializable(typeof(UpgradeShape))]
[JsonSerializable(typeof(CreatedShape))]
[JsonSerializable(typeof(NodeGroupAnswerShape))]
[JsonSerializable(typeof(NodeGroupCreateShape))]
[JsonSerializable(typeof(NodeGroupUpdateShape))]
[JsonSerializable(typeof(VersionListShape))]
[JsonSerializable(typeof(StorageClassListShape))]
internal sealed partial class ManagedK8sJson : JsonSerializerContext;
