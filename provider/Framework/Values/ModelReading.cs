namespace Terraform.Framework;

/// <summary>Reads attributes of an object into the typed values of a model. A value of another type is a bug of ours, since the codec decoded against the
/// schema.</summary>
public static class ModelReading
{
    extension(TfObject source)
    {
        public TfValue<string> String(string name) => AsString(source[name]);

        /// <exception cref="UnreadableValueException">The number has a fraction or more than 64 bits.</exception>
        public TfValue<long> Long(string name) => AsLong(source[name], name);

        public TfValue<bool> Bool(string name) => As(source[name], v => ((TfBool)v).IsTrue);

        public TfValue<ValueSet<TfValue<string>>> StringSet(string name) =>
            As(source[name], v => new ValueSet<TfValue<string>>(((TfSet)v).Elements.Select(AsString)));

        public TfValue<ValueList<TfValue<string>>> StringList(string name) =>
            As<ValueList<TfValue<string>>>(source[name], v => [.. ((TfList)v).Elements.Select(AsString)]);

        public TfValue<ValueMap<TfValue<string>>> StringMap(string name) =>
            As(source[name], v => ((TfMap)v).Entries.Map((_, e) => AsString(e)));

        /// <exception cref="UnreadableValueException">A number has a fraction or more than 64 bits.</exception>
        public TfValue<ValueMap<TfValue<long>>> LongMap(string name) =>
            As(source[name], v => ((TfMap)v).Entries.Map((_, e) => AsLong(e, name)));

        /// <summary>A nested object (SINGLE) as a model of its own.</summary>
        public TfValue<TNested> Nested<TNested>(string name)
            where TNested : class, IModel<TNested>
            => AsNested<TNested>(source[name]);

        /// <summary>A set of nested objects. An element that is unknown as a whole stays unknown.</summary>
        public TfValue<ValueSet<TfValue<TNested>>> NestedSet<TNested>(string name)
            where TNested : class, IModel<TNested>
            => As(source[name], v => new ValueSet<TfValue<TNested>>(((TfSet)v).Elements.Select(AsNested<TNested>)));

        /// <summary>A list of nested objects. An element that is unknown as a whole stays unknown.</summary>
        public TfValue<ValueList<TfValue<TNested>>> NestedList<TNested>(string name)
            where TNested : class, IModel<TNested>
            => As<ValueList<TfValue<TNested>>>(source[name], v => [.. ((TfList)v).Elements.Select(AsNested<TNested>)]);

        /// <summary>A map of nested objects. An element that is unknown as a whole stays unknown.</summary>
        public TfValue<ValueMap<TfValue<TNested>>> NestedMap<TNested>(string name)
            where TNested : class, IModel<TNested>
            => As(source[name], v => ((TfMap)v).Entries.Map((_, e) => AsNested<TNested>(e)));
    }

    private static TfValue<string> AsString(TfValue value) => As(value, v => ((TfString)v).Text);

    private static TfValue<long> AsLong(TfValue value, string name) =>
        As(value, v => ((TfNumber)v).TryGetInt64(out var number) ? number : throw new UnreadableValueException(name, "a whole number of 64 bits"));

    private static TfValue<TNested> AsNested<TNested>(TfValue value)
        where TNested : class, IModel<TNested>
        => As(value, v => TNested.From((TfObject)v));

    private static TfValue<T> As<T>(TfValue value, Func<TfValue, T> read)
        where T : notnull
        => value switch
        {
            TfNull => TfValue<T>.Null,
            TfUnknown => TfValue<T>.Unknown,
            _ => TfValue<T>.Known(read(value)),
        };
}
