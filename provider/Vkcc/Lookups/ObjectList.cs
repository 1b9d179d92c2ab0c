using System.Collections;

namespace Vkcc;

/// <summary>A computed list of objects: the attributes of an object, and what fills them, said in one place.</summary>
/// <typeparam name="T">What an object shows.</typeparam>
internal sealed class ObjectList<T>(string name, string description) : IEnumerable<SchemaAttribute>
{
    private readonly List<(SchemaAttribute Attribute, Func<T, TfValue> Fill)> members = [];

    public SchemaAttribute Attribute => Computed.Objects(name, description, [.. this]);

    public void Add(string name, string description, Func<T, string?> fill) =>
        Add(Computed.Text(name, description), shown => fill(shown) is { } text ? new TfString(text) : TfValue.Null);

    public void Add(string name, string description, Func<T, long?> fill) =>
        Add(Computed.Number(name, description), shown => fill(shown) is { } number ? TfNumber.Of(number) : TfValue.Null);

    public void Add(string name, string description, Func<T, bool?> fill) =>
        Add(Computed.Flag(name, description), shown => fill(shown) is { } flag ? TfBool.Of(flag) : TfValue.Null);

    public void Add(string name, string description, Func<T, IEnumerable<string>> fill) =>
        Add(Computed.Texts(name, description), shown => new TfList([.. fill(shown).Select(text => new TfString(text))]));

    /// <summary>A list of objects in each.</summary>
    public void Add<TInner>(ObjectList<TInner> inner, Func<T, IEnumerable<TInner>> fill) => Add(inner.Attribute, shown => inner.Of(fill(shown)).ToTfList());

    public void Add(SchemaAttribute attribute, Func<T, TfValue> fill) => members.Add((attribute, fill));

    public TfObjectList Of(IEnumerable<T> all) => new ValueList<TfValue<ListedObject>>(
        [.. all.Select(shown => (TfValue<ListedObject>)new ListedObject(TfObject.Of([.. members.Select(m => (m.Attribute.Name, m.Fill(shown)))])))]);

    public IEnumerator<SchemaAttribute> GetEnumerator() => members.Select(m => m.Attribute).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>An object of a model's <see cref="ObjectList{T}"/>, which alone knows its attributes.</summary>
internal sealed record ListedObject(TfObject Value) : IModel<ListedObject>
{
    public static ListedObject From(TfObject value) => new(value);

    public TfObject ToObject() => Value;
}
