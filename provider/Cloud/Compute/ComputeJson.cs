using System.Text.Json.Serialization;

namespace VkCloud.Compute;

[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(ZoneListShape))]
[JsonSerializable(typeof(FlavorListShape))]
[JsonSerializable(typeof(FlavorAnswerShape))]
[JsonSerializable(typeof(QuotaAnswerShape))]
internal sealed partial class ComputeJson : JsonSerializerContext;
