using VkCloud;

namespace Vkcc;

/// <summary><c>vkcc_addon</c>: an add-on of the catalogue in a cluster.</summary>
internal sealed class AddonResource(VkccProvider provider) : Resource<AddonModel>
{
    public const string Name = "vkcc_addon";

    private Session Session => provider.Session;

    public override string TypeName => Name;

    public override OperationTimeouts Timeouts => AddonSchema.Timeouts;

    public override IdentitySchema Identity => AddonIdentity.Schema;

    public override IReadOnlyList<StateMove> StateMoves => AddonMoves.All;

    protected override Schema DeclareSchema() => AddonSchema.Declare();

    protected override void Remember(AddonModel state) => provider.Remember(state.Id, TfValue<string>.Null, state.Name);

    protected override void Validate(ValidateContext<AddonModel> context) =>
        context.Diagnostics.AddRange(AddonRules.All.Check(Phase.Configuration, Subject<AddonModel, AddonSeen>.Of(context.Config)));

    protected override Task PlanAsync(PlanContext<AddonModel> context, CancellationToken cancellationToken) =>
        context.Prior is { } prior && AddonMoves.NotCompleted(prior, Session.HasRefreshed) is { } unread
            ? throw new DiagnosticException(unread)
            : CloudErrors.ExplainAsync("Planning the add-on", () => AddonPlanning.PlanAsync(context, Session, cancellationToken));

    protected override Task PlanDestroyAsync(PlanDestroyContext<AddonModel> context, CancellationToken cancellationToken)
    {
        context.Diagnostics.AddRange(AddonRules.All.Check(Phase.Destruction, new Subject<AddonModel, AddonSeen>(context.Prior, context.Prior, context.Prior)));
        return Task.CompletedTask;
    }

    protected override Task CreateAsync(CreateContext<AddonModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync(
            $"Installing add-on \"{context.Plan.Name}\"", () => new AddonCreation(Session, context, context.Plan).RunAsync(cancellationToken));

    protected override Task ReadAsync(ReadContext<AddonModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync($"Reading add-on \"{context.State.Name}\"", () => Verbs(context.State).ReadAsync(
            context,
            (addon, cluster) => AddonReading.ReadAsync(
                Session, addon, cluster, context.State, context.Private, context.Diagnostics, cancellationToken),
            cancellationToken));

    protected override Task UpdateAsync(UpdateContext<AddonModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync($"Updating add-on \"{context.Prior.Name}\"", () => Verbs(context.Prior).UpdateAsync(
            context,
            async (work, sight) =>
            {
                var wanted = await WantedAsync(context, sight.Member!, cancellationToken);
                var (cluster, addon) = await Session.Of(work.ClusterId).Addons.ChangeAsync(work, wanted, (sight.Cluster!, sight.Member!), cancellationToken);
                Session.Managed[addon.Id] = true;
                context.SaveResult(await AddonReading.ReadAsync(
                    Session, addon, cluster, context.Plan, context.Private, context.Diagnostics, cancellationToken));
            },
            cancellationToken));

    protected override Task DeleteAsync(DeleteContext<AddonModel> context, CancellationToken cancellationToken) =>
        CloudErrors.ExplainAsync($"Removing add-on \"{context.State.Name}\"", () => Verbs(context.State).DeleteAsync(context, cancellationToken));

    protected override Task ImportAsync(ImportContext<AddonModel> context, CancellationToken cancellationToken) =>
        AddonImport.RunAsync(context, Session, cancellationToken);

    private MemberVerbs<AddonModel, Addon> Verbs(AddonModel addon) => new(new Addons(Session, addon));

    /// <summary>What the plan makes of an add-on that is there. The catalogue is asked only for what is not there already, since it may offer the version no
    /// more.</summary>
    private async Task<AddonSpec> WantedAsync(UpdateContext<AddonModel> context, Addon addon, CancellationToken cancellationToken)
    {
        var plan = context.Plan;
        var values = AddonRequests.Values(plan, context.Config);
        var isSameVersion = addon.VersionId is not null && addon.Version is { } version && plan.Version.IsKnown
            && ChartVersion.Bare(version) == ChartVersion.Bare(plan.Version.Value);
        if (isSameVersion && (values is not null || CatalogueValues.Are(context.Private, addon.Values ?? string.Empty) == true))
        {
            CatalogueValues.Note(context.Private, values is null ? addon.Values : null);
            return plan.ToSpec(addon.VersionId!, null, values ?? addon.Values!);
        }

        var offer = isSameVersion
            ? await Session.Of(plan.ClusterId.Value).Addons.OfferAsync(plan.ClusterId.Value, addon.VersionId!, cancellationToken)
            : await AddonRequests.OfferAsync(Session, plan, cancellationToken);
        CatalogueValues.Note(context.Private, values is null ? offer?.DefaultValues ?? string.Empty : null);
        return plan.ToSpec(offer?.Id ?? addon.VersionId!, offer?.AddonId, values ?? offer?.DefaultValues ?? string.Empty);
    }
}
