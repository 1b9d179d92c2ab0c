namespace Vkcc;

/// <summary>A part of a YAML document, as far as kubeconfigs use YAML.</summary>
internal abstract record YamlNode
{
    private YamlNode()
    {
    }

    /// <summary>The value of a member; null when this is no mapping or has no such member.</summary>
    public YamlNode? this[string key] => this is Mapping mapping && mapping.Members.TryGetValue(key, out var value) ? value : null;

    /// <summary>The text of a member that is a scalar; null when there is none.</summary>
    public string? Text(string key) => (this[key] as Scalar)?.Value;

    /// <summary>The elements of a member that is a list; none when there is none.</summary>
    public IReadOnlyList<YamlNode> List(string key) => (this[key] as Sequence)?.Elements ?? [];

    /// <summary>Not printed with its value, which may be a secret.</summary>
    public sealed override string ToString() => GetType().Name;

    internal sealed record Scalar(string Value) : YamlNode;

    internal sealed record Sequence(IReadOnlyList<YamlNode> Elements) : YamlNode;

    internal sealed record Mapping(IReadOnlyDictionary<string, YamlNode> Members) : YamlNode;
}
