namespace VkCloud.Second;

/// <summary>Add-ons of the second generation: part of <c>managed-k8s</c>, with one catalogue for all clusters.</summary>
internal sealed class SecondAddons(SecondGeneration generation, Func<CloudConnection> connect) : AddonService
{
    /// <summary>A catalogue has less than twenty add-ons.</summary>
    private const int AskedAtOnce = 8;

    private ManagedK8sClient Client => connect().ManagedK8s;

    private SharedReads Shared => connect().Shared;

    public override async Task<Addon?> GetAsync(string clusterId, string id, string? name, CancellationToken cancellationToken) =>
        await Client.GetAddonAsync(id, cancellationToken) is { } addon ? await WholeAsync(generation.Asked(addon, id, addon.Id), cancellationToken) : null;

    public override async Task<IReadOnlyList<Addon>> CalledAsync(string clusterId, string name, CancellationToken cancellationToken) =>
        await Client.GetAddonAsync(clusterId, name, cancellationToken) is { } addon && addon.Name == name ? [await WholeAsync(addon, cancellationToken)] : [];

    /// <remarks>No published client knows a list.</remarks>
    public override async Task<IReadOnlyList<Addon>> InstalledAsync(string clusterId, CancellationToken cancellationToken)
    {
        List<Addon> installed = [];
        var names = (await Shared.Addons.GetAsync(cancellationToken)).Select(offer => offer.Name).Distinct(StringComparer.Ordinal);
        foreach (var some in names.Chunk(AskedAtOnce))
        {
            installed.AddRange((await Task.WhenAll(some.Select(name => CalledAsync(clusterId, name, cancellationToken)))).SelectMany(found => found));
        }

        return installed;
    }

    public override Task<IReadOnlyList<OfferedAddon>> OffersAsync(string clusterId, CancellationToken cancellationToken) =>
        Shared.Addons.GetAsync(cancellationToken);

    public override Task<OfferedAddon?> OfferAsync(string clusterId, string versionId, CancellationToken cancellationToken) =>
        Shared.AddonVersions.GetAsync(versionId, cancellationToken);

    public override async Task<string> InstallAsync(AddonSpec spec, CancellationToken cancellationToken) =>
        generation.Checked(await Client.InstallAddonAsync(spec, cancellationToken), "addons");

    public override Task<bool> DeleteAsync(string clusterId, string id, string? name, CancellationToken cancellationToken) =>
        Client.DeleteAddonAsync(clusterId, id, cancellationToken);

    protected override Task ChangeAsync(Addon addon, AddonSpec wanted, CancellationToken cancellationToken) =>
        Client.UpdateAddonAsync(wanted.ClusterId, addon.Id, wanted.VersionId, wanted.Values, cancellationToken);

    /// <summary>An installation tells the id of its version only.</summary>
    private async Task<Addon> WholeAsync(Addon addon, CancellationToken cancellationToken) =>
        addon.VersionId is { } id && await Shared.AddonVersions.GetAsync(id, cancellationToken) is { } offer
            ? addon with { Version = offer.Version, Name = addon.Name ?? offer.Name }
            : addon;
}
