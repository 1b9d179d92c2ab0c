using System.Collections.Concurrent;
using VkCloud;
using VkCloud.First;
using VkCloud.Second;

namespace Vkcc;

/// <summary>The configured provider at work: its settings, and the connection that the first call makes. Configuring anew replaces it.</summary>
internal sealed class Session
{
    private readonly ProviderSettings settings;
    private readonly Func<CloudOptions, CloudConnection> connect;
    private readonly string terraformVersion;
    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<object, object> told = new();
    private CloudConnection? cloud;

    public Session(ProviderSettings settings, Func<CloudOptions, CloudConnection> connect, string terraformVersion, TimeProvider time, ClusterQueues queues)
    {
        this.settings = settings;
        this.connect = connect;
        this.terraformVersion = terraformVersion;
        Time = time;
        Queues = queues;
        Flavors = new FlavorBook(this);
        Templates = new TemplateBook(this);
        First = new FirstGeneration(() => Cloud);
        Second = new SecondGeneration(() => Cloud);
        Checks = new LiveChecks(time, told);
        Absence = new Absence(this);
        Departures = new Departures(time);
        Clusters = new StateClusters(time);
    }

    public TimeProvider Time { get; }

    /// <summary>Of the whole process, whatever it is configured with.</summary>
    public ClusterQueues Queues { get; }

    public FlavorBook Flavors { get; }

    public TemplateBook Templates { get; }

    public Generation First { get; }

    public Generation Second { get; }

    public LiveChecks Checks { get; private set; }

    public PlanTally Tally { get; private set; } = new();

    public Absence Absence { get; }

    public Departures Departures { get; }

    /// <summary>Whether this run has refreshed anything: then it plans, and is not the one that applies (docs/design/planning.md).</summary>
    public bool HasRefreshed { get; set; }

    /// <summary>Whether this run has begun to apply: what asks the cloud must not fail a plan any more, since the object that such a plan would replace is
    /// deposed already.</summary>
    public bool IsApplying { get; private set; }

    /// <summary>Ids of objects that this run has read from state: a name that such an object has is not taken by a stranger.</summary>
    public ConcurrentDictionary<string, bool> Managed { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids of clusters that this run has created: what is known about them is news to the plan of their groups.</summary>
    public ConcurrentDictionary<string, bool> Made { get; } = new(StringComparer.Ordinal);

    public StateClusters Clusters { get; }

    /// <summary>Whether a cluster had workers when this run first saw it, by id: what its own apply takes and gives meanwhile must not make the plan inside it
    /// another (UPG-12).</summary>
    public ConcurrentDictionary<string, bool> HadWorkers { get; } = new(StringComparer.Ordinal);

    /// <summary>The connection; nothing goes over the wire until it is used.</summary>
    /// <exception cref="DiagnosticException">A part of the configuration that every call needs is unknown, missing or contradictory.</exception>
    public CloudConnection Cloud
    {
        get
        {
            lock (gate)
            {
                return cloud ??= connect(Options());
            }
        }
    }

    /// <summary>Whether a plan may ask the cloud for more than a refresh does: <c>plan_checks = "online"</c>, and nothing that a call needs is
    /// unknown.</summary>
    public bool ChecksOnline => settings.ChecksOnline && settings.LoginWay is not (LoginWay.None or LoginWay.Undecided) && settings.UnknownArgument() is null;

    /// <summary>Known with the default when nothing is given; unknown while the entry of clouds.yaml that may name it was not read.</summary>
    public TfValue<string> Region => settings switch
    {
        { Entry: { } entry } => entry.Region ?? CloudOptions.DefaultRegion,
        { Region.Value.IsNull: true } when settings.Cloud.IsGiven || settings.Cloud.Value.IsUnknown => TfValue<string>.Unknown,
        _ => settings.Region.Value.OrWhenNull(CloudOptions.DefaultRegion),
    };

    /// <summary>The project that new objects come into; unknown where only the credentials know it.</summary>
    public TfValue<string> ProjectId => settings switch
    {
        { Entry: { Credentials: PasswordCredentials, ProjectId: { } project } } => project,
        { LoginWay: LoginWay.Password, ProjectId.IsGiven: true } => settings.ProjectId.Value,
        _ => TfValue<string>.Unknown,
    };

    /// <summary>The generation that a configuration asks for; the second, unless it is the first.</summary>
    public Generation Of(TfValue<long> generation) => generation.Is(1) ? First : Second;

    /// <summary>The generation of a cluster or group, told by its id (NAME-4).</summary>
    public Generation Of(string id) => CloudId.Generation(id) == 1 ? First : Second;

    /// <summary>Whether an object that has a name which is wanted is none of this state's. What is deposed is read beside everything else, so it gets a
    /// moment.</summary>
    public async Task<bool> IsStrangerAsync(string id, CancellationToken cancellationToken)
    {
        if (!Managed.ContainsKey(id) && !Absence.IsProven(id))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), Time, cancellationToken);
        }

        return !Managed.ContainsKey(id);
    }

    /// <summary>What was asked and counted until now was for plans; those inside an apply have a budget of their own, and nothing that is done already counts
    /// for them.</summary>
    public void BeginApply() => (Checks, Tally, IsApplying) = (new LiveChecks(Time, told, isApplying: true), new PlanTally(), true);

    private CloudOptions Options()
    {
        if (settings.UnknownArgument() is { } argument)
        {
            throw new DiagnosticException(Diagnostic.Error(
                "Provider configuration is not known yet",
                $"The provider's argument {argument} depends on something that does not exist yet, and this step has to call VK Cloud. "
                    + "Apply what it depends on first (terraform apply -target=…), or give it a value that is known beforehand."));
        }

        Diagnostic?[] problems = [LoginRules.OneWayOnly(settings), .. LoginRules.Incomplete(settings), LoginRules.NoneGiven(settings), settings.EntryProblem];
        if (problems.FirstOrDefault(p => p is not null) is { } problem)
        {
            // The path points into the provider block, not into the resource that happens to make the call.
            throw new DiagnosticException(problem with { Path = AttributePath.Whole });
        }

        var overrides = settings.EndpointOverrides;
        var options = settings.Entry?.ToOptions() ?? new CloudOptions
        {
            AuthUrl = settings.AuthUrl.Value.ValueOr(CloudOptions.DefaultAuthUrl),
            Region = Region.Value,
            ProjectId = settings.ProjectId.Text,
            Project = ProjectByName(),
            Credentials = Credentials(),
        };
        return options with
        {
            CaCertFile = settings.CacertFile.Text ?? options.CaCertFile,
            Proxies = settings.Proxies,
            EndpointOverrides = new EndpointOverrides
            {
                ContainerInfra = ClusterRequests.TextOrNull(overrides.ContainerInfra) ?? options.EndpointOverrides.ContainerInfra,
                ManagedK8s = ClusterRequests.TextOrNull(overrides.ManagedK8s) ?? options.EndpointOverrides.ManagedK8s,
                Addons = ClusterRequests.TextOrNull(overrides.Addons) ?? options.EndpointOverrides.Addons,
                Compute = ClusterRequests.TextOrNull(overrides.Compute) ?? options.EndpointOverrides.Compute,
                Network = ClusterRequests.TextOrNull(overrides.Network) ?? options.EndpointOverrides.Network,
            },
            UserAgent = new UserAgent(VkccProvider.ProviderVersion, terraformVersion, Environment.GetEnvironmentVariable("TF_APPEND_USER_AGENT")),
            TimeProvider = Time,
            Log = PluginLog.Current,
        };
    }

    /// <summary>A project's domain is the one that is said for it, else the user's.</summary>
    private ProjectReference? ProjectByName() => settings.ProjectName.Text is { } name
        ? (settings.ProjectDomainId.Text, settings.ProjectDomainName.Text) switch
        {
            (null, null) => new(name, settings.UserDomainName.Value.ValueOr("users"), settings.UserDomainId.Text),
            var (id, domain) => new(name, domain, id),
        }
        : null;

    private Credentials Credentials() => settings.LoginWay switch
    {
        LoginWay.Password => new PasswordCredentials(
            settings.Username.Text, settings.Password.Value.Value, settings.UserDomainName.Value.ValueOr("users"), settings.UserDomainId.Text)
        {
            UserId = settings.UserId.Text,
        },
        LoginWay.ApplicationCredential => new ApplicationCredential(
            settings.ApplicationCredentialId.Value.Value, settings.ApplicationCredentialSecret.Value.Value),
        LoginWay.Token => new ReadyToken(settings.Token.Value.Value),
        _ => throw new InvalidOperationException("No way of logging in was checked for."),
    };
}
