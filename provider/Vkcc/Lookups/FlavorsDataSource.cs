using VkCloud.Compute;

namespace Vkcc;

/// <summary><c>data "vkcc_flavors"</c>: the sizes that machines can have.</summary>
internal sealed class FlavorsDataSource(VkccProvider provider) : DataSource<FlavorsModel>
{
    public const string Name = "vkcc_flavors";

    private static readonly ObjectList<Flavor> flavors = new("flavors", "The flavors, smallest first.")
    {
        { "id", "Id of the flavor.", flavor => flavor.Id },
        { "name", "Name of the flavor, as `master_flavor` and `flavor` take it. Several flavors may share one; then use the id.", flavor => flavor.Name },
        { "family", "The part of the name before the first hyphen.", FlavorRules.FamilyOf },
        { "vcpus", "Number of vCPUs.", flavor => flavor.Vcpus },
        { "ram", "RAM in MB.", flavor => flavor.RamMb },
        { "for_masters", "Whether masters can have it.", flavor => !OfferRules.IsGpu(flavor) },
    };

    public override string TypeName => Name;

    protected override Schema DeclareSchema() => new()
    {
        Description =
            """
            The flavors of the region that the project may use, smallest first: by vCPUs, then RAM, then name. Every filter that is given must fit. A filter
            that nothing fits is an error, so that `names[0]` is always there.
            """,
        Attributes =
        [
            Filter("vcpus", "Only flavors with exactly this many vCPUs."),
            Filter("min_vcpus", "Only flavors with at least this many vCPUs."),
            Filter("ram", "Only flavors with exactly this much RAM, in MB."),
            Filter("min_ram", "Only flavors with at least this much RAM, in MB, such as `8192`."),
            Optional.Text("family", "Only flavors of this family, such as `STD3`: the part of the name before the first hyphen.", Check.NotEmpty),
            Optional.Flag(
                "for_masters", "`true`: only flavors that masters can have, which are those without GPU; `false`: only those that are for workers alone."),
            Computed.Text("id", "The region."),
            Computed.Texts("names", "Names of the flavors, smallest first."),
            flavors.Attribute,
        ],
    };

    protected override Task ReadAsync(ReadDataContext<FlavorsModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync("Reading the flavors", async () =>
        {
            var session = provider.Session;
            var all = (await session.Cloud.Shared.Flavors.GetAsync(cancellationToken))
                .Where(f => !f.IsDisabled)
                .OrderBy(f => f.Vcpus)
                .ThenBy(f => f.RamMb)
                .ThenBy(f => f.Name, StringComparer.Ordinal)
                .ThenBy(f => f.Id, StringComparer.Ordinal)
                .ToList();
            var found = all.Where(context.Config.Takes).ToList();
            if (found.Count == 0)
            {
                throw new DiagnosticException(Nothing(all));
            }

            context.SaveState(context.Config with
            {
                Id = session.Region,
                Names = Computed.ListOf(found.Select(f => f.Name)),
                Flavors = flavors.Of(found),
            });
        });

    private static Diagnostic Nothing(List<Flavor> all) => Diagnostic.Error(
        "No flavor fits",
        all.Count == 0
            ? "Compute lists no flavor that the project may use. Check the provider's region and the project's rights."
            : $"None of the region's {all.Count} flavors fits every filter. Families there: "
                + $"{Words.AllOf(all.Select(FlavorRules.FamilyOf).Distinct().Order(StringComparer.Ordinal).Take(20))}; "
                + $"the largest has {all.Max(f => f.Vcpus)} vCPUs, the most RAM is {all.Max(f => f.RamMb)} MB. Loosen a filter.");

    private static SchemaAttribute Filter(string name, string description) =>
        Optional.Number(name, description, Check.WholeNumber, Check.AtLeast(1));
}

/// <summary>A <c>data "vkcc_flavors"</c>: filters, and what passes them.</summary>
internal sealed partial record FlavorsModel : IModel<FlavorsModel>
{
    public TfValue<string> Id { get; init; }

    public TfValue<long> Vcpus { get; init; }

    public TfValue<long> MinVcpus { get; init; }

    public TfValue<long> Ram { get; init; }

    public TfValue<long> MinRam { get; init; }

    public TfValue<string> Family { get; init; }

    public TfValue<bool> ForMasters { get; init; }

    public TfStringList Names { get; init; }

    public TfObjectList Flavors { get; init; }

    /// <summary>Whether a flavor passes every filter.</summary>
    public bool Takes(Flavor flavor) =>
        (!Vcpus.IsKnown || flavor.Vcpus == Vcpus.Value)
        && (!MinVcpus.IsKnown || flavor.Vcpus >= MinVcpus.Value)
        && (!Ram.IsKnown || flavor.RamMb == Ram.Value)
        && (!MinRam.IsKnown || flavor.RamMb >= MinRam.Value)
        && (!Family.IsKnown || FlavorRules.FamilyOf(flavor) == Family.Value)
        && (!ForMasters.IsKnown || OfferRules.IsGpu(flavor) != ForMasters.Value);
}
