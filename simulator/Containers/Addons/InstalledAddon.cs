using System.Text.Json.Serialization;

namespace Vkcc.Simulator;

/// <summary>Statuses of installed add-ons (addons-and-policies.md A5 and B2).</summary>
internal static class AddonStatus
{
    public const string Installing = "INSTALLING";
    public const string Installed = "INSTALLED";
    public const string Deleting = "DELETING";

    /// <summary>Second generation only.</summary>
    public const string Updating = "UPDATING";

    /// <summary>Second generation only; the first says <see cref="Failed"/>.</summary>
    public const string Error = "ERROR";

    /// <summary>First generation only, as all below.</summary>
    public const string New = "NEW";
    public const string Failed = "FAILED";

    /// <summary>The old entry after an upgrade.</summary>
    public const string Replaced = "REPLACED";
}

/// <summary>An add-on in a cluster, of either generation.</summary>
internal sealed class InstalledAddon
{
    /// <summary>What the service shows of it, each generation in its own form.</summary>
    public required AddonObject Api { get; set; }

    /// <summary>Null while nothing goes on.</summary>
    public AddonWork? Work { get; set; }

    [JsonIgnore]
    public LateSight<AddonObject> Sight { get; } = new();

    public string Id => Api.Id;

    /// <summary>Not merely the trace that an upgrade of the first generation leaves.</summary>
    public bool IsThere => Api.Status != AddonStatus.Replaced;

    /// <summary>One look through the API; null while nothing is found yet.</summary>
    public AddonObject? Look() => Sight.Read(() => Api);

    /// <summary>Whatever goes on is dropped, and this stays.</summary>
    public void Hold(string status) => (Work, Api) = (null, Api with { Status = status });

    /// <summary>The fault <c>addon_status</c>: where it is at the end of what goes on, and now when nothing does.</summary>
    public void EndIn(string status)
    {
        if (Work is null)
        {
            Hold(status);
        }
        else
        {
            Work.EndsIn = status;
        }
    }
}

/// <summary>What both generations show of an installed add-on.</summary>
/// <param name="Name">In the catalogue.</param>
/// <param name="ReleaseName">Of the installation.</param>
/// <param name="Values">Base64, as it was sent.</param>
internal sealed record AddonObject(
    string Id, string Name, string Version, string ReleaseName, string Namespace, string Values, string Status, string CreatedAt, string UpdatedAt);

/// <summary>What an add-on is busy with.</summary>
internal sealed class AddonWork
{
    public required AddonWorkKind Kind { get; init; }

    /// <summary>Index of the step that runs.</summary>
    public int Step { get; set; }

    /// <summary>When the running step ends, if nothing holds it up.</summary>
    public required DateTimeOffset Due { get; set; }

    /// <summary>The status that it ends in because a fault says so; null for the usual one.</summary>
    public string? EndsIn { get; set; }
}

internal enum AddonWorkKind
{
    Install,
    Update,
    Delete,
}
