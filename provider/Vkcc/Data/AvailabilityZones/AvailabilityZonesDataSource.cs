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
            The availability zones of the region, in the order of their names. `names` holds those for new things: open, and not being retired. A list that follows `names` changes when a
            zone closes for a while, and with `availability_zones` of a cluster that means its replacement: choose by it, then write the choice down.
            """,
        Attributes =
        [
            Computed.Text("id", "The region."),
            Computed.Texts("names", "Names of the zones that are open and not being retired."),
            Computed.Objects(
                "zones",
                "Every zone.",
                Computed.Text("name", "Name of the zone, such as `MS1`."),
                Computed.Flag("available", "Whether the zone takes new things now."),
                Computed.Flag("retiring", "Whether the zone is being retired: what stands there will be moved.")),
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
                throw new DiagnosticException(Diagnostic.Error("No availability zones", "Compute lists no availability zone in this region. Check the provider's region and the project's rights."));
            }

            context.SaveState(new AvailabilityZonesModel
            {
                Id = session.Region,
                Names = Computed.ListOf(zones.Where(z => z.Available.Value && !z.Retiring.Value).Select(z => z.Name.Value)),
                Zones = Computed.ListOf(zones),
            });
        });
}
