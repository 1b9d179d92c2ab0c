using System.Text.Json.Serialization;

namespace Vkcc.Simulator;

/// <summary>Exactly one member is set.</summary>
internal sealed record ScaleSpec
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FixedScale? FixedScale { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AutoScale? AutoScale { get; init; }

    /// <summary>Nodes that should run now.</summary>
    [JsonIgnore]
    public int Size => AutoScale?.Size ?? FixedScale?.Size ?? 0;
}
