using VkCloud.Compute;

namespace Vkcc;

/// <summary>A <c>data "vkcc_flavors"</c>: filters, and what passes them.</summary>
internal sealed record FlavorsModel : IModel<FlavorsModel>
{
    public TfValue<string> Id { get; init; }

    public TfValue<long> Vcpus { get; init; }

    public TfValue<long> MinVcpus { get; init; }

    public TfValue<long> Ram { get; init; }

    public TfValue<long> MinRam { get; init; }

    public TfValue<string> Family { get; init; }

    public TfValue<bool> ForMasters { get; init; }

    public TfValue<ValueList<TfValue<string>>> Names { get; init; }

    public TfValue<ValueList<TfValue<FlavorModel>>> Flavors { get; init; }

    /// <summary>Whether a flavor passes every filter.</summary>
    public bool Takes(FlavorModel flavor) =>
        (!Vcpus.IsKnown || flavor.Vcpus == Vcpus)
        && (!MinVcpus.IsKnown || flavor.Vcpus.Value >= MinVcpus.Value)
        && (!Ram.IsKnown || flavor.Ram == Ram)
        && (!MinRam.IsKnown || flavor.Ram.Value >= MinRam.Value)
        && (!Family.IsKnown || flavor.Family == Family)
        && (!ForMasters.IsKnown || flavor.ForMasters == ForMasters);

    public static FlavorsModel From(TfObject value) => new()
    {
        Id = value.String("id"),
        Vcpus = value.Long("vcpus"),
        MinVcpus = value.Long("min_vcpus"),
        Ram = value.Long("ram"),
        MinRam = value.Long("min_ram"),
        Family = value.String("family"),
        ForMasters = value.Bool("for_masters"),
        Names = value.StringList("names"),
        Flavors = value.NestedList<FlavorModel>("flavors"),
    };

    public TfObject ToObject() => TfObject.Of(
        ("id", Id.ToTf()),
        ("vcpus", Vcpus.ToTf()),
        ("min_vcpus", MinVcpus.ToTf()),
        ("ram", Ram.ToTf()),
        ("min_ram", MinRam.ToTf()),
        ("family", Family.ToTf()),
        ("for_masters", ForMasters.ToTf()),
        ("names", Names.ToTf()),
        ("flavors", Flavors.ToTfList()));
}

/// <summary>One element of <c>flavors</c>.</summary>
internal sealed record FlavorModel : IModel<FlavorModel>
{
    public TfValue<string> Id { get; init; }

    public TfValue<string> Name { get; init; }

    public TfValue<string> Family { get; init; }

    public TfValue<long> Vcpus { get; init; }

    /// <summary>MB.</summary>
    public TfValue<long> Ram { get; init; }

    public TfValue<bool> ForMasters { get; init; }

    public static FlavorModel Of(Flavor flavor) => new()
    {
        Id = flavor.Id,
        Name = flavor.Name,
        Family = FlavorRules.FamilyOf(flavor),
        Vcpus = flavor.Vcpus,
        Ram = flavor.RamMb,
        ForMasters = !OfferRules.IsGpu(flavor),
    };

    public static FlavorModel From(TfObject value) => new()
    {
        Id = value.String("id"),
        Name = value.String("name"),
        Family = value.String("family"),
        Vcpus = value.Long("vcpus"),
        Ram = value.Long("ram"),
        ForMasters = value.Bool("for_masters"),
    };

    public TfObject ToObject() => TfObject.Of(
        ("id", Id.ToTf()), ("name", Name.ToTf()), ("family", Family.ToTf()), ("vcpus", Vcpus.ToTf()), ("ram", Ram.ToTf()), ("for_masters", ForMasters.ToTf()));
}
