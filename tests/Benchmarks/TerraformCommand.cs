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

        return new TerraformCommand(places, folder, places.WithProvider(cloud));
    }

    /// <summary>A configuration that needs no provider.</summary>
    public static TerraformCommand Alone(Places places)
    {
        var folder = Directory.CreateDirectory(Path.Combine(places.Work, "alone")).FullName;
        File.WriteAllText(Path.Combine(folder, "main.tf"), "locals {}\n");
        return new TerraformCommand(places, folder, places.WithoutProvider());
    }

    public Task<Sample> ValidateAsync() => RunAsync("validate", "-no-color");

    public Task<Sample> PlanAsync() => RunAsync("plan", "-no-color", "-input=false");

    private async Task<Sample> RunAsync(params string[] arguments)
    {
        using var child = new Child(places.Terraform, arguments, folder, environment);
        child.CloseInput();
        var cpu = await child.EndAsync();
        return new Sample(child.Elapsed, cpu);
    }
}
