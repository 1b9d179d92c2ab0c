namespace Terraform.Framework;

/// <summary>Walks what a nested attribute or block holds: an object, or a collection of objects.</summary>
internal static class NestedValue
{
    /// <summary>The value with each of its objects converted; what is null or unknown stays so.</summary>
    /// <param name="other">Where each object finds the one that it continues: in a list by its index, in a map by its key, in a set by what it holds.</param>
    public static TfValue Map(ValueList<SchemaAttribute> attributes, TfValue value, TfValue other, Func<TfObject, TfObject?, TfValue> convert)
    {
        switch (value)
        {
            case TfObject:
                return Part(value, other);

            case TfList list:
                var old = (other as TfList)?.Elements ?? [];
                return new TfList([.. list.Elements.Select((e, i) => Part(e, i < old.Count ? old[i] : null))]);

            case TfMap map:
                var entries = (other as TfMap)?.Entries;
                return new TfMap(map.Entries.Map((key, e) => Part(e, entries?.GetValueOrDefault(key))));

            case TfSet set:
                var matches = SetMatching.Match(attributes, set.Elements, other);
                return new TfSet(set.Elements.Select((e, i) => Part(e, matches[i])));

            default:
                return value;
        }

        TfValue Part(TfValue part, TfValue? before) => part is TfObject one ? convert(one, before as TfObject) : part;
    }

    /// <inheritdoc cref="Map(ValueList{SchemaAttribute}, TfValue, TfValue, Func{TfObject, TfObject?, TfValue})"/>
    public static TfValue Map(TfValue value, Func<TfObject, TfValue> convert) => Map([], value, TfValue.Null, (one, _) => convert(one));
}
