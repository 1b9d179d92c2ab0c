namespace Vkcc;

/// <summary>A <c>data "vkcc_availability_zones"</c>.</summary>
internal sealed partial record AvailabilityZonesModel : IModel<AvailabilityZonesModel>
{
    public TfValue<string> Id { get; init; }

    /// <summary>Open zones that are not being retired.</summary>
    public TfValue<ValueList<TfValue<string>>> Names { get; init; }

    public TfValue<ValueList<TfValue<ZoneModel>>> Zones { get; init; }
}

/// <summary>One element of <c>zones</c>.</summary>
internal sealed partial record ZoneModel : IModel<ZoneModel>
{
    public TfValue<string> Name { get; init; }

    public TfValue<bool> Available { get; init; }

    public TfValue<bool> Retiring { get; init; }
}
