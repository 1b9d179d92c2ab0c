namespace Terraform.Framework;

/// <summary>A map with free keys.</summary>
public sealed class TfMap(ValueMap<TfValue> entries) : TfValue
{
    public ValueMap<TfValue> Entries => entries;

    public override bool IsWhollyKnown => entries.Values.All(e => e.IsWhollyKnown);

    public override bool Equals(TfValue? other) => other is TfMap m && m.Entries.Equals(entries);

    public override int GetHashCode() => entries.GetHashCode();

    public override string ToString() => entries.ToString();
}
