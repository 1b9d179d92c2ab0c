using VkCloud;

namespace Vkcc;

/// <summary>What is read of versions that a catalogue offers. Pure.</summary>
internal static class AddonOffers
{
    /// <summary>Newest first.</summary>
    public static IReadOnlyList<OfferedAddon> Called(this IEnumerable<OfferedAddon> offers, string name) =>
        [.. offers.Where(offer => offer.Name == name).OrderByDescending(offer => offer.Version, ChartVersion.Order)];

    /// <summary>Null when it is not offered.</summary>
    public static OfferedAddon? OfVersion(this IEnumerable<OfferedAddon> offers, string version) =>
        offers.FirstOrDefault(offer => ChartVersion.Bare(offer.Version) == ChartVersion.Bare(version));

    /// <summary>Whether a version runs on a version of Kubernetes; what the catalogue does not tell is taken for yes.</summary>
    /// <remarks>How the service writes them is not published: with or without <c>v</c>, in full or <c>1.34</c>. A version without its patch stands for
    /// any.</remarks>
    public static bool Supports(this OfferedAddon offer, string kubernetes) =>
        offer.KubernetesVersions is not { Count: > 0 } supported || supported.Any(text => IsOf(text, kubernetes));

    private static bool IsOf(string supported, string kubernetes)
    {
        var (given, wanted) = (supported.TrimStart('v').Split('.'), kubernetes.TrimStart('v').Split('.'));
        return given.Zip(wanted).All(pair => pair.First == pair.Second);
    }
}
