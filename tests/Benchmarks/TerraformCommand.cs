namespace Benchmarks;

/// <summary>A whole terraform command in a folder of its own.</summary>
internal sealed class TerraformCommand(Places places, string folder, IReadOnlyDictionary<string, string> environment)
{
    /// <summary>The quickstart example with our provider against the simulator.</summary>
    public static TerraformCommand WithProvider(Places places, IReadOnlyDictionary<string, string> cloud)
    {
        var folder = Directory.CreateDirectory(Path.Combine(places.Work, "quickstart")).FullName;
        foreach (var file in Directory.EnumerateFiles(places.Quickstart, "*.tf"))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        var configuration = $$"""
            provider_installation {
              dev_overrides {
                "vkcc/vkcc" = "{{Path.GetDirectoryName(places.Provider)}}"
              }
            }
            """;
        return new TerraformCommand(places, folder, With(places, "with-provider.rc", configuration, cloud));
    }

    /// <summary>A configuration that needs no provider.</summary>
    public static TerraformCommand Alone(Places places)
    {
        var folder = Directory.CreateDirectory(Path.Combine(places.Work, "alone")).FullName;
        File.WriteAllText(Path.Combine(folder, "main.tf"), "locals {}\n");
        return new TerraformCommand(places, folder, With(places, "alone.rc", "", new Dictionary<string, string>()));
    }

    public Task<Sample> ValidateAsync() => RunAsync("validate", "-no-color");

    public Task<Sample> PlanAsync() => RunAsync("plan", "-no-color", "-input=false");

    private static Dictionary<string, string> With(Places places, string file, string configuration, IReadOnlyDictionary<string, string> cloud)
    {
        var path = Path.Combine(places.Work, file);
        File.WriteAllText(path, configuration);
        return new Dictionary<string, string>(cloud) { ["TF_CLI_CONFIG_FILE"] = path, ["CHECKPOINT_DISABLE"] = "1", ["TMPDIR"] = places.Temp };
    }

    private async Task<Sample> RunAsync(params string[] arguments)
    {
        using var child = new Child(places.Terraform, arguments, folder, environment);
        child.CloseInput();
        var cpu = await child.EndAsync();
        return new Sample(child.Elapsed, cpu);
    }
}
