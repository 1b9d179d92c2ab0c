using System.Globalization;
using System.Text.Json.Nodes;

namespace Vkcc.Simulator;

/// <summary>What is to be told of an object of Kubernetes; two that are equal are the same to every reader.</summary>
/// <param name="Uid">Another one means another object of the same name.</param>
/// <param name="Born">Of the object, unless it was seen earlier.</param>
internal abstract record ObjectFacts(string Name, string Uid, DateTimeOffset Born)
{
    /// <summary>What the last change of condition is counted from; a word for the state it is in.</summary>
    public abstract string Condition { get; }

    public abstract Dictionary<string, string> AllLabels();

    /// <summary>Everything but kind and version.</summary>
    public abstract JsonObject Describe(ObjectEntry entry);

    /// <summary>The row that <c>kubectl get</c> prints.</summary>
    public abstract IReadOnlyList<string> Cells(ObjectEntry entry, DateTimeOffset now);

    /// <summary>The value that a field selector asks for; null when this kind cannot be selected by it.</summary>
    public virtual string? Field(string name) => name == "metadata.name" ? Name : null;
}

/// <summary>An object at one of its versions.</summary>
/// <param name="Version">Its <c>resourceVersion</c>.</param>
/// <param name="Since">When its condition last changed.</param>
internal sealed record ObjectEntry(ObjectFacts Facts, long Version, DateTimeOffset Created, DateTimeOffset Since)
{
    public JsonObject Metadata() => new()
    {
        ["name"] = Facts.Name,
        ["uid"] = Facts.Uid,
        ["resourceVersion"] = Version.ToString(CultureInfo.InvariantCulture),
        ["creationTimestamp"] = KubernetesWords.Time(Created),
        ["labels"] = new JsonObject(Facts.AllLabels().Select(label => KeyValuePair.Create(label.Key, (JsonNode?)label.Value))),
    };
}

/// <param name="Type">ADDED, MODIFIED or DELETED.</param>
/// <param name="Entry">As it is now; of a deleted one as it was, at the version of its end.</param>
/// <param name="Before">Null when it is new.</param>
internal sealed record ObjectEvent(string Type, ObjectEntry Entry, ObjectEntry? Before);

/// <summary>The objects of one kind in one cluster, and what happened to them, as an apiserver's watch cache holds it.</summary>
internal sealed class ObjectHistory
{
    /// <summary>Who has missed more than that is told to list anew.</summary>
    private const int Capacity = 20_000;

    private readonly SortedDictionary<string, ObjectEntry> entries = new(StringComparer.Ordinal);
    private readonly Queue<ObjectEvent> events = new();

    /// <summary>The version from which on everything that happened is known.</summary>
    private long known;

    public long Version { get; private set; }

    public IEnumerable<ObjectEntry> Entries => entries.Values;

    public ObjectEntry? Find(string name) => entries.GetValueOrDefault(name);

    /// <summary>Takes in how things are at this time.</summary>
    public void Refresh(IEnumerable<ObjectFacts> facts, DateTimeOffset now)
    {
        var first = Version == 0;
        if (first)
        {
            // Above every version of an earlier run of the simulator, whose clock was behind.
            Version = now.ToUnixTimeMilliseconds();
        }

        var present = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fact in facts)
        {
            present.Add(fact.Name);
            Refresh(fact, now);
        }

        foreach (var gone in entries.Values.Where(entry => !present.Contains(entry.Facts.Name)).ToArray())
        {
            End(gone);
        }

        if (first)
        {
            events.Clear();
            known = Version;
        }
    }

    /// <summary>What happened after this version; null when that is not known any more.</summary>
    public IReadOnlyList<ObjectEvent>? Since(long version) => version < known ? null : [.. events.Where(change => change.Entry.Version > version)];

    private void Refresh(ObjectFacts fact, DateTimeOffset now)
    {
        var before = entries.GetValueOrDefault(fact.Name);
        if (before is not null && before.Facts.Uid != fact.Uid)
        {
            End(before);
            before = null;
        }

        // When it was born does not tell it from what it was.
        if (before is not null && before.Facts == fact with { Born = before.Facts.Born })
        {
            return;
        }

        var entry = new ObjectEntry(
            fact, ++Version, before?.Created ?? fact.Born, before is null ? fact.Born : before.Facts.Condition == fact.Condition ? before.Since : now);
        entries[fact.Name] = entry;
        Tell(new ObjectEvent(before is null ? "ADDED" : "MODIFIED", entry, before));
    }

    private void End(ObjectEntry entry)
    {
        entries.Remove(entry.Facts.Name);
        Tell(new ObjectEvent("DELETED", entry with { Version = ++Version }, entry));
    }

    private void Tell(ObjectEvent change)
    {
        events.Enqueue(change);
        if (events.Count > Capacity)
        {
            known = events.Dequeue().Entry.Version;
        }
    }
}
