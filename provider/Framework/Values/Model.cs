using System.Diagnostics.CodeAnalysis;

namespace Terraform.Framework;

/// <summary>The typed view of an object value: an immutable record whose members are <see cref="TfValue{T}"/>.</summary>
public interface IModel<TSelf>
    where TSelf : class, IModel<TSelf>
{
    static abstract TSelf From(TfObject value);

    /// <summary>Every attribute of the schema, no other.</summary>
    TfObject ToObject();
}

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

/// <summary>Writes the typed values of a model back as values of the protocol.</summary>
public static class ModelWriting
{
    public static TfValue ToTf(this TfValue<string> value) => From(value, v => new TfString(v));

    public static TfValue ToTf(this TfValue<long> value) => From(value, TfNumber.Of);

    public static TfValue ToTf(this TfValue<bool> value) => From(value, TfBool.Of);

    public static TfValue ToTf(this TfValue<ValueSet<TfValue<string>>> value) => From(value, v => new TfSet(v.Select(ToTf)));

    public static TfValue ToTf(this TfValue<ValueList<TfValue<string>>> value) => From(value, v => new TfList([.. v.Select(ToTf)]));

    public static TfValue ToTf(this TfValue<ValueMap<TfValue<string>>> value) =>
        From(value, v => new TfMap(v.Map((_, e) => e.ToTf())));

    public static TfValue ToTf(this TfValue<ValueMap<TfValue<long>>> value) =>
        From(value, v => new TfMap(v.Map((_, e) => e.ToTf())));

    public static TfValue ToTfObject<TNested>(this TfValue<TNested> value)
        where TNested : class, IModel<TNested>
        => From(value, v => v.ToObject());

    public static TfValue ToTfSet<TNested>(this TfValue<ValueSet<TfValue<TNested>>> value)
        where TNested : class, IModel<TNested>
        => From(value, v => new TfSet(v.Select(ToTfObject)));

    public static TfValue ToTfList<TNested>(this TfValue<ValueList<TfValue<TNested>>> value)
        where TNested : class, IModel<TNested>
        => From(value, v => new TfList([.. v.Select(ToTfObject)]));

    private static TfValue From<T>(TfValue<T> value, Func<T, TfValue> write)
        where T : notnull
        => value.IsKnown ? write(value.Value) : value.IsUnknown ? TfValue.Unknown : TfValue.Null;
}

/// <summary>A value that fits its type in the schema but not the member of the model: a fraction or a giant where a whole number is meant.</summary>
/// <remarks>The value itself is not in the text, which may end in a log.</remarks>
[SuppressMessage("Design", "CA1032", Justification = "Without the attribute there is nothing to say.")]
public sealed class UnreadableValueException(string attribute, string wanted) : Exception($"Attribute \"{attribute}\" is not {wanted}.")
{
    public string Attribute => attribute;

    /// <summary>For example "a whole number between …".</summary>
    public string Wanted => wanted;
}
