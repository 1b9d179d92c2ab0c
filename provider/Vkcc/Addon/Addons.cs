using VkCloud;

namespace Vkcc;

/// <summary>How add-ons are found and deleted.</summary>
/// <param name="addon">State or plan of one; its cluster's id tells the generation, its own does where that is not known yet.</param>
internal sealed class Addons(Session session, AddonModel addon) : Members<Addon>(session)
{
    private readonly AddonService service = session.Of(addon.ClusterId.IsKnown ? addon.ClusterId.Value : addon.Id.ValueOr(string.Empty)).Addons;

    public override string Noun => "add-on";

    public override string TypeName => AddonResource.Name;

    /// <remarks>Where another installation has taken its place, that one: an upgrade of the first generation whose answer got lost is found so.</remarks>
    public override Task<Addon?> GetAsync(string id, CancellationToken cancellationToken) =>
        service.GetAsync(addon.ClusterId.ValueOr(string.Empty), id, addon.Name.IsKnown ? addon.Name.Value : null, cancellationToken);

    public override async Task<IReadOnlyList<Addon>?> FindAsync(string clusterId, string name, CancellationToken cancellationToken) =>
        await service.CalledAsync(clusterId, name, cancellationToken);

    public override Task<bool> DeleteAsync(string clusterId, string id, CancellationToken cancellationToken) =>
        service.DeleteAsync(clusterId, id, addon.Name.IsKnown ? addon.Name.Value : null, cancellationToken);
}
