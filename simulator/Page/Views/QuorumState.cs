namespace Vkcc.Simulator;

/// <summary>Whether the control plane works (SPREAD-2, SPREAD-5).</summary>
internal enum QuorumState
{
    Holds,
    Lost,

    /// <summary>The cluster is being created: there is nothing yet that could hold.</summary>
    Starting,

    /// <summary>Powered off; first generation only.</summary>
    Stopped,
}
