using VkCloud.Compute;

namespace Vkcc;

/// <summary><c>data "vkcc_availability_zones"</c>: the zones of the region.</summary>
internal sealed class AvailabilityZonesDataSource(VkccProvider provider) : DataSource<AvailabilityZonesModel>
{
    public const string Name = "vkcc_availability_zones";

    private static readonly ObjectList<AvailabilityZone> zones = new("zones", "All zones of the region, also those that are closed or being retired.")
    {
        { "name", "Name of the zone, such as `MS1`.", zone => zone.Name },
        { "available", "Whether the zone is open for new machines now.", zone => zone.IsAvailable },
        { "retiring", "Whether the zone is being retired; the platform moves what runs there to another.", zone => IsRetiring(zone) },
    };

    public override string TypeName => Name;

    protected override Schema DeclareSchema() => new()
    {
        Description =
            """
            The availability zones of the region, in the order of their names. `names` has those that new clusters and node groups can use: open, and not being
            retired. It changes when a zone closes for a while, and a cluster whose `availability_zones` follow it is replaced then: look at it to choose, and
            write the chosen names into the configuration.
            """,
        Attributes =
        [
            Computed.Text("id", "The region."),
            Computed.Texts("names", "Names of the zones that are open and not being retired."),
            zones.Attribute,
        ],
    };

    protected override Task ReadAsync(ReadDataContext<AvailabilityZonesModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync("Reading the availability zones", async () =>
        {
            var session = provider.Session;
            var all = (await session.Cloud.Shared.AvailabilityZones.GetAsync(cancellationToken)).OrderBy(z => z.Name, StringComparer.Ordinal).ToList();
            if (all.Count == 0)
            {
                throw new DiagnosticException(Diagnostic.Error(
                    "No availability zones",
                    "Compute lists no availability zone in this region. Check the provider's region and the project's rights."));
            }

            context.SaveState(new AvailabilityZonesModel
            {
                Id = session.Region,
                Names = Computed.ListOf(all.Where(z => z.IsAvailable && !IsRetiring(z)).Select(z => z.Name)),
                Zones = zones.Of(all),
            });
        });

    private static bool IsRetiring(AvailabilityZone zone) => SupportTable.RetiringZones.Contains(zone.Name);
}

/// <summary>A <c>data "vkcc_availability_zones"</c>.</summary>
internal sealed partial record AvailabilityZonesModel : IModel<AvailabilityZonesModel>
{
    public TfValue<string> Id { get; init; }

    public TfStringList Names { get; init; }

    public TfObjectList Zones { get; init; }
}
