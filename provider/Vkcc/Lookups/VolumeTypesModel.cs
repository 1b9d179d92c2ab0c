namespace Vkcc;

/// <summary>A <c>data "vkcc_volume_types"</c>.</summary>
internal sealed partial record VolumeTypesModel : IModel<VolumeTypesModel>
{
    public TfValue<string> Id { get; init; }

    public TfValue<string> AvailabilityZone { get; init; }

    public TfValue<ValueList<TfValue<string>>> Names { get; init; }

    public TfValue<ValueList<TfValue<VolumeTypeModel>>> VolumeTypes { get; init; }
}

/// <summary>One element of <c>volume_types</c>.</summary>
internal sealed partial record VolumeTypeModel : IModel<VolumeTypeModel>
{
    public TfValue<string> Name { get; init; }

    public TfValue<ValueList<TfValue<string>>> AvailabilityZones { get; init; }
}
