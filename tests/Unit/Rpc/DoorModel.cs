using Terraform.Framework;

namespace Unit.Rpc;

/// <summary>The value itself as a model, of whatever schema.</summary>
internal sealed record DoorModel(TfObject Value) : IModel<DoorModel>
{
    public static DoorModel From(TfObject value) => new(value);

    public TfObject ToObject() => Value;
}
