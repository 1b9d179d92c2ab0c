using System.Collections;

namespace Terraform.Protocol;

/// <summary>Headers or trailers of a call, in order; names are lower case and may repeat.</summary>
public sealed class Metadata : IEnumerable<Metadata.Entry>
{
    private readonly List<Entry> entries = [];

    public int Count => entries.Count;

    public void Add(string key, string value) => entries.Add(new Entry(key.ToLowerInvariant(), value));

    /// <summary>The last value of a name, or null.</summary>
    public string? GetValue(string key) => entries.FindLast(e => string.Equals(e.Key, key, StringComparison.OrdinalIgnoreCase))?.Value;

    public IEnumerator<Entry> GetEnumerator() => entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public sealed record Entry(string Key, string Value);
}
