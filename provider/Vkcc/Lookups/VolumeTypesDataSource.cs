using VkCloud.Second;

namespace Vkcc;

/// <summary><c>data "vkcc_volume_types"</c>: the types of disk that nodes can have, and where.</summary>
internal sealed class VolumeTypesDataSource(VkccProvider provider) : DataSource<VolumeTypesModel>
{
    public const string Name = "vkcc_volume_types";

    private static readonly ObjectList<VolumeType> volumeTypes = new("volume_types", "The types.")
    {
        { "name", "Name of the type.", type => type.Name },
        { "availability_zones", "The zones that offer it, in the order of their names.", type => type.Zones.Distinct().Order(StringComparer.Ordinal) },
    };

    public override string TypeName => Name;

    protected override Schema DeclareSchema() => new()
    {
        Description = "The types of root disk that nodes of second-generation clusters can have, in the order of their names, and the zones that offer them.",
        Attributes =
        [
            Optional.Text("availability_zone", "Only types that this zone offers. A zone that offers none, or does not exist, is an error.", Check.NotEmpty),
            Computed.Text("id", "The region, and the zone where one is given."),
            Computed.Texts("names", "Names of the types, as `disk_type` takes them."),
            volumeTypes.Attribute,
        ],
    };

    protected override Task ReadAsync(ReadDataContext<VolumeTypesModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync("Reading the volume types", async () =>
        {
            var session = provider.Session;
            var zone = context.Config.AvailabilityZone;
            var types = await session.Cloud.Shared.VolumeTypes.GetAsync(cancellationToken);
            var found = types.Where(t => !zone.IsKnown || t.Zones.Contains(zone.Value)).OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
            if (found.Count == 0)
            {
                var zones = types.SelectMany(t => t.Zones).Distinct().Order(StringComparer.Ordinal).ToList();
                throw new DiagnosticException(zone.IsKnown
                    ? Diagnostic.Error(
                        "No volume types in this zone",
                        $"No type of disk is offered in zone \"{Words.Shortened(zone.Value)}\".{NearestWord.Hint(zone.Value, zones)} Zones with any: "
                            + $"{Words.AllOf(zones)}.",
                        AttributePath.Root("availability_zone"))
                    : Diagnostic.Error(
                        "No volume types",
                        "The service offers no type of disk to the project. Check the provider's region and the project's rights."));
            }

            context.SaveState(context.Config with
            {
                Id = zone.IsKnown ? $"{session.Region.Value}/{zone.Value}" : session.Region,
                Names = Computed.ListOf(found.Select(t => t.Name)),
                VolumeTypes = volumeTypes.Of(found),
            });
        });
}

/// <summary>A <c>data "vkcc_volume_types"</c>.</summary>
internal sealed partial record VolumeTypesModel : IModel<VolumeTypesModel>
{
    public TfValue<string> Id { get; init; }

    public TfValue<string> AvailabilityZone { get; init; }

    public TfStringList Names { get; init; }

    public TfObjectList VolumeTypes { get; init; }
}
