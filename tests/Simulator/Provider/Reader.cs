using SimulatorTests.Client;
using Terraform.Framework;
using Vkcc;

namespace SimulatorTests.Provider;

/// <summary>The provider, configured for a bench's cloud.</summary>
internal sealed class Reader : IDisposable
{
    private readonly VkccProvider provider;

    private Reader(VkccProvider provider, TimeProvider clock)
    {
        this.provider = provider;
        Server = new ProviderServer(provider, clock);
    }

    public ProviderServer Server { get; }

    public static async Task<Reader> OpenAsync(Bench bench, string? region = null)
    {
        var reader = new Reader(new VkccProvider(_ => null, time: bench.Clock), bench.Clock);
        var settings = new ProviderModel
        {
            AuthUrl = bench.Options.AuthUrl,
            ProjectId = bench.Options.ProjectId!,
            Username = "demo",
            Password = "demo",
            Region = TfValue<string>.FromNullable(region),
        };
        var configured = await reader.Server.ConfigureProviderAsync(new(settings.ToObject(), "1.11.4"), default);
        Assert.That(configured.Diagnostics, Is.Empty);
        return reader;
    }

    /// <summary>Reads a data source that must be there, twice: the second answer is the first.</summary>
    public async Task<TfObject> ReadAsync(string type, params (string Name, TfValue Value)[] config)
    {
        var result = await TryReadAsync(type, config);
        Assert.That(result.Diagnostics, Is.Empty);
        Assert.That(result.State.IsWhollyKnown);
        Assert.That((await TryReadAsync(type, config)).State, Is.EqualTo(result.State));
        return (TfObject)result.State;
    }

    /// <summary>Reads a data source that must be refused.</summary>
    public async Task<Diagnostic> RefuseAsync(string type, params (string Name, TfValue Value)[] config)
    {
        var result = await TryReadAsync(type, config);
        Assert.That(result.State, Is.EqualTo(TfValue.Null));
        return result.Diagnostics.Single();
    }

    public static TfObject Config(Schema schema, params (string Name, TfValue Value)[] config) =>
        config.Aggregate(schema.EmptyObject(), (made, given) => made.With(given.Name, given.Value));

    public void Dispose() => Server.Dispose();

    public Task<ReadDataSourceResult> TryReadAsync(string type, params (string Name, TfValue Value)[] config) =>
        Server.ReadDataSourceAsync(new(type, Config(provider.DataSources.Find(type)!.Schema, config)), default);
}
