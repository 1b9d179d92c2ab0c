using VkCloud.Compute;

namespace Vkcc;

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
