namespace Terraform.Framework;

/// <summary>Reads attributes of an object into the typed values of a model. A value of another type is a bug of ours, since the codec decoded against the schema.</summary>
public static class ModelReading
{
    extension(TfObject source)
    {
        public TfValue<string> String(string name) => AsString(source[name]);

        public TfValue<long> Long(string name) => AsLong(source[name]);

        public TfValue<bool> Bool(string name) => As(source[name], v => ((TfBool)v).IsTrue);

        public TfValue<ValueSet<TfValue<string>>> StringSet(string name) =>
            As(source[name], v => new ValueSet<TfValue<string>>(((TfSet)v).Elements.Select(AsString)));

        public TfValue<ValueList<TfValue<string>>> StringList(string name) =>
            As<ValueList<TfValue<string>>>(source[name], v => [.. ((TfList)v).Elements.Select(AsString)]);

        public TfValue<ValueMap<TfValue<string>>> StringMap(string name) =>
            As(source[name], v => new ValueMap<TfValue<string>>(((TfMap)v).Entries.Select(e => KeyValuePair.Create(e.Key, AsString(e.Value)))));

        public TfValue<ValueMap<TfValue<long>>> LongMap(string name) =>
            As(source[name], v => new ValueMap<TfValue<long>>(((TfMap)v).Entries.Select(e => KeyValuePair.Create(e.Key, AsLong(e.Value)))));

        /// <summary>A nested object (SINGLE) as a model of its own.</summary>
        public TfValue<TNested> Nested<TNested>(string name)
            where TNested : class, IModel<TNested>
            => As(source[name], v => TNested.From((TfObject)v));

        /// <summary>A set of nested objects. An element that is unknown as a whole stays unknown.</summary>
        public TfValue<ValueSet<TfValue<TNested>>> NestedSet<TNested>(string name)
            where TNested : class, IModel<TNested>
            => As(source[name], v => new ValueSet<TfValue<TNested>>(((TfSet)v).Elements.Select(e => As(e, o => TNested.From((TfObject)o)))));
    }

    private static TfValue<string> AsString(TfValue value) => As(value, v => ((TfString)v).Text);

    // The schema says that our numbers are whole; a fraction or a giant is caught by the whole-number validator of the attribute before it comes here.
    private static TfValue<long> AsLong(TfValue value) =>
        As(value, v => ((TfNumber)v).TryGetInt64(out var number) ? number : throw new InvalidCastException($"{v} is not a whole number in range."));

    private static TfValue<T> As<T>(TfValue value, Func<TfValue, T> read)
        where T : notnull
        => value switch
        {
            TfNull => TfValue<T>.Null,
            TfUnknown => TfValue<T>.Unknown,
            _ => TfValue<T>.Known(read(value)),
        };
}
