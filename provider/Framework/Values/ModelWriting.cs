namespace Terraform.Framework;

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

    public static TfValue ToTfMap<TNested>(this TfValue<ValueMap<TfValue<TNested>>> value)
        where TNested : class, IModel<TNested>
        => From(value, v => new TfMap(v.Map((_, e) => e.ToTfObject())));

    private static TfValue From<T>(TfValue<T> value, Func<T, TfValue> write)
        where T : notnull
        => value.IsKnown ? write(value.Value) : value.IsUnknown ? TfValue.Unknown : TfValue.Null;
}
