using VkCloud;

namespace Vkcc;

/// <summary>Installs an add-on exactly once and sees it through until it is installed and its cluster is RUNNING again.</summary>
internal sealed class AddonCreation(Session session, CreateContext<AddonModel> context, AddonModel plan)
    : MemberCreation<AddonModel, Addon>(context, new Addons(session, plan), plan)
{
    private readonly Generation generation = session.Of(plan.ClusterId.Value);
    private AddonSpec? spec;

    public override async Task RunAsync(CancellationToken cancellationToken)
    {
        var offer = await AddonRequests.OfferAsync(Session, Plan, cancellationToken);
        var values = AddonRequests.Values(Plan, Context.Config);
        CatalogueValues.Note(Context.Private, values is null ? offer.DefaultValues ?? string.Empty : null);
        spec = Plan.ToSpec(offer.Id, offer.AddonId, values ?? offer.DefaultValues ?? string.Empty);
        await base.RunAsync(cancellationToken);
    }

    protected override Task<string> PostAsync(CancellationToken cancellationToken) => generation.Addons.InstallAsync(spec!, cancellationToken);

    protected override bool IsOurs(Addon member) => AddonService.IsMadeOf(member, spec!);

    protected override AddonModel Accepted(string id) => Plan with { Id = id, Generation = generation.Number, Status = "INSTALLING" };

    protected override Task<AddonModel> ReadAsync(Sight<Addon> sight, CancellationToken cancellationToken) =>
        AddonReading.ReadAsync(Session, sight.Member!, sight.Cluster!, Plan, Context.Private, Context.Diagnostics, cancellationToken);

    protected override DiagnosticException Taken(Addon stranger, ApiException? cause) =>
        new(AddonWords.InstalledAlready(Name, stranger, ClusterId, cause), cause);
}
