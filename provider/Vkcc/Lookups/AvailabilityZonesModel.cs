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

/// <summary>One element of <c>zones</c>.</summary>
internal sealed record ZoneModel : IModel<ZoneModel>
{
    public TfValue<string> Name { get; init; }

    public TfValue<bool> Available { get; init; }

    public TfValue<bool> Retiring { get; init; }

    public static ZoneModel From(TfObject value) => new() { Name = value.String("name"), Available = value.Bool("available"), Retiring = value.Bool("retiring") };

    public TfObject ToObject() => TfObject.Of(("name", Name.ToTf()), ("available", Available.ToTf()), ("retiring", Retiring.ToTf()));
}
