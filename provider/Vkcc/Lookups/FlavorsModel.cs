using VkCloud.Compute;

namespace Vkcc;

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
}

/// <summary>One element of <c>flavors</c>.</summary>
internal sealed partial record FlavorModel : IModel<FlavorModel>
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
}
