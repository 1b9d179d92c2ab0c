using Terraform.Framework;

namespace SimulatorTests.Safety;

/// <summary>A resource block: its address, and its configuration once its cluster's id is known or known to be unknown.</summary>
/// <param name="ClusterAddress">The cluster that it refers to; null for a cluster.</param>
/// <param name="Config">From the value of the cluster's id.</param>
internal sealed record Wanted(string Address, string TypeName, string? ClusterAddress, Func<TfValue, TfObject> Config)
{
    /// <summary>Attributes in <c>lifecycle.ignore_changes</c>.</summary>
    public IReadOnlyCollection<string> Ignored { get; init; } = [];

    /// <summary>The configuration as core plans an object that exists: after <c>ignore_changes</c> (plugin-protocol section 4.2).</summary>
    public TfObject ConfigOver(TfValue clusterId, TfValue prior) =>
        prior is TfObject state ? Ignored.Aggregate(Config(clusterId), (config, name) => config.With(name, state[name])) : Config(clusterId);
}
