using VkCloud;
using VkCloud.Compute;

namespace Vkcc;

/// <summary>What add-ons need, and what they bring along (addons-and-policies.md part C). Pure.</summary>
internal static class AddonNeeds
{
    private const string Jaeger = "jaeger";

    private const string GpuOperator = "gpu-operator";

    private const string Ingress = "ingress-nginx";

    /// <summary>The catalogue's own values of jaeger.</summary>
    private const long ElasticsearchReplicas = 3;

    private static readonly Dictionary<string, Facts> known = new(StringComparer.Ordinal)
    {
        ["argocd"] = new(new(512, 1024)) { Balancer = "a load balancer as soon as it is opened to the outside" },
        ["capsule"] = new(new(200, 128)),
        ["cert-manager"] = new(new(30, 96)),
        ["docker-registry"] = new(new(100, 128)) { Balancer = "a load balancer with a floating IP" },
        ["external-secrets-operator"] = new(new(5, 60)) { CustomResources = "ExternalSecret, SecretStore and their kinds for the whole cluster" },
        [GpuOperator] = new(new(200, 0)),
        [Ingress] = new(new(210, 238)) { Balancer = "a load balancer, with a floating IP unless its values say otherwise" },
        ["istio"] = new(new(900, 2048)),
        ["istio-ingressgateway"] = new(default) { Balancer = "a load balancer" },
        [Jaeger] = new(new PodRoom(100, 488).Times(ElasticsearchReplicas)),
        ["kgateway"] = new(new(5, 40)) { Balancer = "a load balancer with a floating IP as soon as there is a Gateway" },
        ["kiali"] = new(new(10, 64)) { Prerequisite = "istio" },
        ["kube-prometheus-stack"] = new(new(850, 968)),
        ["s3-csi"] = new(new(50, 200)),
        ["velero"] = new(new(20, 64)) { CustomResources = "Backup, Restore, Schedule and the other kinds of velero.io" },
        ["vpa"] = new(new(50, 500)),
    };

    /// <summary>What an add-on requests at least; nothing where that is not known, as of one with values of its own.</summary>
    public static PodRoom RequestsOf(AddonModel config) =>
        config is { Values.IsNull: true, ValuesWo.IsNull: true } && Of(config.Name) is { Requests: var requests } ? requests : default;

    /// <summary>The add-on that another needs in its cluster; null when it needs none.</summary>
    public static string? PrerequisiteOf(TfValue<string> name) => Of(name)?.Prerequisite;

    /// <summary>Whether it matters what the workers are.</summary>
    public static bool OfFlavors(AddonModel config) => config.Name.Is(GpuOperator) || RequestsOf(config) != default;

    /// <summary>ADD-2: add-ons run on workers.</summary>
    public static Diagnostic? HaveWorkers(AddonModel plan, AddonSeen seen)
    {
        if (seen.Workers is not { } workers || workers.Any(group => group.MayRun))
        {
            return null;
        }

        var name = plan.Name.IsKnown ? plan.Name.Value : "the add-on";
        var what = plan.ClusterId.IsKnown
            ? $"Cluster {plan.ClusterId} has no workers, and no node group that comes before this add-on in the plan gives it any"
            : "The cluster is made by this plan, as far as can be told, and no node group that comes before this add-on in the plan gives it workers";
        return Diagnostic.Warning(
            "Add-on has no workers to run on",
            $"{what}, so {name} cannot start. If a group of this configuration is to carry it, nothing says that the group comes first: add "
                + "depends_on = [vkcc_node_group.<name>] to the add-on. Otherwise give the cluster a node group, or more than 0 nodes to one that it has.",
            AttributePath.Root("cluster_id"));
    }

    /// <summary>ADD-8: Elasticsearch puts its replicas on different workers.</summary>
    public static Diagnostic? ReplicasHaveWorkers(AddonModel config, AddonSeen seen)
    {
        if (!config.Name.Is(Jaeger) || seen.Workers is not { } workers || Replicas(config) is not { } replicas || workers.Any(group => group.Most is null))
        {
            return null;
        }

        // The values may be a secret, so no number of theirs is shown.
        var nodes = workers.Sum(group => group.Most!.Value);
        var wanted = config.Values.IsNull && config.ValuesWo.IsNull ? $": {ElasticsearchReplicas} with the catalogue's own values" : ", which the values say";
        return nodes > 0 && nodes < replicas
            ? Diagnostic.Warning(
                "Fewer workers than replicas",
                $"The cluster comes to {Words.Count(nodes, "worker")} before this add-on, and the Elasticsearch of {Jaeger} wants as many as it has "
                    + $"replicas{wanted}. Give the cluster more workers, or set elasticsearch.replicas in the values to fewer, 2 at least.",
                AttributePath.Root("name"))
            : null;
    }

    /// <summary>ADD-9: what an add-on builds on is there before it.</summary>
    public static Diagnostic? HasPrerequisite(TfValue<string> name, AddonSeen seen) =>
        seen.HasPrerequisite is false && PrerequisiteOf(name) is { } needed
            ? Diagnostic.Warning(
                "Add-on needs another one first",
                $"{name} works on what {needed} brings, and neither does the cluster have {needed} nor does an add-on of this plan that comes before it "
                    + $"install it. Add a vkcc_addon named \"{needed}\", and let this one come after it: depends_on = [vkcc_addon.<name>].",
                AttributePath.Root("name"))
            : null;

    /// <summary>ADD-9: the drivers for GPUs run on nodes that have some.</summary>
    public static Diagnostic? HasGpu(TfValue<string> name, AddonSeen seen) =>
        name.Is(GpuOperator) && seen.Workers?.Where(group => group.MayRun).ToList() is { Count: > 0 } workers
            && workers.All(group => group.Flavor is { } flavor && !OfferRules.IsGpu(flavor))
            ? Diagnostic.Warning(
                "No worker has a GPU",
                $"{name} runs on nodes with a GPU, and none of the flavors of the cluster's node groups that come before it says that it has one: "
                    + $"{Words.AllOf(workers.Select(group => group.Flavor!.Name).Distinct(StringComparer.Ordinal))}. "
                    + "Add a node group with a GPU flavor, and name it in depends_on.",
                AttributePath.Root("name"))
            : null;

    /// <summary>NODE-1: what the plan installs has room on the workers. What runs there already is not seen, so there may be less.</summary>
    public static Diagnostic? Fit(AddonModel plan, AddonSeen seen)
    {
        if (!plan.Name.IsKnown || seen.Requests is not { } requests || seen.Workers?.Where(group => group.MayRun).ToList() is not { Count: > 0 } workers
            || workers.Any(group => group is { Most: null } or { Flavor: null }))
        {
            return null;
        }

        var room = workers.Aggregate(default(PodRoom), (sum, group) => sum.Plus(PodRoom.OfNode(group.Flavor!).Times(group.Most!.Value)));
        return room.Holds(requests)
            ? null
            : Diagnostic.Warning(
                "Add-ons do not fit on the workers",
                $"{plan.Name}, with the other new add-ons of its cluster that come before it in the plan, requests {requests} at least. The workers that come "
                    + $"before it have room for {room}, besides what a node keeps for itself and the platform's own pods, so some pods will wait for a node. "
                    + "Give the cluster more nodes or a larger flavor, or name the group that has them in depends_on.",
                AttributePath.Root("name")).ToldOnce(new Once.AddonsFit(plan.ClusterId.ValueOr(string.Empty)));
    }

    /// <summary>NET-16: load balancers and floating IPs that Terraform does not see.</summary>
    public static Diagnostic? BringsBalancer(AddonModel config) =>
        config is { Values.IsUnknown: false, ValuesWo.IsUnknown: false } && Of(config.Name)?.Balancer is { } what && !IsInside(config)
            ? Diagnostic.Warning(
                "Add-on makes a load balancer",
                $"{config.Name} makes {what}. Terraform does not see it: it is paid for beside the cluster, and counts against the project's quotas of load "
                    + "balancers and floating IPs. Said once in a plan, of the first such add-on.",
                AttributePath.Root("name")).ToldOnce(new Once.AddonBalancer())
            : null;

    /// <summary>ADD-5.</summary>
    /// <param name="name">Of the one that goes.</param>
    public static Diagnostic? LeavesResources(TfValue<string> name, AddonSeen seen) =>
        !seen.IsClusterLeaving && Of(name)?.CustomResources is { } kinds
            ? Diagnostic.Warning(
                "Custom resources go before their add-on",
                $"{name} is to be removed, and its custom resources ({kinds}) must be deleted before: without it nothing carries their deletion out any more. "
                    + "Delete them with kubectl, then apply. If the cluster goes as well, there is nothing to do.",
                AttributePath.Root("name"))
            : null;

    private static Facts? Of(TfValue<string> name) => name.IsKnown ? known.GetValueOrDefault(name.Value) : null;

    /// <summary>The number that the values give Elasticsearch; null when they do not tell it.</summary>
    private static long? Replicas(AddonModel config) => config is { Values.IsNull: true, ValuesWo.IsNull: true }
        ? ElasticsearchReplicas
        : long.TryParse(Document(config)?["elasticsearch"]?.TextOf("replicas"), out var replicas) ? replicas : null;

    /// <summary>Whether the values keep the controller inside the cluster.</summary>
    private static bool IsInside(AddonModel config) =>
        config.Name.Is(Ingress) && Document(config)?["controller"]?["service"]?.TextOf("type") is { } type && type != "LoadBalancer";

    /// <summary>The configured values; null when there are none, or they are none.</summary>
    private static YamlNode.Map? Document(AddonModel config)
    {
        var text = config.Values.IsKnown ? config.Values : config.ValuesWo;
        try
        {
            return text.IsKnown ? YamlReader.Read(text.Value) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>What is published of one add-on.</summary>
    /// <param name="Requests">The least that the catalogue's own values request; what a page tells of one node or of what others ask for is left out.</param>
    private sealed record Facts(PodRoom Requests)
    {
        /// <summary>The add-on that must be there before it.</summary>
        public string? Prerequisite { get; init; }

        /// <summary>The load balancer that it makes.</summary>
        public string? Balancer { get; init; }

        /// <summary>Kinds whose objects only it deletes.</summary>
        public string? CustomResources { get; init; }
    }
}
