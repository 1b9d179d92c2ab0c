using VkCloud;
using VkCloud.Compute;

namespace Vkcc;

/// <summary>Flavors by name and id. The list is read once per run and shared.</summary>
internal sealed class FlavorBook(Session session)
{
    /// <summary>The id that a call needs. An id is taken as it is, without asking compute.</summary>
    /// <exception cref="DiagnosticException">There is no such flavor, or several share the name.</exception>
    public async Task<string> IdOfAsync(string nameOrId, AttributePath path, CancellationToken cancellationToken) =>
        CloudId.IsUuid(nameOrId) ? nameOrId : (await ResolveAsync(nameOrId, path, cancellationToken)).Id;

    /// <summary>The flavor that a configuration names.</summary>
    /// <exception cref="DiagnosticException">There is no such flavor, or several share the name.</exception>
    public async Task<Flavor> ResolveAsync(string nameOrId, AttributePath path, CancellationToken cancellationToken)
    {
        var flavors = await session.Cloud.Shared.Flavors.GetAsync(cancellationToken);
        if (flavors.FirstOrDefault(f => f.Id == nameOrId) is { } byId)
        {
            return byId;
        }

        switch (flavors.Where(f => f.Name == nameOrId).ToList())
        {
            case [var only]:
                return only;
            case []:
                // A flavor that the listing leaves out (shared with the project alone, say) can still be read by its id.
                return (CloudId.IsUuid(nameOrId) ? await session.Cloud.Compute.GetFlavorAsync(nameOrId, cancellationToken) : null)
                    ?? throw new DiagnosticException(FlavorRules.Unknown(nameOrId, flavors, path));
            case var several:
                throw new DiagnosticException(FlavorRules.Ambiguous(nameOrId, several, path));
        }
    }

    /// <summary>The flavor with this id; null when compute knows none.</summary>
    public async Task<Flavor?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await session.Cloud.Shared.Flavors.GetAsync(cancellationToken)).FirstOrDefault(f => f.Id == id)
            ?? await session.Cloud.Compute.GetFlavorAsync(id, cancellationToken);

    /// <summary>The flavor that a text names; null when it names none or several.</summary>
    public async Task<Flavor?> TryResolveAsync(string nameOrId, CancellationToken cancellationToken) =>
        FlavorRules.Only(await session.Cloud.Shared.Flavors.GetAsync(cancellationToken), nameOrId);

    /// <summary>The list as far as a plan may ask for it; null when it could not be asked for.</summary>
    public Task<IReadOnlyList<Flavor>?> AtPlanAsync(DiagnosticBag diagnostics, CancellationToken cancellationToken) =>
        session.Checks.AskAsync("the flavors", token => session.Cloud.Shared.Flavors.GetAsync(token), diagnostics, cancellationToken);

    /// <summary>A planned flavor, spelled as in state where both texts name one flavor: name in place of id, or the other way round, is no change
    /// (plugin-protocol section 4.4). Where that cannot be learned the change is planned, and apply finds nothing to do.</summary>
    /// <param name="storedId">Id of the stored one, where it was noted.</param>
    public async Task<TfValue<string>> SpelledAsync(
        TfValue<string> planned, TfValue<string> stored, string? storedId, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        if (!planned.IsKnown || !stored.IsKnown || planned == stored)
        {
            return planned;
        }

        var isSame = planned.Value == storedId
            || (session.ChecksOnline
                && await AtPlanAsync(diagnostics, cancellationToken) is { } flavors
                && FlavorRules.Only(flavors, planned.Value) is { } named
                && named.Id == FlavorRules.Only(flavors, stored.Value)?.Id);
        return isSame ? stored : planned;
    }

    /// <summary>What a configuration would call the flavor with this id: its name where that is known and leads back to it, else the id.</summary>
    public async Task<string> TextOfAsync(string id, Flavor? flavor, CancellationToken cancellationToken) =>
        flavor?.Name is { Length: > 0 } name
            && await TryResolveAsync(name, cancellationToken) is { } named
            && named.Id == (await TryResolveAsync(id, cancellationToken))?.Id
            ? name
            : id;
}
