namespace Vkcc;

/// <summary>A <c>data "vkcc_availability_zones"</c>.</summary>
internal sealed record AvailabilityZonesModel : IModel<AvailabilityZonesModel>
{
    public TfValue<string> Id { get; init; }

    /// <summary>Open zones that are not being retired.</summary>
    public TfValue<ValueList<TfValue<string>>> Names { get; init; }

    public TfValue<ValueList<TfValue<ZoneModel>>> Zones { get; init; }

    public static AvailabilityZonesModel From(TfObject value) => new()
    {
        Id = value.String("id"),
        Names = value.StringList("names"),
        Zones = value.NestedList<ZoneModel>("zones"),
    };

    public TfObject ToObject() => TfObject.Of(("id", Id.ToTf()), ("names", Names.ToTf()), ("zones", Zones.ToTfList()));
}
