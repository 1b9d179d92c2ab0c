using System.Text.RegularExpressions;

namespace Vkcc.Simulator;

/// <summary>What both generations ask of the calls on add-ons.</summary>
internal static partial class AddonChecks
{
    /// <summary>Base64 of a map in YAML, hence in JSON too; an empty text is none.</summary>
    public static Refusal? Values(string? values)
    {
        if (values is null)
        {
            return Refusal.Invalid("values is missing.");
        }

        try
        {
            YamlReader.Read(Base64Text.Decode(values));
            return null;
        }
        catch (FormatException)
        {
            return Refusal.Invalid("values is no base64.");
        }
        catch (YamlMistake mistake)
        {
            return Refusal.Invalid($"values is no map in YAML: {mistake.Message}");
        }
    }

    public static Refusal? Given(string member, object? value) => value is null ? Refusal.Invalid($"{member} is missing.") : null;

    /// <summary>A DNS label, or nothing: istio asks for none (part C).</summary>
    public static Refusal? Namespace(string name) => name.Length == 0 || (name.Length <= 63 && Label().IsMatch(name))
        ? null
        : Refusal.Invalid($"namespace must be a DNS label of at most 63 letters, got {name}.");

    public static Refusal? Supports(AddonVersion version, SimulatedCluster cluster) => version.Supports(KubernetesVersion.Parse(cluster.Version))
        ? null
        : Refusal.Invalid($"Add-on {version.Addon.Name} {version.Version} does not run on Kubernetes {cluster.Version}.");

    /// <summary>Part C: versions only go up, and some not even that.</summary>
    public static Refusal? Change(AddonVersion from, AddonVersion to) =>
        from == to ? null
        : from.Addon != to.Addon ? Refusal.Invalid($"{to.Addon.Name} {to.Version} is no version of {from.Addon.Name}.")
        : !to.IsNewerThan(from) ? Refusal.Invalid($"Add-on {from.Addon.Name} is of version {from.Version}, and versions only go up; {to.Version} is older.")
        : !to.Addon.GoesUp ? Refusal.Invalid($"Add-on {from.Addon.Name} cannot be upgraded; remove it and install {to.Version}.")
        : null;

    /// <summary>One installation of an add-on in a cluster, of whatever version (A1, inferred).</summary>
    public static Refusal? NotThere(SimulatedCluster cluster, string name) => cluster.Addons.Exists(addon => addon.IsThere && addon.Api.Name == name)
        ? Refusal.AlreadyExists($"Cluster {cluster.Name} has the add-on {name} already.")
        : null;

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?\z")]
    private static partial Regex Label();
}
