using Terraform.Framework;

namespace Unit.Framework;

/// <summary>A model of any schema: the value itself.</summary>
internal sealed record RawModel(TfObject Value) : IModel<RawModel>
{
    public TfValue this[string name] => Value[name];

    public static RawModel From(TfObject value) => new(value);

    public TfObject ToObject() => Value;

    public RawModel With(string name, TfValue value) => new(Value.With(name, value));
}
