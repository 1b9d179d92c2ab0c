using VkCloud;
using static Vkcc.Phase;

namespace Vkcc;

/// <summary>The rules of <c>vkcc_addon</c>, in the order in which they are checked.</summary>
internal static class AddonRules
{
    public static ValueList<Rule<Subject<AddonModel, AddonSeen>>> All { get; } =
    [
        new("ADD-6", "values values_wo", Configuration, "At most one of values and values_wo is given.", a => OneWayOfValues(a.Config)),
        new("ADD-6", "values_wo values_wo_version", Configuration,
            "values_wo and values_wo_version are given together.", a => SecretWithVersion(a.Config)),
        new("ADD-6", "values", Configuration,
            "values is a map in YAML or JSON, and not encoded.", a => Document(a.Config.Values, AttributePath.Root("values"))),
        new("ADD-6", "values_wo", Configuration,
            "values_wo is a map in YAML or JSON, and not encoded.", a => Document(a.Config.ValuesWo, AttributePath.Root("values_wo"))),

        // Not at validate: mock_provider makes up ids of a form of its own, and asks for validation only.
        new("NAME-4", "cluster_id", Creation,
            "cluster_id has the form of a cluster's id, which shows the generation.", a => GenerationRules.ClusterIdForm(a.Plan.ClusterId)),
        new("NAME-3", "name", Creation, "No two new add-ons of one plan are the same one in the same cluster, which has each once.",
            a => GivenTwice(a.Plan, a.Seen)),
        new("NAME-3", "name", Creation | Objects | Identity, "The cluster has not got the add-on from elsewhere.", a => IsThere(a.Plan, a.Seen)),
        new("LIFE-5", "cluster_id", Creation | Change | Objects,
            "A stopped cluster takes no change of its add-ons before it is started (warning; apply refuses before any call).",
            a => PowerRules.MemberOfStoppedCluster("add-ons", a.Seen.Cluster?.Status)),
        new("ADD-1", "name version", Creation | Change | Offers, "The add-on is offered for the cluster, in this version.",
            a => a.Changes(m => m.Version) ? AsSure(IsOffered(a.Plan.Name, a.Config.Version, a.Seen), a.Seen) : null),
        new("ADD-1", "version", Creation | Change | Offers,
            "The version supports the Kubernetes version of the cluster, the one that the same plan upgrades it to.",
            a => a.Changes(m => m.Version) ? AsSure(SupportsCluster(a.Plan.Name, a.Config.Version, a.Seen), a.Seen) : null),
        new("ADD-1", "version", Creation | Change | Offers, "Advice: the version is not deprecated.",
            a => a.Changes(m => m.Version) ? Deprecated(a.Plan.Name, a.Config.Version, a.Seen) : null),
        new("UPG-10", "vkcc_cluster.version version", Change | Offers,
            "Advice: an add-on of the configuration that stays as it is supports the version that the plan upgrades its cluster to.",
            a => a.Changes(m => m.Version) ? null : SupportsUpgrade(a.Plan.Name, a.Plan.Version, a.Seen)),
        new("ADD-3", "values values_wo", Change,
            "Advice: values that are given no more give way to the catalogue's own.", a => GivesUpValues(a.Prior, a.Config)),
        new("ADD-4", "version", Change, "Versions of add-ons only go up.", a => OnlyUp(a.Prior, a.Plan)),
        new("ADD-10", "name version", Change, "Advice: kube-prometheus-stack gets another version by being replaced.", a => NeedsRemoval(a.Prior, a.Plan)),
        new("ADD-2", "cluster_id vkcc_node_group.node_count", Creation | Objects,
            "Advice: the cluster has workers when the add-on's turn comes.", a => AddonNeeds.HaveWorkers(a.Plan, a.Seen)),
        new("ADD-8", "name values vkcc_node_group.node_count", Creation | Objects,
            "Advice: jaeger has as many workers as its Elasticsearch has replicas.", a => AddonNeeds.ReplicasHaveWorkers(a.Config, a.Seen)),
        new("ADD-9", "name", Creation | Objects, "Advice: kiali comes after istio.", a => AddonNeeds.HasPrerequisite(a.Plan.Name, a.Seen)),
        new("ADD-9", "name vkcc_node_group.flavor", Creation | Objects,
            "Advice: gpu-operator comes after a node group with GPUs.", a => AddonNeeds.HasGpu(a.Plan.Name, a.Seen)),
        new("NODE-1", "name vkcc_node_group.flavor vkcc_node_group.node_count", Creation | Objects,
            "Advice: what new add-ons request at least, with the catalogue's own values, fits on the workers.", a => AddonNeeds.Fit(a.Plan, a.Seen)),
        new("NET-16", "name", Creation,
            "Advice: some add-ons make load balancers and floating IPs, which is told once in a plan.", a => AddonNeeds.BringsBalancer(a.Config)),
        new("ADD-5", "name", Replacement | Destruction,
            "Advice: custom resources of external-secrets-operator and velero are deleted before these are removed.",
            a => AddonNeeds.LeavesResources(a.Prior.Name, a.Seen)),
    ];

    /// <summary>ADD-6.</summary>
    public static Diagnostic? OneWayOfValues(AddonModel config) => config is { Values.IsKnown: true, ValuesWo.IsKnown: true }
        ? Diagnostic.Error(
            "Values are given twice",
            "values and values_wo are both set, and an add-on has one document of values. Keep values_wo for text with secrets, otherwise values.",
            AttributePath.Root("values_wo"))
        : null;

    /// <summary>ADD-6.</summary>
    public static Diagnostic? SecretWithVersion(AddonModel config) => config switch
    {
        { ValuesWo.IsKnown: true, ValuesWoVersion.IsNull: true } => Diagnostic.Error(
            "values_wo has no version",
            "values_wo is not stored, so another text in it is not noticed. Set values_wo_version = 1 beside it, and raise that with every change of the text.",
            AttributePath.Root("values_wo")),
        { ValuesWo.IsNull: true, ValuesWoVersion.IsKnown: true } => Diagnostic.Error(
            "values_wo_version has no values",
            "values_wo_version says that values_wo is to be sent, and values_wo is not set. Set it, or remove values_wo_version.",
            AttributePath.Root("values_wo_version")),
        _ => null,
    };

    /// <summary>ADD-6: the provider encodes, once. The text is a secret perhaps, so no message shows any of it.</summary>
    public static Diagnostic? Document(TfValue<string> values, AttributePath path)
    {
        if (!values.IsKnown || Trouble(values.Value) is not { } trouble)
        {
            return null;
        }

        return AddonValues.FromBase64(values.Value.Trim()) is { } decoded && Trouble(decoded) is null
            ? Diagnostic.Error(
                "Values are encoded already",
                $"{path} is base64 text. The provider encodes values itself, so encoded twice they would reach the chart as one meaningless word. "
                    + "Leave base64encode(…) out.",
                path)
            : Diagnostic.Error(
                "Values are no document",
                $"{path} is no map in YAML or JSON: {trouble}. Write it with yamlencode({{ … }}), or read it from a file with file(\"values.yaml\").",
                path);
    }

    /// <summary>NAME-3: the second would be refused.</summary>
    public static Diagnostic? GivenTwice(AddonModel plan, AddonSeen seen) => seen.IsGivenTwice
        ? Diagnostic.Error(
            "Add-on given twice",
            $"Another new add-on of this plan is \"{plan.Name}\" in cluster {plan.ClusterId} too, and a cluster has an add-on once. "
                + "Put the values of both into one.",
            AttributePath.Root("name"))
        : null;

    /// <summary>NAME-3: an installation that is there, and not of this state.</summary>
    public static Diagnostic? IsThere(AddonModel plan, AddonSeen seen) =>
        seen.Stranger is { } stranger ? AddonWords.InstalledAlready(plan.Name.Value, stranger, plan.ClusterId.Value, cause: null) : null;

    /// <summary>A warning where the cluster is only likely to be the one that was looked at: an error would hold up a plan that may be right.</summary>
    public static Diagnostic? AsSure(Diagnostic? found, AddonSeen seen) => found is null || !seen.IsClusterAssumed
        ? found
        : found with
        {
            Severity = DiagnosticSeverity.Warning,
            Detail = $"{found.Detail} The cluster is made by this plan, as far as can be told; if that is so, the apply ends here after the cluster is made.",
        };

    /// <summary>ADD-1.</summary>
    /// <param name="version">As configured; null: the newest that fits.</param>
    public static Diagnostic? IsOffered(TfValue<string> name, TfValue<string> version, AddonSeen seen) =>
        name.IsKnown && !version.IsUnknown && seen is { Offers: { } offers, Chosen: null } ? AddonWords.NotOffered(name.Value, version, offers) : null;

    /// <summary>ADD-1.</summary>
    /// <param name="version">As configured; what the provider chooses fits.</param>
    public static Diagnostic? SupportsCluster(TfValue<string> name, TfValue<string> version, AddonSeen seen) =>
        version.IsKnown && seen is { Chosen: { } chosen, Kubernetes: { } kubernetes } && !chosen.Supports(kubernetes)
            ? Diagnostic.Error(
                "Version of the add-on does not support the cluster",
                $"{name} {version} runs on Kubernetes {AddonWords.List(chosen.KubernetesVersions!)}, and the cluster is at {kubernetes} when its turn "
                    + "comes. Name another version, or leave version out: the newest that fits is taken then.",
                AttributePath.Root("version"))
            : null;

    /// <summary>UPG-10: an upgrade of the cluster leaves add-ons as they are.</summary>
    /// <param name="version">As installed.</param>
    public static Diagnostic? SupportsUpgrade(TfValue<string> name, TfValue<string> version, AddonSeen seen) =>
        version.IsKnown && seen is { Offers: { } offers, Chosen: { } chosen, Kubernetes: { } kubernetes } && !chosen.Supports(kubernetes)
            ? Diagnostic.Warning(
                "Add-on does not support the cluster's new version",
                $"The plan upgrades the cluster to {kubernetes}, which leaves add-ons as they are, and {name} {version} runs on Kubernetes "
                    + $"{AddonWords.List(chosen.KubernetesVersions!)}. Raise version of the add-on in the same plan, or before. Offered: "
                    + $"{AddonWords.Versions(offers.Called(name.Value))}.",
                AttributePath.Root("version"))
            : null;

    /// <summary>ADD-1.</summary>
    /// <param name="version">As configured; the provider chooses no deprecated one.</param>
    public static Diagnostic? Deprecated(TfValue<string> name, TfValue<string> version, AddonSeen seen) =>
        version.IsKnown && seen is { Offers: { } offers, Chosen.IsDeprecated: true }
            ? Diagnostic.Warning(
                "Version of the add-on is deprecated",
                $"The platform marks {name} {version} as deprecated and may withdraw it. Offered: {AddonWords.Versions(offers.Called(name.Value))}.",
                AttributePath.Root("version"))
            : null;

    /// <summary>ADD-3: the plan shows of it no more than that something sensitive becomes null, also after an import with generated configuration.</summary>
    public static Diagnostic? GivesUpValues(AddonModel prior, AddonModel config) =>
        (prior.Values.IsKnown || prior.ValuesWoVersion.IsKnown) && config is { Values.IsNull: true, ValuesWo.IsNull: true }
            ? Diagnostic.Warning(
                "Values give way to the catalogue's own",
                $"{prior.Name} has values of its own, and the configuration has neither values nor values_wo, so the update puts the catalogue's own in their "
                    + "place. To keep what is there, write it into values, or set lifecycle { ignore_changes = [values] }. Configuration that Terraform "
                    + "generates for an import has values = null whatever there is, since it leaves out what is sensitive.",
                AttributePath.Root("values"))
            : null;

    /// <summary>ADD-4.</summary>
    public static Diagnostic? OnlyUp(AddonModel prior, AddonModel plan) =>
        prior.Version.IsKnown && plan.Version.IsKnown && ChartVersion.Order.Compare(plan.Version.Value, prior.Version.Value) < 0
            ? Diagnostic.Error(
                "Versions of add-ons only go up",
                $"{plan.Name} is at {prior.Version}, and {plan.Version} is older. The platform takes no add-on back. "
                    + $"Name {prior.Version} or a newer version; to have the older one, remove the add-on first "
                    + "(terraform destroy -refresh=false -target=…), which deletes what it keeps in the cluster, and apply then.",
                AttributePath.Root("version"))
            : null;

    /// <summary>ADD-10: the platform does not upgrade it.</summary>
    /// <remarks>No error, which would stand in the way of <c>-replace</c>: Terraform plans that as the change first.</remarks>
    public static Diagnostic? NeedsRemoval(AddonModel prior, AddonModel plan) =>
        prior.Name.Is("kube-prometheus-stack") && prior.Version.IsKnown && plan.Version.IsKnown
            && ChartVersion.Order.Compare(plan.Version.Value, prior.Version.Value) > 0
            ? Diagnostic.Warning(
                "Add-on is not upgraded in place",
                $"{plan.Name} is at {prior.Version}, and the platform does not upgrade it: a change to {plan.Version} in place is refused. Replace it with "
                    + "terraform apply -replace=…, which removes it and installs it anew. What it has collected goes with it, so save what is needed "
                    + "before; with -replace this is told all the same.",
                AttributePath.Root("version"))
            : null;

    private static string? Trouble(string values)
    {
        try
        {
            YamlReader.Read(values);
            return null;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }
}
