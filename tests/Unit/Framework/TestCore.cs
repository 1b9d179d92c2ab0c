using Terraform.Framework;
using Terraform.Testing;

namespace Unit.Framework;

/// <summary>Plays Terraform's part for one resource instance: refresh, plan, apply in core's order, every answer held against core's rules.</summary>
internal sealed class TestCore(ProviderServer server, string typeName)
{
    private readonly CheckedServer held = new(server);

    private Schema Schema => server.FindResourceSchema(typeName)!;

    public static TestCore Of(Resource resource, TimeProvider? time = null) => new(new ProviderServer(new ScriptedProvider(resource), time), resource.TypeName);

    public ProviderServer Server => server;

    public async Task<ValueList<Diagnostic>> ValidateAsync(TfValue config, bool writeOnlyAllowed = true) =>
        (await server.ValidateResourceConfigAsync(new(typeName, config, writeOnlyAllowed), CancellationToken.None)).Diagnostics;

    public Task<ReadResourceResult> ReadAsync(StoredObject stored) =>
        held.ReadResourceAsync(new(typeName, stored.State, stored.Private), CancellationToken.None);

    /// <summary>A new command of Terraform: the provider is configured, and nothing has been applied yet.</summary>
    public async Task BeginAsync() =>
        Assert.That((await server.ConfigureProviderAsync(new(server.Provider.Schema.EmptyObject(), "1.11.4"), CancellationToken.None)).Diagnostics, Is.Empty);

    /// <summary>A null configuration plans the destruction.</summary>
    public async Task<PlannedChange> PlanAsync(StoredObject? stored, TfValue config)
    {
        var prior = stored?.State ?? TfValue.Null;
        var request = new PlanResourceChangeRequest(typeName, prior, ProposedNewState.Of(Schema, prior, config), config, stored?.Private ?? default);
        return new PlannedChange(stored, config, await held.PlanResourceChangeAsync(request, CancellationToken.None));
    }

    public async Task<ApplyResourceChangeResult> ApplyAsync(PlannedChange change, CancellationToken cancellationToken = default)
    {
        var prior = change.Stored?.State ?? TfValue.Null;
        var request = new ApplyResourceChangeRequest(typeName, prior, change.Planned, change.Config, change.Result.PlannedPrivate);
        return await held.ApplyResourceChangeAsync(request, cancellationToken);
    }

    /// <summary>Plan and apply of what must succeed.</summary>
    public async Task<StoredObject> CreateAsync(TfObject config)
    {
        var result = await ApplyAsync(await PlanAsync(null, config));
        Assert.That(result.Diagnostics, Is.Empty);
        return new StoredObject(result.NewState, result.Private);
    }
}
