using System.Text.Json.Serialization;

namespace VkCloud.ContainerInfra;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AcceptedShape))]
[JsonSerializable(typeof(ActionShape))]
[JsonSerializable(typeof(ClusterCreateShape))]
[JsonSerializable(typeof(ClusterListShape))]
[JsonSerializable(typeof(ClusterShape))]
[JsonSerializable(typeof(ClusterTemplateListShape))]
[JsonSerializable(typeof(ClusterTemplateShape))]
[JsonSerializable(typeof(NodeGroupCreateShape))]
[JsonSerializable(typeof(NodeGroupListShape))]
[JsonSerializable(typeof(NodeGroupShape))]
[JsonSerializable(typeof(IReadOnlyList<PatchOperationShape>))]
[JsonSerializable(typeof(ResizeShape))]
[JsonSerializable(typeof(ScaleShape))]
[JsonSerializable(typeof(UpgradeShape))]

// Values of a patch.
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(IReadOnlyList<LabelShape>))]
[JsonSerializable(typeof(IReadOnlyList<TaintShape>))]
[JsonSerializable(typeof(bool?))]
[JsonSerializable(typeof(long?))]
[JsonSerializable(typeof(string))]
internal sealed partial class ContainerInfraJson : JsonSerializerContext;
