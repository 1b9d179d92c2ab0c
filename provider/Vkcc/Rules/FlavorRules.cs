using System.Globalization;
using VkCloud.Compute;

namespace Vkcc;

/// <summary>What the provider says about flavors (rule book section 7).</summary>
internal static class FlavorRules
{
    /// <summary>MST-8: anything with at least the vCPUs and RAM of the configured flavor satisfies it.</summary>
    public static bool Satisfies(Flavor actual, Flavor floor) => actual.Id == floor.Id || (actual.Vcpus >= floor.Vcpus && actual.RamMb >= floor.RamMb);

    /// <summary>The part of the name before the first hyphen (<c>STD3-2-6</c> is of <c>STD3</c>); a name without one is a family of its own.</summary>
    public static string FamilyOf(Flavor flavor) => flavor.Name.Split('-', 2)[0];

    /// <summary>The flavor that a text names by id or name; null when it names none or several.</summary>
    public static Flavor? Only(IReadOnlyCollection<Flavor> flavors, string nameOrId) =>
        flavors.FirstOrDefault(f => f.Id == nameOrId) ?? (flavors.Where(f => f.Name == nameOrId).ToList() is [var only] ? only : null);

    /// <summary>The same, as far as both are known.</summary>
    public static Flavor? Only(IReadOnlyCollection<Flavor>? flavors, TfValue<string> nameOrId) =>
        flavors is not null && nameOrId.IsKnown ? Only(flavors, nameOrId.Value) : null;

    public static Diagnostic Unknown(string nameOrId, IReadOnlyCollection<Flavor> flavors, AttributePath path)
    {
        var close = NearestWord.Several(nameOrId, flavors.Where(f => !f.IsDisabled).Select(f => f.Name)).Take(4).ToList();
        var hint = close.Count == 0 ? string.Empty : $" Did you mean {Words.AnyOf(close)}?";
        return Diagnostic.Error(
            "Unknown flavor",
            $"The region has no flavor with the name or id \"{Words.Shortened(nameOrId)}\" that the project may use.{hint} data "
                + "\"vkcc_flavors\" lists them all.",
            path);
    }

    public static Diagnostic Ambiguous(string name, IReadOnlyCollection<Flavor> several, AttributePath path)
    {
        var lines = string.Concat(several
            .OrderBy(f => f.Id, StringComparer.Ordinal)
            .Select(f => string.Create(CultureInfo.InvariantCulture, $"\n  {f.Id} ({f.Vcpus} vCPU, {f.RamMb} MB RAM)")));
        return Diagnostic.Error(
            "Several flavors share this name",
            $"\"{name}\" is the name of {several.Count} flavors. Use the id of the one that is meant:\n{lines}",
            path);
    }
}
