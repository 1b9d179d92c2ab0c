namespace Vkcc;

/// <summary>A <c>data "vkcc_volume_types"</c>.</summary>
internal sealed record VolumeTypesModel : IModel<VolumeTypesModel>
{
    public TfValue<string> Id { get; init; }

    public TfValue<string> AvailabilityZone { get; init; }

    public TfValue<ValueList<TfValue<string>>> Names { get; init; }

    public TfValue<ValueList<TfValue<VolumeTypeModel>>> VolumeTypes { get; init; }

    public static VolumeTypesModel From(TfObject value) => new()
    {
        Id = value.String("id"),
        AvailabilityZone = value.String("availability_zone"),
        Names = value.StringList("names"),
        VolumeTypes = value.NestedList<VolumeTypeModel>("volume_types"),
    };

    public TfObject ToObject() => TfObject.Of(
        ("id", Id.ToTf()), ("availability_zone", AvailabilityZone.ToTf()), ("names", Names.ToTf()), ("volume_types", VolumeTypes.ToTfList()));
}

/// <summary>One element of <c>volume_types</c>.</summary>
internal sealed record VolumeTypeModel : IModel<VolumeTypeModel>
{
    public TfValue<string> Name { get; init; }

    public TfValue<ValueList<TfValue<string>>> AvailabilityZones { get; init; }

    public static VolumeTypeModel From(TfObject value) => new() { Name = value.String("name"), AvailabilityZones = value.StringList("availability_zones") };

    public TfObject ToObject() => TfObject.Of(("name", Name.ToTf()), ("availability_zones", AvailabilityZones.ToTf()));
}
