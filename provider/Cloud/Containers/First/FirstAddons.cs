namespace VkCloud.First;

/// <summary>Add-ons of the first generation: a service of their own, with a catalogue for each cluster, and with a new installation for each version.</summary>
internal sealed class FirstAddons(FirstGeneration generation, Func<CloudConnection> connect) : AddonService
{
    private ManageAddonsClient Client => connect().Addons;

    private SharedReads Shared => connect().Shared;

    public override async Task<Addon?> GetAsync(string clusterId, string id, string? name, CancellationToken cancellationToken)
    {
        if (await Client.GetAsync(clusterId, id, cancellationToken) is not { } addon)
        {
            return null;
        }

        generation.Asked(addon, id, addon.Id);
        return addon.Status.IsThere ? addon
            : addon.Status == AddonStatus.Replaced && (addon.Name ?? name) is { } known
                ? await CalledAsync(clusterId, known, cancellationToken) is [var successor, ..] ? successor : null
            : null;
    }

    /// <remarks>An upgrade under way may show both versions; the newer entry comes first.</remarks>
    public override async Task<IReadOnlyList<Addon>> CalledAsync(string clusterId, string name, CancellationToken cancellationToken) =>
    [
        .. (await InstalledAsync(clusterId, cancellationToken)).Where(addon => addon.Name == name)
            .OrderByDescending(addon => addon.CreatedAt, StringComparer.Ordinal),
    ];

    public override async Task<IReadOnlyList<Addon>> InstalledAsync(string clusterId, CancellationToken cancellationToken) =>
        await Client.ListAsync(clusterId, cancellationToken).Where(addon => addon.Status.IsThere).ToListAsync(cancellationToken);

    public override Task<IReadOnlyList<OfferedAddon>> OffersAsync(string clusterId, CancellationToken cancellationToken) =>
        Shared.FirstGenerationAddonsOf.GetAsync(clusterId, cancellationToken);

    public override Task<OfferedAddon?> OfferAsync(string clusterId, string versionId, CancellationToken cancellationToken) =>
        Shared.FirstGenerationAddonVersions.GetAsync((clusterId, versionId), cancellationToken);

    public override async Task<string> InstallAsync(AddonSpec spec, CancellationToken cancellationToken) =>
        generation.Checked(await Client.InstallAsync(spec, cancellationToken), "addons");

    public override async Task<bool> DeleteAsync(string clusterId, string id, string? name, CancellationToken cancellationToken) =>
        await GetAsync(clusterId, id, name, cancellationToken) is { } addon && await Client.DeleteAsync(clusterId, addon.Id, cancellationToken);

    protected override Task ChangeAsync(Addon addon, AddonSpec wanted, CancellationToken cancellationToken) => addon.VersionId == wanted.VersionId
        ? Client.UpdateAsync(addon.Id, wanted.Values, cancellationToken)
        : Client.UpgradeAsync(addon.Id, wanted.VersionId, wanted.Values, cancellationToken);
}
