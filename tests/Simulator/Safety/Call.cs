namespace SimulatorTests.Safety;

/// <param name="Number">In its process, from 0, logins included.</param>
internal sealed record Call(int Number, string Method, string Path, Life Life)
{
    public bool IsOfAddonOrPolicy => Path.Contains("addon", StringComparison.Ordinal) || Path.Contains("security_policy", StringComparison.Ordinal);

    public bool IsChange => Method != "GET" && !Path.EndsWith("/auth/tokens", StringComparison.Ordinal);
}
