using VkCloud;
using VkCloud.First;

namespace Vkcc;

/// <summary>Turns a cluster of the cloud into state.</summary>
internal static class ClusterReading
{
    /// <summary>State as the cloud has it, with what only other services and lists tell: names of flavors, versions of templates.</summary>
    /// <param name="stored">Plan or state so far; its own attributes (timeouts, protection) stay.</param>
    public static async Task<ClusterModel> ReadAsync(
        Session session, Cluster cluster, ClusterModel stored, PrivateState @private, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var (floor, actual) = await MasterFlavors.ReadAsync(session, cluster.MasterFlavorId, stored, @private, diagnostics, cancellationToken);
        ClusterTemplate? template = null;
        try
        {
            template = await session.Templates.FindAsync(cluster.ClusterTemplateId, cancellationToken);
        }
        catch (ApiException e)
        {
            // A refresh must not fail because the templates are away; what the cluster itself says is known.
            diagnostics.Add(Diagnostic.Warning(
                "Version not read",
                $"The cluster runs the version of cluster template {cluster.ClusterTemplateId}, which the cloud did not show.\n\nThe "
                    + $"cloud's answer:\n  {e.Message}",
                AttributePath.Root("version")));
        }

        return Read(cluster, stored, floor, actual, session.Region, template);
    }

    /// <summary>State as the cloud has it, in the spelling of what is stored wherever both mean the same.</summary>
    /// <param name="stored">Plan or state so far; its own attributes (timeouts, protection) stay.</param>
    /// <remarks>Pure.</remarks>
    /// <param name="template">Of a first-generation cluster; null when it is not known.</param>
    public static ClusterModel Read(
        Cluster cluster,
        ClusterModel stored,
        TfValue<string> masterFlavor,
        TfValue<string> masterFlavorActual,
        TfValue<string> region,
        ClusterTemplate? template = null)
    {
        var isFirst = cluster.Generation == 1;
        TfValue<string> type = cluster.ClusterType switch
        {
            ClusterType.Standard => TopologyRules.Standard,
            ClusterType.Regional => TopologyRules.Regional,
            _ => Kept(stored.ClusterType),
        };
        TfValue<string> plugin = cluster.NetworkPlugin switch
        {
            NetworkPlugin.Calico => ClusterSchema.Calico,
            NetworkPlugin.Cilium => ClusterSchema.Cilium,
            _ when isFirst => ClusterSchema.Calico,
            _ => Kept(stored.NetworkPlugin),
        };
        var zones = cluster.AvailabilityZones is { } names ? SetOf(names) : Kept(stored.AvailabilityZones);
        var masters = cluster.MasterCount is { } count ? count : Kept(stored.MasterCount);
        return stored with
        {
            Id = cluster.Id,
            Uuid = Text(cluster.Uuid, stored.Uuid),
            Name = Text(cluster.Name, stored.Name),
            Generation = cluster.Generation,
            Description = Spelled(cluster.Description ?? string.Empty, stored.Description, ClusterSchema.SameLines),
            Version = isFirst ? Version(template, stored.Version) : Version(cluster.Version, stored.Version),
            ClusterTemplateId = isFirst ? Text(cluster.ClusterTemplateId, stored.ClusterTemplateId) : TfValue<string>.Null,
            ClusterType = type,
            MasterCount = masters,
            AvailabilityZones = zones,
            MasterFlavor = masterFlavor,
            MasterFlavorActual = masterFlavorActual,
            NetworkId = Text(cluster.NetworkId, stored.NetworkId),
            SubnetId = Text(cluster.SubnetId, stored.SubnetId),
            LoadbalancerSubnetId = Text(cluster.LoadbalancerSubnetId, stored.LoadbalancerSubnetId),
            ExternalNetworkId = Text(cluster.ExternalNetworkId, stored.ExternalNetworkId),

            // A gateway that leaves zero values out leaves out false.
            PublicIp = cluster.PublicIp ?? false,
            PodsCidr = Spelled(cluster.PodsCidr is { Length: > 0 } pods ? pods : null, stored.PodsCidr, Cidr.SameMeaning),
            NetworkPlugin = plugin,
            ApiAllowedCidrs = Spelled(cluster.ApiAllowedCidrs, stored.ApiAllowedCidrs, Cidr.Canonical),
            InsecureRegistries = Spelled(cluster.InsecureRegistries, stored.InsecureRegistries, text => text),
            Labels = isFirst ? Labels(cluster, stored, template) : Labels(cluster.Labels),
            Keypair = isFirst ? Text(cluster.Keypair, stored.Keypair).OrWhenNull(string.Empty) : string.Empty,
            DnsDomain = isFirst ? Text(cluster.DnsDomain, stored.DnsDomain).OrWhenNull(string.Empty) : string.Empty,
            SecurityPolicySync = cluster.SecurityPolicySync is { } sync ? sync : TfValue<bool>.Null,
            PowerState = isFirst ? PowerState(cluster, stored.PowerState) : TfValue<string>.Null,
            ProjectId = Text(cluster.ProjectId, stored.ProjectId),
            Region = stored.Region.IsKnown ? stored.Region : region,
            Status = cluster.Status.ToString(),
            CreatedAt = Text(cluster.CreatedAt, stored.CreatedAt),
            ApiAddress = TfValue<string>.FromNullable(cluster.ApiAddress),
            PublicAddress = TfValue<string>.FromNullable(cluster.PublicAddress),
            PrivateAddress = TfValue<string>.FromNullable(cluster.PrivateAddress),
            MasterPlacement = Kept(SpreadRules.Placement(zones, masters)),
            FaultTolerance = Kept(SpreadRules.FaultTolerance(zones, masters)),
        };
    }

    /// <summary>Labels as the cloud has them; null is none.</summary>
    public static TfStringMap Labels(IReadOnlyDictionary<string, string>? labels) =>
        new ValueMap<TfValue<string>>((labels ?? new Dictionary<string, string>()).Select(l => KeyValuePair.Create(l.Key, TfValue<string>.Known(l.Value))));

    /// <summary>Of a first-generation cluster those that were configured, as they are now: the others are the template's and the platform's. After an import,
    /// what is not the template's.</summary>
    private static TfStringMap Labels(Cluster cluster, ClusterModel stored, ClusterTemplate? template)
    {
        var now = cluster.Labels ?? new Dictionary<string, string>();
        if (!stored.Name.IsKnown)
        {
            var origin = TemplateRules.LabelsOf(template, cluster.PodsCidr);
            return template is null
                ? Labels(null)
                : Labels(
                    now.Where(l => !origin.TryGetValue(l.Key, out var value) || !LooseLabels.AreEqual(l.Value, value)).ToDictionary(StringComparer.Ordinal));
        }

        var configured = ClusterRequests.Map(stored.Labels);
        return Labels(
            configured.Where(l => now.ContainsKey(l.Key)).ToDictionary(
                l => l.Key, l => LooseLabels.AreEqual(l.Value, now[l.Key]) ? l.Value : now[l.Key], StringComparer.Ordinal));
    }

    private static TfValue<string> PowerState(Cluster cluster, TfValue<string> stored) =>
        cluster.Status == ClusterStatus.Stopped ? PowerRules.Stopped
        : cluster.Status == ClusterStatus.Error || cluster.IsLeaving ? Kept(stored)
        : PowerRules.Running;

    /// <summary>Of the template, in the spelling that the configuration has as long as that names it.</summary>
    private static TfValue<string> Version(ClusterTemplate? template, TfValue<string> stored) => template switch
    {
        null => Kept(stored),
        _ when stored.IsKnown && TemplateRules.Has(template, stored.Value) => stored,
        _ => TfValue<string>.FromNullable(template.Version),
    };

    /// <summary>A known value, or null: state holds nothing unknown.</summary>
    public static TfValue<T> Kept<T>(TfValue<T> value)
        where T : notnull
        => value.IsUnknown ? TfValue<T>.Null : value;

    /// <summary>What the cloud says; what is stored when the cloud leaves it out.</summary>
    public static TfValue<string> Text(string? cloud, TfValue<string> stored) => cloud is { Length: > 0 } ? cloud : Kept(stored);

    // Another version comes in the spelling that the configuration has, with or without v.
    private static TfValue<string> Version(string? cloud, TfValue<string> stored) =>
        stored.IsKnown && KubernetesVersion.TryParse(cloud, out var version) && KubernetesVersion.TryParse(stored.Value, out var known)
            ? version == known ? stored : version.InTheSpellingOf(stored.Value)
            : Text(cloud, stored);

    private static TfValue<string> Spelled(string? cloud, TfValue<string> stored, Func<string, string, bool> sameMeaning) =>
        cloud is null || (stored.IsKnown && sameMeaning(cloud, stored.Value)) ? Kept(stored) : cloud;

    private static TfStringSet Spelled(IReadOnlyList<string>? cloud, TfStringSet stored, Func<string, string> canonical)
    {
        cloud ??= [];
        return stored.IsKnown && stored.Value.All(e => e.IsKnown) && cloud.Select(canonical).ToHashSet().SetEquals(stored.Value.Select(e => canonical(e.Value)))
            ? stored
            : SetOf(cloud);
    }

    private static TfStringSet SetOf(IEnumerable<string> texts) => new ValueSet<TfValue<string>>(texts.Select(TfValue<string>.Known));
}
