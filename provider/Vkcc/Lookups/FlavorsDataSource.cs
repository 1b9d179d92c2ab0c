namespace Vkcc;

/// <summary><c>data "vkcc_flavors"</c>: the sizes that machines can have.</summary>
internal sealed class FlavorsDataSource(VkccProvider provider) : DataSource<FlavorsModel>
{
    public const string Name = "vkcc_flavors";

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
            new("family", TfType.String)
            {
                Mode = AttributeMode.Optional,
                Validators = [Check.NotEmpty],
                Description = "Only flavors of this family, such as `STD3`: the part of the name before the first hyphen.",
            },
            new("for_masters", TfType.Bool)
            {
                Mode = AttributeMode.Optional,
                Description = "`true`: only flavors that masters can have, which are those without GPU; `false`: only those that are for workers alone.",
            },
            Computed.Text("id", "The region."),
            Computed.Texts("names", "Names of the flavors, smallest first."),
            Computed.Objects(
                "flavors",
                "The flavors, smallest first.",
                Computed.Text("id", "Id of the flavor."),
                Computed.Text("name", "Name of the flavor, as `master_flavor` and `flavor` take it. Several flavors may share one; then use the id."),
                Computed.Text("family", "The part of the name before the first hyphen."),
                Computed.Number("vcpus", "Number of vCPUs."),
                Computed.Number("ram", "RAM in MB."),
                Computed.Flag("for_masters", "Whether masters can have it.")),
        ],
    };

    protected override Task ReadAsync(ReadDataContext<FlavorsModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync("Reading the flavors", async () =>
        {
            var session = provider.Session;
            var flavors = (await session.Cloud.Shared.FlavorsAsync(cancellationToken))
                .Where(f => !f.IsDisabled)
                .Select(FlavorModel.Of)
                .OrderBy(f => f.Vcpus.Value)
                .ThenBy(f => f.Ram.Value)
                .ThenBy(f => f.Name.Value, StringComparer.Ordinal)
                .ThenBy(f => f.Id.Value, StringComparer.Ordinal)
                .ToList();
            var found = flavors.Where(context.Config.Takes).ToList();
            if (found.Count == 0)
            {
                throw new DiagnosticException(Nothing(flavors));
            }

            context.SaveState(context.Config with
            {
                Id = session.Region,
                Names = Computed.ListOf(found.Select(f => f.Name.Value)),
                Flavors = Computed.ListOf(found),
            });
        });

    private static Diagnostic Nothing(List<FlavorModel> all) => Diagnostic.Error(
        "No flavor fits",
        all.Count == 0
            ? "Compute lists no flavor that the project may use. Check the provider's region and the project's rights."
            : $"None of the region's {all.Count} flavors fits every filter. Families there: "
                + $"{Words.AllOf(all.Select(f => f.Family.Value).Distinct().Order(StringComparer.Ordinal).Take(20))}; "
                + $"the largest has {all.Max(f => f.Vcpus.Value)} vCPUs, the most RAM is {all.Max(f => f.Ram.Value)} MB. Loosen a filter.");

    private static SchemaAttribute Filter(string name, string description) =>
        new(name, TfType.Number) { Mode = AttributeMode.Optional, Validators = [Check.WholeNumber, Check.AtLeast(1)], Description = description };
}
