using Vkcc;
using VkCloud;

namespace SimulatorTests.Truth;

/// <summary>Sends requests past the provider's rules. Each answers null when the cloud took it, and otherwise the refusal.</summary>
internal abstract class Sender
{
    /// <summary>Makes a good cluster, with an address for the groups of others.</summary>
    /// <returns>Its id.</returns>
    public abstract Task<string> HostAsync(string name);

    /// <summary>Makes a good group.</summary>
    public abstract Task WorkersAsync(string clusterId, string name);

    public Task<string?> CreateAsync(ClusterModel model) => model.ClusterType.Is("regional") || ClusterRequests.Texts(model.AvailabilityZones).Count == 1
        ? RefusalAsync(() => SendAsync(Spec(model)))
        : Task.FromResult<string?>("the request has room for one zone");

    public Task<string?> CreateAsync(NodeGroupModel model) => RefusalAsync(() => SendAsync(model.ToSpec(FlavorId(model.Flavor.Value))));

    /// <summary>The whole of it, where the provider sends what differs.</summary>
    public abstract Task<string?> ChangeAsync(ClusterModel wanted, string id);

    /// <summary>As with clusters.</summary>
    public abstract Task<string?> ChangeAsync(NodeGroupModel wanted, string id);

    /// <summary>The flavor's id as the cloud's own catalog has it; a text that names none is sent as it is.</summary>
    protected static string FlavorId(string nameOrId) => Vkcc.Simulator.FlavorGrid.All.FirstOrDefault(f => f.Name == nameOrId)?.Id ?? nameOrId;

    protected abstract ClusterSpec Spec(ClusterModel model);

    /// <returns>The id of what is made.</returns>
    protected abstract Task<string> SendAsync(ClusterSpec spec);

    /// <returns>The id of what is made.</returns>
    protected abstract Task<string> SendAsync(NodeGroupSpec spec);

    protected static async Task<string?> RefusalAsync(Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (ApiException e)
        {
            return e.Message;
        }
    }
}
