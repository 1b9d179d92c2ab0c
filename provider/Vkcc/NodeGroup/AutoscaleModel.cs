namespace Vkcc;

/// <summary>The object <c>autoscale</c>: between which sizes the autoscaler moves.</summary>
internal sealed partial record AutoscaleModel : IModel<AutoscaleModel>
{
    public TfValue<long> Min { get; init; }

    public TfValue<long> Max { get; init; }
}
