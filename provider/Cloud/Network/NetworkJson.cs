using System.Text.Json.Serialization;

namespace VkCloud.Network;

[JsonSerializable(typeof(NetworkAnswerShape))]
[JsonSerializable(typeof(NetworkListShape))]
[JsonSerializable(typeof(SubnetAnswerShape))]
[JsonSerializable(typeof(SubnetListShape))]
[JsonSerializable(typeof(PortListShape))]
[JsonSerializable(typeof(RouterAnswerShape))]
internal sealed partial class NetworkJson : JsonSerializerContext;
