using VkCloud;

namespace Vkcc;

/// <summary>What is said of add-ons in more than one place.</summary>
internal static class AddonWords
{
    private const int Most = 24;

    /// <summary>ADD-1: null when the catalogue has it.</summary>
    /// <param name="all">The whole catalogue, as far as the cluster may have it.</param>
    /// <param name="kubernetes">Version of Kubernetes that was asked for in place of a cluster.</param>
    public static Diagnostic? NotOffered(string name, TfValue<string> version, IEnumerable<OfferedAddon> all, string? kubernetes = null)
    {
        var whose = kubernetes is null ? "for this cluster" : "for the second generation";
        var offers = all.Called(name);
        if (offers.Count == 0)
        {
            var names = all.Select(offer => offer.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            return Diagnostic.Error(
                "Add-on is not offered",
                $"The catalogue has no add-on \"{name}\" {whose}.{NearestWord.Hint(name, names)} Offered: {List(names)}. "
                    + "What there is depends on the region and the generation.",
                AttributePath.Root("name"));
        }

        return version.IsKnown && offers.OfVersion(version.Value) is null
            ? Diagnostic.Error(
                "Version of the add-on is not offered",
                $"The catalogue has no {name} {version} {whose}.{NearestWord.Hint(version.Value, offers.Select(offer => offer.Version))} Offered: "
                    + $"{Versions(offers)}.",
                AttributePath.Root("version"))
            : !version.IsKnown && offers.All(offer => offer.IsDeprecated)
                ? Diagnostic.Error(
                    "Every version of the add-on is deprecated",
                    $"The catalogue has only deprecated versions of {name}: {Versions(offers)}. Name one in version to have it all the same.",
                    AttributePath.Root("version"))
                : !version.IsKnown
                    ? Diagnostic.Error(
                        kubernetes is null ? "No version of the add-on fits the cluster" : "No version of the add-on fits",
                        kubernetes is null
                            ? $"None of the versions of {name} runs on the cluster's version of Kubernetes: {Versions(offers)}."
                            : $"None of the versions of {name} runs on Kubernetes {kubernetes}: {Versions(offers)}.",
                        AttributePath.Root(kubernetes is null ? "version" : "kubernetes_version"))
                    : null;
    }

    /// <summary>A cluster has an add-on once.</summary>
    public static Diagnostic InstalledAlready(string name, Addon installed, string clusterId, ApiException? cause) => Diagnostic.Error(
        "Add-on is installed already",
        $"Cluster {clusterId} has {name} {installed.Version} already (id {installed.Id}, namespace {installed.Namespace}), and a cluster has an add-on "
            + "once. If it is the one that is meant, take it over:\n\n"
            + $"  import {{\n    to = {AddonResource.Name}.<name>\n    id = \"{clusterId}/{name}\"\n  }}\n\n"
            + "Otherwise remove it in the console first. With create_before_destroy an add-on cannot take its own place: leave that out."
            + (cause is null ? string.Empty : $"\n\nThe cloud's answer:\n  {cause.Message}"),
        AttributePath.Root("name"));

    /// <summary>Newest first, with what is deprecated.</summary>
    public static string Versions(IEnumerable<OfferedAddon> offers) =>
        List([.. offers.Select(offer => offer.IsDeprecated ? $"{offer.Version} (deprecated)" : offer.Version)]);

    public static string List(IReadOnlyCollection<string> words) =>
        words.Count == 0 ? "nothing" : string.Join(", ", words.Take(Most)) + (words.Count > Most ? ", …" : string.Empty);
}
