namespace Vkcc;

/// <summary>What may stand in <c>resource "vkcc_node_group"</c>. The descriptions are the practitioner's documentation.</summary>
internal static class NodeGroupSchema
{
    /// <summary>How long operations may take when the practitioner does not say.</summary>
    public static readonly OperationTimeouts Timeouts =
        new(Create: TimeSpan.FromMinutes(60), Update: TimeSpan.FromMinutes(60), Delete: TimeSpan.FromMinutes(30));

    public const long DefaultMaxUnavailablePercent = 25;

    public static Schema Declare() => new()
    {
        Description =
            """
            A group of equal worker nodes of a `vkcc_cluster`, all in one zone. Creating one takes a few minutes. Spread workers over zones with one group per
            zone.

            A group has a fixed size (`node_count`) or lets the cluster autoscaler choose one between two limits (`autoscale`). Size, flavor, labels and
            taints change in place; zone and disk cannot, so such a change replaces the group. To keep the workload up, create a second group, move the
            workload, and remove the first.
            """,
        Attributes =
        [
            new("cluster_id", TfType.String)
            {
                Mode = AttributeMode.Required,
                RequiresReplace = true,
                Description = "Id of the cluster. Its form shows the generation: 27 letters and digits for the second, a UUID for the first.",
            },
            new("name", TfType.String)
            {
                Mode = AttributeMode.OptionalComputed,
                RequiresReplace = true,
                Description =
                    """
                    Name of the group, unique in the cluster: 3 to 24 characters out of `a-z`, `0-9` and single hyphens, beginning with a letter and ending
                    with a letter or digit. On the second generation `master` is reserved. Existing groups may have 25 characters, and first-generation ones
                    any number, also capital letters, `_` and `.`. Exactly one of `name` and `name_prefix` must be given.
                    """,
            },
            new("name_prefix", TfType.String)
            {
                Mode = AttributeMode.Optional,
                LocalOnly = true,
                Description =
                    """
                    Beginning of the name: 1 to 16 characters; the provider adds eight letters and digits. Use it in place of `name` with
                    `create_before_destroy`: the group that replaces another then has a name of its own, and both exist until the old one goes. A group whose
                    name begins with it already is kept; any other prefix replaces the group.
                    """,
            },
            new("flavor", TfType.String)
            {
                Mode = AttributeMode.Required,
                Validators = [Check.NotEmpty],
                Description = "Flavor of the nodes, by name (`STD3-4-12`) or id. A change restarts the nodes with the new flavor, in waves. "
                    + "`data.vkcc_flavors` lists flavors.",
            },
            new("availability_zone", TfType.String)
            {
                Mode = AttributeMode.OptionalComputed,
                RequiresReplace = true,
                KeepsPrior = true,
                Validators = [Check.NotEmpty],
                Description =
                    """
                    Zone of the nodes, in capital letters as the region names it. It need not be a zone of the masters. Required on the second generation; on
                    the first the service takes the cluster's zone when it is left out.
                    """,
            },
            new("node_count", TfType.Number)
            {
                Mode = AttributeMode.OptionalComputed,
                KeepsPrior = true,
                Validators = [Check.WholeNumber],
                Description =
                    """
                    Fixed number of nodes, 0 to 500. A new group of the first generation needs at least 1 and can be emptied later. Exactly one of
                    `node_count` and `autoscale` must be given.
                    """,
            },
            SchemaAttribute.OfNested(
                "autoscale",
                new NestedAttributes(
                    NestingMode.Single,
                    [
                        new("min", TfType.Number)
                        {
                            Mode = AttributeMode.Required,
                            Validators = [Check.WholeNumber],
                            Description = "Least number of nodes, at least 0.",
                        },
                        new("max", TfType.Number)
                        {
                            Mode = AttributeMode.Required,
                            Validators = [Check.WholeNumber],
                            Description = "Greatest number of nodes, at most 500 and not less than `min`; on the first generation at least 1.",
                        },
                    ]),
                AttributeMode.OptionalComputed,
                """
                Lets the cluster autoscaler choose the number of nodes. A new group starts with `min` nodes, but at least one on the first generation. A later
                change keeps the running number as far as the limits allow. Exactly one of `node_count` and `autoscale` must be given. Where others may switch
                between them, name both in `ignore_changes`.
                """) with
            {
                KeepsPrior = true,
            },
            Computed.Number(
                "current_node_count", "Number of nodes now. After the autoscaler has acted it differs from what was applied; it never causes a change."),
            new("disk_type", TfType.String)
            {
                Mode = AttributeMode.Required,
                RequiresReplace = true,
                Validators = [Check.NotEmpty],
                Description = "Type of the nodes' root disk as the service names it (`ceph-ssd`, `high-iops`, …). "
                    + "It must be offered in the group's zone: `data.vkcc_volume_types` lists types with their zones.",
            },
            new("disk_size", TfType.Number)
            {
                Mode = AttributeMode.Required,
                RequiresReplace = true,
                Validators = [Check.WholeNumber],
                Description = "Size of the nodes' root disk in GB, at least 1.",
            },
            new("labels", TfType.Map(TfType.String))
            {
                Mode = AttributeMode.OptionalComputed,
                Default = new TfMap(ValueMap<TfValue>.Empty),
                Description =
                    """
                    Kubernetes labels of the nodes. The platform writes them to the nodes from time to time; labels that were set with `kubectl` under other
                    keys stay and are not shown here.
                    """,
            },
            SchemaAttribute.OfNested(
                "taints",
                new NestedAttributes(
                    NestingMode.Set,
                    [
                        new("key", TfType.String) { Mode = AttributeMode.Required, Description = "Key of the taint." },
                        new("value", TfType.String) { Mode = AttributeMode.Optional, Description = "Value of the taint. Null and empty mean the same." },
                        new("effect", TfType.String) { Mode = AttributeMode.Required, Description = "`NoSchedule`, `PreferNoSchedule` or `NoExecute`." },
                    ]),
                AttributeMode.OptionalComputed,
                """
                Kubernetes taints of the nodes, each pair of key and effect once. A new `NoExecute` taint evicts running pods that do not tolerate it.
                """) with
            {
                Default = new TfSet([]),
                SameMeaning = SameTaints,
            },
            new("max_unavailable_percent", TfType.Number)
            {
                Mode = AttributeMode.OptionalComputed,
                Default = TfNumber.Of(DefaultMaxUnavailablePercent),
                Validators = [Check.WholeNumber],
                Description = "Percentage of the nodes that may be unavailable at once during an upgrade, 1 to 100, rounded up to at least one node.",
            },
            Timeouts.ToAttribute(),
            Computed.Text("id", "Id given by the cloud: 27 letters and digits on the second generation, a UUID on the first. Import takes it.") with
            {
                KeepsPrior = true,
            },
            Computed.Text("uuid", "Second id of the group, a UUID; on the first generation the same as `id`.") with { KeepsPrior = true },
            new("generation", TfType.Number)
            {
                Mode = AttributeMode.OptionalComputed,
                RequiresReplace = true,
                KeepsPrior = true,
                Description = "Generation of the cluster, taken from the form of its id. Give it where the same plan creates the cluster, "
                    + "whose id is not known then: what only one generation refuses is checked at once.",
            },
            Computed.Text(
                "status",
                "What the group is doing: on the first generation `RUNNING`, `SHUTOFF` (its cluster is stopped) or `ERROR`. "
                    + "Groups of the second have no status of their own; theirs is the cluster's."),
            MovedZones.Attribute("availability_zone"),
            Computed.Text("created_at", "When the group was created, in the service's own notation.") with { KeepsPrior = true },
        ],
    };

    /// <summary>A taint without a value and one with an empty value are the same.</summary>
    public static bool SameTaints(TfValue config, TfValue prior) => Normalized(config) is { } left && Normalized(prior) is { } right && left.SetEquals(right);

    private static HashSet<TfValue>? Normalized(TfValue value) =>
        value is TfSet set && value.IsWhollyKnown
            ? [.. set.Elements.Select(e => e is TfObject taint && taint["value"].IsNull ? taint.With("value", new TfString(string.Empty)) : e)]
            : null;
}
