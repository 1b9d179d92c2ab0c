using Terraform.Framework;

namespace SimulatorTests.Safety;

/// <summary>A resource block: its address, and its configuration once its cluster's id is known or known to be unknown.</summary>
/// <param name="ClusterAddress">The cluster that it refers to; null for a cluster.</param>
/// <param name="Config">From the value of the cluster's id.</param>
internal sealed record Wanted(string Address, string TypeName, string? ClusterAddress, Func<TfValue, TfObject> Config);
