namespace Acceptance;

/// <summary>The environment that children start from: what a clean machine has, without anything that would steer terraform or the provider.</summary>
internal static class Host
{
    private static readonly string[] steering = ["TF_", "OS_", "VKCC_", "DOTNET_", "COMPlus_", "MSBUILD", "VSTEST", "TESTINGPLATFORM", "NUGET"];

    public static Dictionary<string, string> CleanEnvironment()
    {
        Dictionary<string, string> environment = [];
        foreach (System.Collections.DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            var name = (string)entry.Key;
            if (!steering.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            {
                environment[name] = (string?)entry.Value ?? "";
            }
        }

        // Where a .NET that is not installed system-wide lies: a simulator that shares the runtime needs it.
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } runtime)
        {
            environment["DOTNET_ROOT"] = runtime;
        }

        return environment;
    }
}
