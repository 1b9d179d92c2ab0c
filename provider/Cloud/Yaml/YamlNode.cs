namespace VkCloud;

/// <summary>A piece of a YAML document: all scalars are text.</summary>
public abstract record YamlNode
{
    private YamlNode()
    {
    }

    /// <summary>The value of a member; null when this is no map, or the member is missing or null.</summary>
    public YamlNode? this[string key] => this is Map map && map.Entries.TryGetValue(key, out var value) && value is not Text { IsNull: true } ? value : null;

    /// <summary>The text of a member; null when it has none.</summary>
    public string? TextOf(string key) => (this[key] as Text)?.Value;

    /// <summary>The items of a member that is a list; none when it is none.</summary>
    public IReadOnlyList<YamlNode> ItemsOf(string key) => (this[key] as List)?.Items ?? [];

    /// <summary>Not printed with its value, which may be a secret.</summary>
    public sealed override string ToString() => GetType().Name;

    /// <param name="IsPlain">False for quoted text, which is never null and never a truth value.</param>
    public sealed record Text(string Value, bool IsPlain) : YamlNode
    {
        public bool IsNull => IsPlain && Value is "" or "~" or "null" or "Null" or "NULL";
    }

    public sealed record List(IReadOnlyList<YamlNode> Items) : YamlNode;

    public sealed record Map(IReadOnlyDictionary<string, YamlNode> Entries) : YamlNode
    {
        public static Map Empty { get; } = new(new Dictionary<string, YamlNode>());

        /// <summary>Both maps in one; where both have a map that is put together too, elsewhere <paramref name="over"/> wins.</summary>
        public Map With(Map over) => With(over, 8);

        /// <param name="depth">Deeper than any such file goes, and a bound for one whose aliases make more of it than it is long.</param>
        private Map With(Map over, int depth)
        {
            var merged = new Dictionary<string, YamlNode>(Entries, StringComparer.Ordinal);
            foreach (var (key, value) in over.Entries)
            {
                merged[key] = depth > 0 && value is Map upper && merged.GetValueOrDefault(key) is Map lower ? lower.With(upper, depth - 1) : value;
            }

            return new(merged);
        }
    }
}
