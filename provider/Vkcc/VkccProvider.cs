using VkCloud;

namespace Vkcc;

/// <summary>The provider <c>vkcc/vkcc</c>: managed Kubernetes of VK Cloud.</summary>
/// <param name="environment">Looks a variable up; the process's own environment when left out.</param>
/// <param name="connect">Makes the connection from its options; without I/O.</param>
/// <param name="time">Clock of all waits.</param>
/// <param name="cloudsYaml">Where clouds.yaml is looked for; the machine when left out.</param>
public sealed class VkccProvider(
    Func<string, string?>? environment = null,
    Func<CloudOptions, CloudConnection>? connect = null,
    TimeProvider? time = null,
    CloudsYamlSources? cloudsYaml = null) : Provider
{
    /// <summary>The one place where the version stands; the build takes the same from Directory.Build.props.</summary>
    public const string ProviderVersion = "0.1.0";

    private readonly Func<string, string?> environment = environment ?? Environment.GetEnvironmentVariable;
    private readonly Func<CloudOptions, CloudConnection> connect = connect ?? (options => new CloudConnection(options));
    private readonly TimeProvider time = time ?? TimeProvider.System;
    private readonly ClusterQueues queues = new();
    private volatile Session? session;

    public override string Version => ProviderVersion;

    protected override IReadOnlyList<Declaration<Resource>> DeclareResources() =>
    [
        new(ClusterResource.Name, () => new ClusterResource(this)),
        new(NodeGroupResource.Name, () => new NodeGroupResource(this)),
        new(SecurityPolicyResource.Name, () => new SecurityPolicyResource(this)),
        new(AddonResource.Name, () => new AddonResource(this)),
    ];

    protected override IReadOnlyList<Declaration<DataSource>> DeclareDataSources() =>
    [
        new(ClusterResource.Name, () => new ClusterDataSource(this)),
        new(ClustersDataSource.Name, () => new ClustersDataSource(this)),
        new(NodeGroupResource.Name, () => new NodeGroupDataSource(this)),
        new(NodeGroupsDataSource.Name, () => new NodeGroupsDataSource(this)),
        new(NetworkDataSource.Name, () => new NetworkDataSource(this)),
        new(ExternalNetworkDataSource.Name, () => new ExternalNetworkDataSource(this)),
        new(KubernetesVersionsDataSource.Name, () => new KubernetesVersionsDataSource(this)),
        new(AvailabilityZonesDataSource.Name, () => new AvailabilityZonesDataSource(this)),
        new(FlavorsDataSource.Name, () => new FlavorsDataSource(this)),
        new(VolumeTypesDataSource.Name, () => new VolumeTypesDataSource(this)),
        new(ClusterTemplatesDataSource.Name, () => new ClusterTemplatesDataSource(this)),
        new(SecurityPolicyTemplatesDataSource.Name, () => new SecurityPolicyTemplatesDataSource(this)),
        new(AddonResource.Name, () => new AddonDataSource(this)),
        new(AddonsDataSource.Name, () => new AddonsDataSource(this)),
        new(KubeconfigEphemeralResource.Name, () => new KubeconfigDataSource(this)),
    ];

    protected override IReadOnlyList<Declaration<EphemeralResource>> DeclareEphemeralResources() =>
    [
        new(KubeconfigEphemeralResource.Name, () => new KubeconfigEphemeralResource(this)),
    ];

    protected override IReadOnlyList<Declaration<Function>> DeclareFunctions() =>
    [
        new(MasterPlacementFunction.FunctionName, () => new MasterPlacementFunction()),
        new(FaultToleranceFunction.FunctionName, () => new FaultToleranceFunction()),
        new(UpgradePathFunction.FunctionName, () => new UpgradePathFunction()),
    ];

    protected override IReadOnlyList<Declaration<ListResource>> DeclareListResources() =>
    [
        new(ClusterResource.Name, () => new ClusterList(this)),
        new(NodeGroupResource.Name, () => new NodeGroupList(this)),
        new(SecurityPolicyResource.Name, () => new SecurityPolicyList(this)),
        new(AddonResource.Name, () => new AddonList(this)),
    ];

    protected override IReadOnlyList<Declaration<ProviderAction>> DeclareActions() =>
    [
        new(ClusterPowerAction.Name, () => new ClusterPowerAction(this)),
    ];

    /// <summary>What the last configuration made of the provider.</summary>
    /// <exception cref="InvalidOperationException">It was never configured; Terraform always does so before it asks for anything that needs the
    /// cloud.</exception>
    internal Session Session => session ?? throw new InvalidOperationException("The provider is not configured.");

    /// <summary>An object is in this run's state: its name is not taken by a stranger, also when it is tainted and nothing is refreshed.</summary>
    internal void Remember(TfValue<string> id, TfValue<string> uuid, TfValue<string> name)
    {
        if (id.IsKnown && session is { } configured)
        {
            configured.Managed[id.Value] = true;
            configured.Absence.Learn(id, uuid, name);
        }
    }

    /// <summary>A cluster in this run's state is protected, tainted or not.</summary>
    internal void RememberProtected(string id, string name)
    {
        if (session is { } configured)
        {
            configured.Clusters.Meet(id, name);
        }
    }

    public override void Validate(ValidateProviderContext context)
    {
        var settings = ProviderSettings.Resolve(ProviderModel.From(context.Config), environment);
        context.Diagnostics.Add(LoginRules.OneWayOnly(settings));
        context.Diagnostics.AddRange(ConnectionRules.Check(settings).OfType<Diagnostic>());
    }

    public override Task ConfigureAsync(ConfigureContext context, CancellationToken cancellationToken)
    {
        var settings = ProviderSettings.Resolve(ProviderModel.From(context.Config), environment);
        settings = settings.LoginWay == LoginWay.Cloud
            ? settings.WithEntry(cloudsYaml ?? CloudsYamlSources.Machine with { Environment = environment })
            : settings;
        context.Diagnostics.Add(LoginRules.OneWayOnly(settings));
        context.Diagnostics.AddRange(LoginRules.Incomplete(settings));
        context.Diagnostics.AddRange(ConnectionRules.Check(settings).Concat(ConnectionRules.CheckFiles(settings)).OfType<Diagnostic>());
        context.Diagnostics.AddRange(ConnectionRules.NotTaken(settings, environment));
        if (settings.ChecksOnline)
        {
            // Offline a plan of new resources makes no call at all, so it may do without credentials; the first call says what is missing.
            context.Diagnostics.Add(LoginRules.NoneGiven(settings));
            context.Diagnostics.Add(settings.EntryProblem);
        }

        session = new Session(settings, connect, context.TerraformVersion, time, queues);
        return Task.CompletedTask;
    }

    protected override void BeginApply() => session?.BeginApply();

    protected override Schema DeclareSchema() => ProviderSchema.Declare();
}
