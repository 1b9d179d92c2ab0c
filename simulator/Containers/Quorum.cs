namespace Vkcc.Simulator;

/// <summary>How many masters the control plane needs (SPREAD-2): a majority of all, not of those that are left.</summary>
internal static class Quorum
{
    public static int Of(int masters) => (masters / 2) + 1;
}
