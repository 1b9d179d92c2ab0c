namespace Terraform.Framework;

/// <summary>What the provider keeps beside the state of a resource, unseen by the practitioner: short text by key. Never a secret, it is stored
/// unencrypted.</summary>
/// <remarks>Crosses every call: what is not removed here is kept. Keys that begin with a point are the framework's own.</remarks>
public sealed class PrivateState
{
    private readonly SortedDictionary<string, string> entries = new(StringComparer.Ordinal);

    public PrivateState(IEnumerable<KeyValuePair<string, string>>? source = null)
    {
        foreach (var (key, value) in source ?? [])
        {
            entries[key] = value;
        }
    }

    public IReadOnlyDictionary<string, string> Entries => entries;

    /// <summary>The bytes that it was read from.</summary>
    internal ReadOnlyMemory<byte> Source { get; init; }

    internal bool IsChanged { get; private set; }

    /// <summary>The text under the key; null when there is none. Setting null removes it.</summary>
    public string? this[string key]
    {
        get => entries.GetValueOrDefault(key);
        set
        {
            if (this[key] == value)
            {
                return;
            }

            IsChanged = true;
            if (value is null)
            {
                entries.Remove(key);
            }
            else
            {
                entries[key] = value;
            }
        }
    }

    public PrivateState Copy() => new(entries) { Source = Source, IsChanged = IsChanged };
}
