using System.Text.Json.Serialization;

namespace VkCloud.ManagedK8s;

/// <summary>Exactly one member: <c>{"fixed_scale":{"size":3}}</c> or <c>{"auto_scale":{"min_size":2,"max_size":5,"size":2}}</c>. Zero sizes are sent.</summary>
internal sealed record ScaleSpecShape
{
    [JsonPropertyName("fixed_scale"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FixedShape? FixedScale { get; init; }

    [JsonPropertyName("auto_scale"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AutoShape? AutoScale { get; init; }

    public static ScaleSpecShape Of(NodeGroupScale scale) => scale switch
    {
        AutoScale auto => new() { AutoScale = new() { MinSize = auto.Min, MaxSize = auto.Max, Size = auto.Size } },
        _ => new() { FixedScale = new() { Size = scale.Size } },
    };

    /// <summary>Null when the API told neither. A size missing in a scale that is there is 0: gRPC-JSON leaves out zeros.</summary>
    public NodeGroupScale? ToScale() => this switch
    {
        { AutoScale: { } auto } => new AutoScale(auto.MinSize ?? 0, auto.MaxSize ?? 0, auto.Size ?? 0),
        { FixedScale: { } given } => new FixedScale(given.Size ?? 0),
        _ => null,
    };

    internal sealed record FixedShape
    {
        [JsonPropertyName("size")]
        public long? Size { get; init; }
    }

    internal sealed record AutoShape
    {
        [JsonPropertyName("min_size")]
        public long? MinSize { get; init; }

        [JsonPropertyName("max_size")]
        public long? MaxSize { get; init; }

        [JsonPropertyName("size")]
        public long? Size { get; init; }
    }
}
