using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace VkCloud.First;

/// <summary>What the services of the first generation answer, whose texts, numbers and truth values come in each other's place.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(LooseText), typeof(LooseNumber), typeof(LooseFlag), typeof(LooseList), typeof(LooseMap)])]
[JsonSerializable(typeof(AcceptedShape))]
[JsonSerializable(typeof(AddonAnswerShape))]
[JsonSerializable(typeof(AddonListShape))]
[JsonSerializable(typeof(ClusterListShape))]
[JsonSerializable(typeof(ClusterShape))]
[JsonSerializable(typeof(ClusterTemplateListShape))]
[JsonSerializable(typeof(ClusterTemplateShape))]
[JsonSerializable(typeof(NodeGroupListShape))]
[JsonSerializable(typeof(NodeGroupShape))]
[JsonSerializable(typeof(OfferAnswerShape))]
[JsonSerializable(typeof(OfferListShape))]
[JsonSerializable(typeof(PolicyListShape))]
[JsonSerializable(typeof(PolicyShape))]
[JsonSerializable(typeof(PolicyTemplateListShape))]
internal sealed partial class FirstAnswersJson : JsonSerializerContext;

/// <summary>What they are sent.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ActionShape))]
[JsonSerializable(typeof(AddonInstallShape))]
[JsonSerializable(typeof(AddonUpdateShape))]
[JsonSerializable(typeof(AddonUpgradeShape))]
[JsonSerializable(typeof(ClusterCreateShape))]
[JsonSerializable(typeof(NodeGroupCreateShape))]
[JsonSerializable(typeof(IReadOnlyList<PatchOperationShape>))]
[JsonSerializable(typeof(PolicyCreateShape))]
[JsonSerializable(typeof(PolicyUpdateShape))]
[JsonSerializable(typeof(ResizeShape))]
[JsonSerializable(typeof(ScaleShape))]
[JsonSerializable(typeof(UpgradeShape))]

// Values of a patch.
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(IReadOnlyList<LabelShape>))]
[JsonSerializable(typeof(IReadOnlyList<TaintShape>))]
[JsonSerializable(typeof(bool?))]
[JsonSerializable(typeof(long?))]
[JsonSerializable(typeof(string))]
internal sealed partial class FirstRequestsJson : JsonSerializerContext;

/// <summary>The cluster object (API reference 2.3). Everything may be missing or null: what must be there is checked where it is needed.</summary>
internal sealed record ClusterShape(
    string? Uuid = null,
    string? ProjectId = null,
    string? Name = null,
    string? ClusterTemplateId = null,
    string? NewStatus = null,
    string? Status = null,
    string? StatusReason = null,
    string? CreatedAt = null,
    string? UpdatedAt = null,
    IReadOnlyDictionary<string, string>? Labels = null,
    string? MasterFlavorId = null,
    long? MasterCount = null,
    string? ClusterType = null,
    string? AvailabilityZone = null,
    IReadOnlyList<string>? AvailabilityZones = null,
    string? Keypair = null,
    string? NetworkId = null,
    string? SubnetId = null,
    string? LoadbalancerSubnetId = null,
    string? ExternalNetworkId = null,
    string? PodsNetworkCidr = null,
    bool? FloatingIpEnabled = null,
    string? ApiAddress = null,
    string? ApiLbFip = null,
    string? ApiLbVip = null,
    IReadOnlyList<string>? InsecureRegistries = null,
    string? DnsDomain = null,
    bool? SecurityPolicySyncEnabled = null)
{
    public Cluster ToCluster() => new()
    {
        Generation = 1,
        Id = Uuid is { Length: > 0 } uuid ? uuid : throw new FormatException("uuid"),
        Uuid = Uuid,
        ProjectId = Texts.OrNull(ProjectId),
        Name = Texts.OrNull(Name),
        ClusterTemplateId = Texts.OrNull(ClusterTemplateId),
        Status = new(NewStatus ?? ""),
        LegacyStatus = Texts.OrNull(Status),
        StatusReason = Texts.OrNull(StatusReason),
        CreatedAt = Texts.OrNull(CreatedAt),
        UpdatedAt = Texts.OrNull(UpdatedAt),
        Labels = Labels,
        MasterFlavorId = Texts.OrNull(MasterFlavorId),
        MasterCount = MasterCount,
        ClusterType = ClusterType switch
        {
            "standard" => VkCloud.ClusterType.Standard,
            "regional" => VkCloud.ClusterType.Regional,
            _ => null,
        },
        AvailabilityZones = AvailabilityZones is { Count: > 0 } zones ? zones : Texts.OrNull(AvailabilityZone) is { } zone ? [zone] : null,
        Keypair = Texts.OrNull(Keypair),

        // Very old clusters tell their network only in labels (API reference 2.3).
        NetworkId = Texts.OrNull(NetworkId) ?? Texts.OrNull(Labels?.GetValueOrDefault("fixed_network")),
        SubnetId = Texts.OrNull(SubnetId) ?? Texts.OrNull(Labels?.GetValueOrDefault("fixed_subnet")),
        LoadbalancerSubnetId = Texts.OrNull(LoadbalancerSubnetId),
        ExternalNetworkId = Texts.OrNull(ExternalNetworkId),
        PodsCidr = Texts.OrNull(PodsNetworkCidr),
        PublicIp = FloatingIpEnabled,
        ApiAddress = Texts.OrNull(ApiAddress),
        PublicAddress = Texts.OrNull(ApiLbFip),
        PrivateAddress = Texts.OrNull(ApiLbVip),
        InsecureRegistries = InsecureRegistries,
        DnsDomain = Texts.OrNull(DnsDomain),
        SecurityPolicySync = SecurityPolicySyncEnabled ?? false,
    };
}

/// <summary>One page of <c>GET clusters</c> and <c>GET clusters/detail</c>; <c>next</c> is the address of the page after it.</summary>
internal sealed record ClusterListShape(IReadOnlyList<ClusterShape?>? Clusters = null, string? Next = null);

/// <summary>The node group object (API reference 2.6).</summary>
internal sealed record NodeGroupShape(
    string? Uuid = null,
    string? ClusterId = null,
    string? Name = null,
    string? State = null,
    string? CreatedAt = null,
    string? UpdatedAt = null,
    string? FlavorId = null,
    long? NodeCount = null,
    bool? AutoscalingEnabled = null,
    long? MinNodes = null,
    long? MaxNodes = null,
    string? VolumeType = null,
    long? VolumeSize = null,
    IReadOnlyList<string>? AvailabilityZones = null,
    IReadOnlyDictionary<string, string>? Labels = null,
    IReadOnlyList<TaintShape?>? Taints = null,
    long? MaxNodeUnavailable = null)
{
    /// <param name="clusterId">The cluster that was asked for; null when the group was read alone.</param>
    public NodeGroup ToNodeGroup(string? clusterId) => new()
    {
        Id = Uuid is { Length: > 0 } uuid ? uuid : throw new FormatException("uuid"),
        Uuid = Uuid,
        ClusterId = Texts.OrNull(ClusterId) ?? clusterId,
        Name = Texts.OrNull(Name),
        Status = Texts.OrNull(State),
        CreatedAt = Texts.OrNull(CreatedAt),
        UpdatedAt = Texts.OrNull(UpdatedAt),
        FlavorId = Texts.OrNull(FlavorId),
        Scale = NodeCount is not { } count ? null
            : this is { AutoscalingEnabled: true, MinNodes: { } min, MaxNodes: { } max } ? new AutoScale(min, max, count)
            : new FixedScale(count),
        AutoscalingEnabled = AutoscalingEnabled,
        MinNodes = MinNodes,
        MaxNodes = MaxNodes,
        DiskType = Texts.OrNull(VolumeType),
        DiskSize = VolumeSize is > 0 ? VolumeSize : null,
        AvailabilityZone = AvailabilityZones is [var zone, ..] ? zone : null,
        Labels = Labels,
        Taints = TaintShape.ToTaints(Taints),
        MaxUnavailablePercent = MaxNodeUnavailable is > 0 ? MaxNodeUnavailable : null,
    };
}

/// <summary>One page of <c>GET nodegroups</c>.</summary>
[Inferred("Groups page as clusters do: the call takes marker and limit, its answer is documented without next.")]
internal sealed record NodeGroupListShape(IReadOnlyList<NodeGroupShape?>? NodeGroups = null, string? Next = null);

/// <summary>The cluster template object (API reference 2.8), as far as it matters to a cluster.</summary>
internal sealed record ClusterTemplateShape(
    string? Uuid = null,
    string? Name = null,
    string? Version = null,
    string? CreatedAt = null,
    string? DeprecatedAt = null,
    string? MasterFlavorId = null,
    IReadOnlyDictionary<string, string>? Labels = null,
    string? ClusterDistro = null)
{
    public ClusterTemplate ToClusterTemplate() => new()
    {
        Uuid = Uuid is { Length: > 0 } uuid ? uuid : throw new FormatException("uuid"),
        Name = Texts.OrNull(Name),
        Version = Texts.OrNull(Version),
        CreatedAt = Texts.OrNull(CreatedAt),
        DeprecatedAt = Texts.OrNull(DeprecatedAt),
        MasterFlavorId = Texts.OrNull(MasterFlavorId),
        Labels = Labels,
        Distro = Texts.OrNull(ClusterDistro),
    };
}

/// <summary>One page of <c>GET clustertemplates</c>.</summary>
internal sealed record ClusterTemplateListShape(
    [property: JsonPropertyName("clustertemplates")] IReadOnlyList<ClusterTemplateShape?>? ClusterTemplates = null,
    string? Next = null);

/// <summary>Answer of a create or a change: <c>{"uuid":"…"}</c>, or the whole object of which only this counts.</summary>
internal sealed record AcceptedShape(string? Uuid = null);

/// <summary>Body of <c>POST clusters/{uuid}/actions</c>; without a payload the member is not sent (API reference 2.1, C6 and C7).</summary>
internal sealed record ActionShape(string Action, ActionShape.MastersShape? Payload = null)
{
    /// <param name="Flavor">Id of the flavor, for <c>resize_masters</c>.</param>
    internal sealed record MastersShape(string Flavor);
}

/// <summary>Body of <c>POST clusters</c>; null members are not sent (API reference 2.2).</summary>
internal sealed record ClusterCreateShape(
    string Name,
    string ClusterTemplateId,
    string ClusterType,
    long? MasterCount,
    string? AvailabilityZone,
    IReadOnlyList<string>? AvailabilityZones,
    string? MasterFlavorId,
    string NetworkId,
    string SubnetId,
    string? LoadbalancerSubnetId,
    string? ExternalNetworkId,
    bool FloatingIpEnabled,
    string? PodsNetworkCidr,
    IReadOnlyDictionary<string, string?>? Labels,
    IReadOnlyList<string>? InsecureRegistries,
    string? Keypair,
    string? DnsDomain,
    bool? SecurityPolicySyncEnabled)
{
    public static ClusterCreateShape Of(ClusterSpec spec)
    {
        var regional = spec.ClusterType == VkCloud.ClusterType.Regional;
        return new(
            spec.Name,
            spec.ClusterTemplateId ?? "",
            regional ? "regional" : "standard",
            spec.MasterCount,
            regional ? null : spec.AvailabilityZones.Single(),
            regional && spec.AvailabilityZones.Count > 0 ? spec.AvailabilityZones : null,
            Texts.OrNull(spec.MasterFlavorId),
            spec.NetworkId,
            spec.SubnetId,
            Texts.OrNull(spec.LoadbalancerSubnetId),
            Texts.OrNull(spec.ExternalNetworkId),
            spec.PublicIp,
            Texts.OrNull(spec.PodsCidr),
            spec.Labels.Count == 0 ? null : Texts.Sorted(spec.Labels),
            spec.InsecureRegistries.Count == 0 ? null : spec.InsecureRegistries,
            Texts.OrNull(spec.Keypair),
            Texts.OrNull(spec.DnsDomain),
            spec.SecurityPolicySync ? true : null);
    }
}

/// <summary>A label of a node group, <c>{"key":"k","value":"v"}</c>: groups have a list where clusters have a map.</summary>
internal sealed record LabelShape(string Key, string Value)
{
    /// <summary>In the order of keys, so that equal requests are equal bytes.</summary>
    public static IReadOnlyList<LabelShape> Of(IReadOnlyDictionary<string, string> labels) =>
        [.. labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => new LabelShape(label.Key, label.Value))];
}

/// <summary>Body of <c>POST nodegroups</c>; null members are not sent (API reference 2.5).</summary>
internal sealed record NodeGroupCreateShape(
    string ClusterId,
    string Name,
    string FlavorId,
    IReadOnlyList<string>? AvailabilityZones,
    long NodeCount,
    bool? AutoscalingEnabled,
    long? MinNodes,
    long? MaxNodes,
    string VolumeType,
    long VolumeSize,
    IReadOnlyList<LabelShape>? Labels,
    IReadOnlyList<TaintShape>? Taints,
    long? MaxNodeUnavailable)
{
    /// <remarks>AS-3, AS-5: an autoscaled group starts with its least size; a group is never made empty (NG-2).</remarks>
    public static NodeGroupCreateShape Of(NodeGroupSpec spec)
    {
        var auto = spec.Scale as AutoScale;
        return new(
            spec.ClusterId,
            spec.Name,
            spec.FlavorId,
            Texts.OrNull(spec.AvailabilityZone) is { } zone ? [zone] : null,
            auto is null ? spec.Scale!.Size : Math.Max(1, auto.Size),
            auto is null ? null : true,
            auto?.Min,
            auto?.Max,
            spec.DiskType,
            spec.DiskSize,
            spec.Labels.Count == 0 ? null : LabelShape.Of(spec.Labels),
            spec.Taints.Count == 0 ? null : TaintShape.Of(spec.Taints),
            spec.MaxUnavailablePercent);
    }
}

/// <summary>One step of a JSON Patch: the service takes lists of <c>replace</c> (API reference 2.4 and 2.7).</summary>
internal sealed record PatchOperationShape(string Op, string Path, JsonElement Value)
{
    private static readonly FirstRequestsJson Json = FirstRequestsJson.Default;

    public static IReadOnlyList<PatchOperationShape> Of(ClusterChange request) =>
    [
        .. Replace("/labels", request.Labels is { } labels ? Texts.Sorted(labels) : null, Json.IReadOnlyDictionaryStringString),
        .. Replace("/security_policy_sync_enabled", request.SecurityPolicySync, Json.NullableBoolean),
    ];

    public static IReadOnlyList<PatchOperationShape> Of(NodeGroupUpdate request) =>
    [
        .. Replace("/max_nodes", request.MaxNodes, Json.NullableInt64),
        .. Replace("/min_nodes", request.MinNodes, Json.NullableInt64),

        // Text, not a truth value: the one member of the API that is so.
        .. Replace("/autoscaling_enabled", request.AutoscalingEnabled is { } on ? on ? "true" : "false" : null, Json.String),
        .. Replace("/labels", request.Labels is { } labels ? LabelShape.Of(labels) : null, Json.IReadOnlyListLabelShape),
        .. Replace("/taints", request.Taints is { } taints ? TaintShape.Of(taints) : null, Json.IReadOnlyListTaintShape),
        .. Replace("/max_node_unavailable", request.MaxUnavailablePercent, Json.NullableInt64),
    ];

    private static IEnumerable<PatchOperationShape> Replace<T>(string path, T? value, JsonTypeInfo<T> shape) =>
        value is null ? [] : [new("replace", path, JsonSerializer.SerializeToElement(value, shape))];
}

/// <summary>Body of <c>PATCH nodegroups/{uuid}/actions/resize</c>: another flavor, not another number.</summary>
internal sealed record ResizeShape(string FlavorId);

/// <summary>Body of <c>PATCH nodegroups/{uuid}/actions/scale</c>: nodes more (or, negative, less) than there are.</summary>
internal sealed record ScaleShape(long Delta);

/// <summary>Body of <c>PATCH clusters/{uuid}/actions/upgrade</c>.</summary>
internal sealed record UpgradeShape(string ClusterTemplateId, bool RollingEnabled);

/// <summary>A kind of security policy (add-ons and policies, part E).</summary>
/// <param name="SettingsDescription">Base64 of a JSON schema.</param>
internal sealed record PolicyTemplateShape(
    string? Uuid = null, string? Name = null, string? Description = null, string? SettingsDescription = null, string? Version = null, string? CreatedAt = null)
{
    public SecurityPolicyTemplate ToTemplate() => SecurityPolicyTemplate.Of(Uuid, "uuid", Name, Version, Description, SettingsDescription, CreatedAt);
}

/// <summary>One page of <c>GET security_policy</c>.</summary>
internal sealed record PolicyTemplateListShape(IReadOnlyList<PolicyTemplateShape?>? SecurityPolicy = null, string? Next = null);

/// <summary>A security policy of a cluster (add-ons and policies, part E).</summary>
internal sealed record PolicyShape(
    string? Uuid = null,
    string? ClusterUuid = null,
    string? SecurityPolicyUuid = null,
    PolicyTemplateShape? Policy = null,
    string? PolicySettings = null,
    string? Namespace = null,
    bool? Enabled = null,
    string? CreatedAt = null,
    string? UpdatedAt = null)
{
    /// <param name="clusterId">Of the cluster whose policies were asked for; null when one was asked for by itself.</param>
    public SecurityPolicy ToPolicy(string? clusterId) => new()
    {
        Id = Texts.OrNull(Uuid) ?? throw new FormatException("uuid"),
        ClusterId = Texts.OrNull(ClusterUuid) ?? clusterId,
        TemplateId = Texts.OrNull(SecurityPolicyUuid) ?? Texts.OrNull(Policy?.Uuid),
        Template = Texts.OrNull(Policy?.Name),
        TemplateVersion = Texts.OrNull(Policy?.Version),
        Namespace = Texts.OrNull(Namespace),
        Settings = Texts.OrNull(PolicySettings),
        Enabled = Enabled,
        CreatedAt = Texts.OrNull(CreatedAt),
        UpdatedAt = Texts.OrNull(UpdatedAt),
    };
}

/// <summary>One page of <c>GET clusters/{uuid}/cluster_security_policies</c>.</summary>
internal sealed record PolicyListShape(IReadOnlyList<PolicyShape?>? ClusterSecurityPolicy = null, string? Next = null);

/// <summary>Body of <c>POST cluster_security_policy</c>; all members are sent.</summary>
internal sealed record PolicyCreateShape(string ClusterUuid, string SecurityPolicyUuid, string PolicySettings, string Namespace, bool Enabled)
{
    public static PolicyCreateShape Of(SecurityPolicySpec spec) => new(spec.ClusterId, spec.TemplateId, spec.Settings, spec.Namespace, spec.Enabled);
}
