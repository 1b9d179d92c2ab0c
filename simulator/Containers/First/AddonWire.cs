using System.Text.Json.Nodes;

namespace Vkcc.Simulator.First;

/// <summary>Body of <c>POST addons/{addon}/clusters/{cluster}</c> (F4 of addons-and-policies.md B1).</summary>
internal sealed record InstallAddonRequest(string? Values, AddonPayload? Payload, bool? Migrated);

/// <summary>Name and namespace of an installation.</summary>
internal sealed record AddonPayload(string? Name, string? Namespace);

/// <summary>Body of <c>PATCH cluster_addons/{id}</c> (F6).</summary>
internal sealed record ChangeAddonRequest(string? Values);

/// <summary>Body of <c>POST cluster_addons/{id}</c> (F7).</summary>
internal sealed record UpgradeAddonRequest(string? NewAddonId, string? Values);

/// <summary>The forms in which the first generation shows add-ons: <c>DEF1</c> and <c>INST1</c> of addons-and-policies.md B1.</summary>
internal static class AddonForms
{
    /// <param name="whole">With the default values, which lists leave out (inferred).</param>
    public static JsonObject Of(AddonVersion version, bool whole) => new()
    {
        ["id"] = version.Uuid,
        ["name"] = version.Addon.Name,
        ["chart_name"] = version.Addon.Name,
        ["chart_version"] = version.Version,
        ["values_template"] = whole ? version.ValuesTemplate : "",
        ["description"] = $"{version.Addon.Purpose}.",
        ["short_description"] = version.Addon.Purpose,
        ["installation_instruction"] = "",
        ["purpose"] = version.Addon.Purpose,
        ["changelog"] = "",
        ["created_at"] = Preloaded.CreatedAt,
    };

    /// <param name="version">What it was made from.</param>
    /// <param name="upgradeable">Whether the cluster may have a newer version.</param>
    /// <param name="normalized">Values come back as a program writes them (<see cref="Habits.NormalizeValues"/>).</param>
    public static JsonObject Of(AddonObject addon, AddonVersion version, bool upgradeable, bool normalized) => new()
    {
        ["cluster_addon_id"] = addon.Id,
        // Only the trace of an upgrade may be without.
        ["addon"] = addon.Status == AddonStatus.Replaced ? null : Of(version, whole: false),
        ["status"] = addon.Status,
        ["user_chart_values"] = normalized && addon.Values.Length > 0 ? Base64Text.Normalized(addon.Values) : addon.Values,
        ["payload"] = new JsonObject { ["name"] = addon.ReleaseName, ["namespace"] = addon.Namespace },
        ["upgrade_available"] = upgradeable,
        ["migrated"] = false,
        ["created_at"] = addon.CreatedAt,
        ["updated_at"] = addon.UpdatedAt,
        ["deleted_at"] = null,
    };
}
