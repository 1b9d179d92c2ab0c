using System.Text.Json;
using System.Text.Json.Serialization;
using VkCloud.Compute;

namespace VkCloud.BlockStorage;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(QuotaAnswerShape))]
internal sealed partial class BlockStorageJson : JsonSerializerContext;

/// <summary>Answer of <c>GET os-quota-sets/{project}?usage=true</c>: the project's id beside one object for each quota, and <c>gigabytes_{type}</c> for those
/// of a volume type.</summary>
internal sealed record QuotaAnswerShape(IReadOnlyDictionary<string, JsonElement>? QuotaSet = null)
{
    private const string Volumes = "volumes";
    private const string Gigabytes = "gigabytes";

    public DiskQuota ToQuota()
    {
        var set = QuotaSet ?? throw new FormatException("quota_set");
        return new(
            Usage(set, Volumes) ?? throw new FormatException($"quota_set.{Volumes}"),
            Usage(set, Gigabytes) ?? throw new FormatException($"quota_set.{Gigabytes}"),
            TypesIn(set.Keys).Distinct().ToDictionary(type => type, type => new TypeQuota(Usage(set, $"{Volumes}_{type}"), Usage(set, $"{Gigabytes}_{type}"))));
    }

    private static IEnumerable<string> TypesIn(IEnumerable<string> names) =>
        from name in names
        from quota in new[] { Volumes, Gigabytes }
        where name.StartsWith(quota + "_", StringComparison.Ordinal) && name.Length > quota.Length + 1
        select name[(quota.Length + 1)..];

    private static QuotaUsage? Usage(IReadOnlyDictionary<string, JsonElement> set, string name) =>
        set.TryGetValue(name, out var usage) && usage.ValueKind == JsonValueKind.Object && Number(usage, "limit") is { } limit
            ? new(limit, Number(usage, "in_use") ?? 0, Number(usage, "reserved") ?? 0)
            : null;

    private static long? Number(JsonElement usage, string name) =>
        usage.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Number && member.TryGetInt64(out var number) ? number : null;
}
