namespace Vkcc;

/// <summary><c>data "vkcc_availability_zones"</c>: the zones of the region.</summary>
internal sealed class AvailabilityZonesDataSource(VkccProvider provider) : DataSource<AvailabilityZonesModel>
{
    public const string Name = "vkcc_availability_zones";

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
            Computed.Objects(
                "zones",
                "All zones of the region, also those that are closed or being retired.",
                Computed.Text("name", "Name of the zone, such as `MS1`."),
                Computed.Flag("available", "Whether the zone is open for new machines now."),
                Computed.Flag("retiring", "Whether the zone is being retired; the platform moves what runs there to another.")),
        ],
    };

    protected override Task ReadAsync(ReadDataContext<AvailabilityZonesModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync("Reading the availability zones", async () =>
        {
            var session = provider.Session;
            var zones = (await session.Cloud.Shared.AvailabilityZonesAsync(cancellationToken))
                .OrderBy(z => z.Name, StringComparer.Ordinal)
                .Select(z => new ZoneModel { Name = z.Name, Available = z.IsAvailable, Retiring = SupportTable.RetiringZones.Contains(z.Name) })
                .ToList();
            if (zones.Count == 0)
            {
                throw new DiagnosticException(Diagnostic.Error(
                    "No availability zones",
                    "Compute lists no availability zone in this region. Check the provider's region and the project's rights."));
            }

            context.SaveState(new AvailabilityZonesModel
            {
                Id = session.Region,
                Names = Computed.ListOf(zones.Where(z => z.Available.Value && !z.Retiring.Value).Select(z => z.Name.Value)),
                Zones = Computed.ListOf(zones),
            });
        });
}
