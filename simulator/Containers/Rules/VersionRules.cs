namespace Vkcc.Simulator;

/// <summary>Kubernetes versions (rules sections 8 and 9).</summary>
internal static class VersionRules
{
    /// <summary>VER-2.</summary>
    public static Refusal? Form(string? version) => KubernetesVersion.Parse(version) is null
        ? Refusal.Invalid($"version must look like v1.34.2, got {(string.IsNullOrEmpty(version) ? "nothing" : version)}.")
        : null;

    /// <summary>VER-1 and UPG-4.</summary>
    public static Refusal? Offered(string? version, IReadOnlyList<string> offered) => offered.Contains(version)
        ? null
        : Refusal.Invalid($"Version {version} is not offered. Available: {string.Join(", ", offered)}.");

    /// <summary>UPG-1 and UPG-2: a higher patch of the same minor, or any patch of the next one.</summary>
    public static Refusal? UpgradePath(string from, string? to)
    {
        if (KubernetesVersion.Parse(from) is not { } old || KubernetesVersion.Parse(to) is not { } target)
        {
            return null;
        }

        return target.CompareTo(old) < 0 ? Refusal.Invalid($"Kubernetes cannot be downgraded from {old} to {target}.")
            : target.CompareTo(old) == 0 ? Refusal.Invalid($"The cluster already has version {old}.")
            : target.Major != old.Major || target.Minor > old.Minor + 1
                ? Refusal.Invalid($"Cannot go from {old} to {target} in one step: no minor version may be left out.")
                : null;
    }
}
