using VkCloud;

namespace Vkcc;

/// <summary>What one diagnostic in a run is enough about (<see cref="Diagnostic.Once"/>).</summary>
internal abstract record Once
{
    /// <summary>No call of an apply can succeed, for this reason.</summary>
    internal sealed record Hopeless(ApiFailureKind Kind) : Once;

    /// <summary>Compute did not list its flavors when objects were refreshed.</summary>
    internal sealed record FlavorsAtRefresh : Once;

    internal sealed record MachineQuota : Once;

    internal sealed record DiskQuota : Once;

    internal sealed record ManyGroups(string ClusterId) : Once;

    internal sealed record WorkersAway(string GroupId) : Once;

    internal sealed record AddonBalancer : Once;

    internal sealed record AddonsFit(string ClusterId) : Once;

    internal sealed record OutsideOfState(string Id) : Once;
}

/// <summary>Diagnostics of which one in a run is enough.</summary>
internal static class OnceExtensions
{
    public static Diagnostic ToldOnce(this Diagnostic diagnostic, Once about) => diagnostic with { Once = about };
}
