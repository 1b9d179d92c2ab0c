namespace Vkcc;

/// <summary>One element of <c>volume_types</c>.</summary>
internal sealed record VolumeTypeModel : IModel<VolumeTypeModel>
{
    public TfValue<string> Name { get; init; }

    public TfValue<ValueList<TfValue<string>>> AvailabilityZones { get; init; }

    public static VolumeTypeModel From(TfObject value) => new() { Name = value.String("name"), AvailabilityZones = value.StringList("availability_zones") };

    public TfObject ToObject() => TfObject.Of(("name", Name.ToTf()), ("availability_zones", AvailabilityZones.ToTf()));
}
