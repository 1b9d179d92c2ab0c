namespace Vkcc;

/// <summary>The object <c>autoscale</c>: between which sizes the autoscaler moves.</summary>
internal sealed record AutoscaleModel : IModel<AutoscaleModel>
{
    public TfValue<long> Min { get; init; }

    public TfValue<long> Max { get; init; }

    public static AutoscaleModel From(TfObject value) => new() { Min = value.Long("min"), Max = value.Long("max") };

    public TfObject ToObject() => TfObject.Of(("min", Min.ToTf()), ("max", Max.ToTf()));
}
