namespace Vkcc.Simulator;

/// <summary>What a machine on the page does.</summary>
internal enum MachineState
{
    Healthy,

    /// <summary>Asked for, not there yet.</summary>
    Coming,

    /// <summary>Taken out by the operation that runs.</summary>
    InWork,

    /// <summary>Down by itself or with its zone.</summary>
    Failed,

    /// <summary>Powered off with its cluster; first generation only.</summary>
    Stopped,

    /// <summary>On its way out.</summary>
    Leaving,
}
