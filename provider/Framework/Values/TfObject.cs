namespace Terraform.Framework;

/// <summary>An object: every attribute of its type is present, null where there is nothing.</summary>
public sealed class TfObject(ValueMap<TfValue> attributes) : TfValue
{
    public ValueMap<TfValue> Attributes => attributes;

    public override bool IsWhollyKnown => attributes.Values.All(a => a.IsWhollyKnown);

    /// <summary>The attribute's value; a name outside the type is a bug of ours.</summary>
    /// <exception cref="KeyNotFoundException">There is no such attribute.</exception>
    public TfValue this[string name] => attributes.TryGetValue(name, out var value)
        ? value
        : throw new KeyNotFoundException($"There is no attribute \"{name}\".");

    public static TfObject Of(params ReadOnlySpan<(string Name, TfValue Value)> attributes)
    {
        var byName = new Dictionary<string, TfValue>(attributes.Length, StringComparer.Ordinal);
        foreach (var (name, value) in attributes)
        {
            byName.Add(name, value);
        }

        return new TfObject(new ValueMap<TfValue>(byName));
    }

    public TfObject With(string name, TfValue value) =>
        new(attributes.With(name, value));

    public override bool Equals(TfValue? other) => other is TfObject o && o.Attributes.Equals(attributes);

    public override int GetHashCode() => attributes.GetHashCode();

    public override string ToString() => attributes.ToString();
}
