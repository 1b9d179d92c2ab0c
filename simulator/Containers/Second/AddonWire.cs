using System.Text.Json.Nodes;

namespace Vkcc.Simulator.Second;

/// <summary>Body of <c>POST clusters/{cluster_id}/addons</c> (addons-and-policies.md A3); every member is sent, empty ones too.</summary>
internal sealed record InstallAddonRequest(string? AddonId, string? AddonVersionId, string? Namespace, string? Values, string? AddonName);

/// <summary>Body of <c>PATCH clusters/{cluster_id}/addons/{id}</c>; both members are always sent.</summary>
internal sealed record ChangeAddonRequest(string? AddonVersionId, string? Values);

/// <summary>The forms in which the second generation shows add-ons (addons-and-policies.md A1, A2 and A4).</summary>
internal static class AddonForms
{
    public static JsonObject Of(CatalogueAddon addon) => new()
    {
        ["id"] = addon.Id,
        ["name"] = addon.Name,
        ["versions"] = new JsonArray([.. addon.Versions.Select(version => new JsonObject
        {
            ["id"] = version.Id,
            ["version"] = version.Version,
            ["is_deprecated"] = version.Deprecated,
        })]),
    };

    /// <param name="supported">As the service writes them (<see cref="Habits.ShortKubeVersions"/>).</param>
    public static JsonObject Of(AddonVersion version, IEnumerable<string> supported) => new()
    {
        ["id"] = version.Id,
        ["addon_id"] = version.Addon.Id,
        ["name"] = version.Addon.Name,
        ["version"] = version.Version,
        ["values_template"] = version.ValuesTemplate,
        ["supported_kube_versions"] = new JsonArray([.. supported.Select(text => JsonValue.Create(text))]),
    };

    /// <param name="version">What it was made from.</param>
    public static JsonObject Of(AddonObject addon, AddonVersion version, string clusterId) => new()
    {
        ["id"] = addon.Id,
        ["cluster_id"] = clusterId,
        ["addon_id"] = version.Addon.Id,
        ["addon_version_id"] = version.Id,
        ["namespace"] = addon.Namespace,
        ["values"] = addon.Values,
        ["status"] = addon.Status,
        ["created_at"] = addon.CreatedAt,
        ["updated_at"] = addon.UpdatedAt,
        ["addon_name"] = addon.ReleaseName,
        ["base_addon_name"] = addon.Name,
    };
}
