using System.Text.Json.Serialization;

namespace VkCloud.Identity;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AuthRequestShape))]
[JsonSerializable(typeof(TokenShape))]
[JsonSerializable(typeof(VersionsShape))]
internal sealed partial class IdentityJson : JsonSerializerContext;
