using VkCloud;
using VkCloud.First;

namespace Vkcc;

/// <summary>Versions of the first generation, which are its cluster templates (VER-1, VER-2, UPG-3). Pure.</summary>
internal static class TemplateRules
{
    private static AttributePath Path => AttributePath.Root("version");

    /// <summary>The template that a version stands for: the only one, or the newest of those offered; null when there is none, or nothing tells them
    /// apart.</summary>
    public static ClusterTemplate? Choose(string version, IReadOnlyCollection<ClusterTemplate> templates)
    {
        var candidates = Candidates(version, templates);
        return candidates is [var only] ? only : candidates is [var newest, var next, ..] && Order(newest) != Order(next) ? newest : null;
    }

    /// <summary>VER-1, UPG-4: a template is offered for the version, and it is clear which.</summary>
    public static Diagnostic? Offered(string version, IReadOnlyCollection<ClusterTemplate> templates)
    {
        if (Choose(version, templates) is not null)
        {
            return null;
        }

        var candidates = Candidates(version, templates);
        var offered = templates.Where(t => IsOffered(t) && t.Version is not null);
        var patches = PartialVersion.TryParse(version, out var wanted)
            ? OfferRules.Patches(wanted, OfferRules.Known(Versions(templates)).OrderDescending())
            : string.Empty;
        return candidates.Count > 0
            ? Diagnostic.Error(
                "Several templates for one version",
                $"Several cluster templates have Kubernetes {version}, and the service does not say which is the newest. "
                    + "Put the id of the one you mean into cluster_template_id:"
                    + string.Concat(candidates.Take(10).Select(t => $"\n  {t.Uuid} ({t.Name ?? "without a name"}, {t.CreatedAt ?? "without a date"})")),
                Path)
            : Diagnostic.Error(
                "Version is not offered",
                $"No cluster template of Kubernetes {Words.Shortened(version)} is offered "
                    + $"for first-generation clusters here.{patches} Available: "
                    + $"{Words.AllOf(offered.OrderByDescending(Order).Select(t => t.Version!).Distinct())}.",
                Path);
    }

    /// <summary>VER-1, UPG-3: the template that a cluster names, or one of the version that it names, is there; a version and a template that are both given
    /// say the same.</summary>
    /// <param name="templates">Null when they could not be asked for.</param>
    public static Diagnostic? Available(ClusterModel plan, IReadOnlyCollection<ClusterTemplate>? templates) =>
        templates is not { Count: > 0 } ? null
        : plan.ClusterTemplateId.IsKnown ? Target(plan, templates) is { } named ? Agree(plan.Version, named) : Unknown(plan.ClusterTemplateId.Value)
        : plan.Version.IsKnown ? Offered(plan.Version.Value, templates)
        : null;

    /// <summary>UPG-1: Kubernetes cannot be downgraded, told of the templates where the versions do not tell it.</summary>
    public static Diagnostic? NoDowngrade(ClusterModel prior, ClusterModel plan, IReadOnlyCollection<ClusterTemplate>? templates) =>
        Target(plan, templates) is { } target && VersionRules.NoDowngrade(prior.Version, plan.Version) is null
            ? NoDowngrade(Running(prior, templates), target, plan.ClusterTemplateId.IsKnown)
            : null;

    /// <summary>UPG-3: no version is skipped either, told in the same way.</summary>
    public static Diagnostic? NoSkippedMinor(ClusterModel prior, ClusterModel plan, IReadOnlyCollection<ClusterTemplate>? templates) =>
        Target(plan, templates) is { } target && VersionRules.NoSkippedMinor(prior.Version, plan.Version, []) is null
            ? NoSkippedMinor(Running(prior, templates), target, plan.ClusterTemplateId.IsKnown, templates!)
            : null;

    /// <summary>By Kubernetes version, then by creation, then by id.</summary>
    public static IReadOnlyList<ClusterTemplate> NewestFirst(IEnumerable<ClusterTemplate> templates) =>
        [.. templates.OrderByDescending(Order).ThenBy(t => t.Uuid, StringComparer.Ordinal)];

    /// <summary>The versions that are offered, as far as templates tell their patch.</summary>
    public static IReadOnlyCollection<string> Versions(IEnumerable<ClusterTemplate> templates) =>
        [.. templates.Where(IsOffered).Select(Full).OfType<string>().Distinct()];

    /// <summary>UPG-4: a template that is named is there.</summary>
    public static Diagnostic Unknown(string id) => Diagnostic.Error(
        "Unknown cluster template",
        $"There is no cluster template {Words.Shortened(id)} in this project and region. Check the id, project and region, or give version in place of it.",
        AttributePath.Root("cluster_template_id"));

    /// <summary>A version and a template that are both given say the same.</summary>
    public static Diagnostic? Agree(TfValue<string> version, ClusterTemplate template) =>
        version.IsKnown && !Has(template, version.Value)
            ? Diagnostic.Error(
                "Version and template differ",
                $"version is {version.Value}, and cluster template {template.Uuid} is of Kubernetes {template.Version ?? "an unknown version"}. "
                    + "Leave one of them out.",
                AttributePath.Root("cluster_template_id"))
            : null;

    /// <summary>UPG-1: Kubernetes cannot be downgraded.</summary>
    /// <param name="isNamed">Whether the configuration names the template rather than the version.</param>
    public static Diagnostic? NoDowngrade(ClusterTemplate? from, ClusterTemplate to, bool isNamed = false) =>
        from is not null && Numbers(from) is { } running && Numbers(to) is { } target && target.CompareTo(running) < 0
            ? Diagnostic.Error(
                "Kubernetes cannot be downgraded",
                $"The cluster runs {Describe(from)}, and {Describe(to)} is older. Set version to that of the cluster or higher; "
                    + "going back means a new cluster and moving the workload.",
                isNamed ? AttributePath.Root("cluster_template_id") : Path)
            : null;

    /// <summary>UPG-3: no list tells the targets of a cluster, so UPG-2 holds.</summary>
    public static Diagnostic? NoSkippedMinor(ClusterTemplate? from, ClusterTemplate to, bool isNamed, IEnumerable<ClusterTemplate> templates) =>
        VersionRules.NoSkippedMinor(
            TfValue<string>.FromNullable(from is null ? null : Full(from) ?? from.Version),
            TfValue<string>.FromNullable(Full(to) ?? to.Version),
            OfferRules.Known(Versions(templates))) is { } found
            ? isNamed ? found with { Path = AttributePath.Root("cluster_template_id") } : found
            : null;

    /// <summary>Whether new clusters can be made from it.</summary>
    public static bool IsOffered(ClusterTemplate template) => template.DeprecatedAt is null;

    /// <summary>Whether the template is of this version: <c>1.34</c> or in full, with or without <c>v</c>.</summary>
    public static bool Has(ClusterTemplate template, string version)
    {
        var wanted = Plain(version);
        return Plain(template.Version) == wanted
            || Full(template) is { } full && (full == wanted || (wanted.Count(c => c == '.') == 1 && full.StartsWith(wanted + ".", StringComparison.Ordinal)));
    }

    /// <summary>What a cluster of the template gets without asking.</summary>
    /// <param name="podsCidr">Shown as a label too.</param>
    public static Dictionary<string, string> LabelsOf(ClusterTemplate? template, string? podsCidr)
    {
        var labels = new Dictionary<string, string>(template?.Labels ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        if (podsCidr is not null)
        {
            labels["calico_ipv4pool"] = podsCidr;
        }

        return labels;
    }

    public static string Describe(ClusterTemplate template) => $"{Full(template) ?? template.Version ?? "an unknown version"} (template {template.Uuid})";

    private static ClusterTemplate? Target(ClusterModel plan, IReadOnlyCollection<ClusterTemplate>? templates) =>
        templates is null ? null
        : plan.ClusterTemplateId.IsKnown ? templates.FirstOrDefault(t => t.Uuid == plan.ClusterTemplateId.Value)
        : plan.Version.IsKnown ? Choose(plan.Version.Value, templates)
        : null;

    private static ClusterTemplate? Running(ClusterModel prior, IReadOnlyCollection<ClusterTemplate>? templates) =>
        templates?.FirstOrDefault(t => prior.ClusterTemplateId.Is(t.Uuid));

    /// <summary>Newest first. What the service itself calls by the version comes before what merely belongs to it.</summary>
    private static List<ClusterTemplate> Candidates(string version, IReadOnlyCollection<ClusterTemplate> templates)
    {
        var all = templates.Where(t => IsOffered(t) && Has(t, version)).OrderByDescending(Order).ToList();
        var named = all.Where(t => Plain(t.Version) == Plain(version)).ToList();
        return named.Count > 0 ? named : all;
    }

    private static (int Major, int Minor, int Patch, string CreatedAt) Order(ClusterTemplate template) =>
        Numbers(template) is { } n ? (n.Major, n.Minor, n.Patch, template.CreatedAt ?? string.Empty) : (0, 0, 0, template.CreatedAt ?? string.Empty);

    private static (int Major, int Minor, int Patch)? Numbers(ClusterTemplate template) =>
        KubernetesVersion.TryParse(Full(template) ?? $"{Plain(template.Version)}.0", out var version) ? (version.Major, version.Minor, version.Patch) : null;

    /// <summary>With its patch, where the template tells: in its version, or in the label <c>kube_tag</c>, as Magnum's templates do.</summary>
    [Inferred("A template whose version is no full one names its Kubernetes version in the label kube_tag, as Magnum's do.")]
    public static string? Full(ClusterTemplate template) =>
        KubernetesVersion.TryParse(template.Version, out var version) || KubernetesVersion.TryParse(template.Labels?.GetValueOrDefault("kube_tag"), out version)
            ? version.ToString()
            : null;

    private static string Plain(string? version) => version is ['v', .. var rest] ? rest : version ?? string.Empty;
}
