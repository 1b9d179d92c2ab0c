using VkCloud;

namespace Keystone;

/// <summary>Keystone, a service behind it, and what is in them: started once for all tests, gone after the last.</summary>
[SetUpFixture]
internal sealed class RealKeystone
{
    private static KeystoneServer? server;
    private static CheckingService? service;
    private static Seed? seed;

    /// <summary>Without a trailing slash and without <c>/v3</c>.</summary>
    public static string Address => server!.Address;

    public static CheckingService Service => service!;

    public static Seed Seed => seed!;

    /// <summary>User demo with its password, in project demo.</summary>
    public static CloudOptions Options => new()
    {
        AuthUrl = Address + "/v3/",
        ProjectId = Seed.Project,
        Credentials = new PasswordCredentials(Keystone.Seed.UserName, Keystone.Seed.Password),
    };

    [OneTimeSetUp]
    public static async Task StartAsync()
    {
        server = await KeystoneServer.StartAsync();
        service = await CheckingService.StartAsync(server.Address);
        try
        {
            seed = await Keystone.Seed.PlantAsync(server.Address, service.Address);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"Keystone could not be filled: {e.Message}\n{server.Said}", e);
        }
    }

    [OneTimeTearDown]
    public static async Task EndAsync()
    {
        if (service is not null)
        {
            await service.DisposeAsync();
        }

        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }
}
