using Terraform.Testing;

namespace Benchmarks;

/// <summary>The programs that are measured, and the folder that everything is written to.</summary>
/// <param name="Work">In the clone; emptied at the start of a run.</param>
/// <param name="Temp">For sockets, whose paths have to be short; gone after the run.</param>
internal sealed record Places(string Provider, string Simulator, string Empty, string Terraform, string Quickstart, string Work, string Temp)
{
    /// <param name="temp">A folder that exists.</param>
    /// <exception cref="BenchmarkException">A program is missing.</exception>
    public static Places Find(string temp)
    {
        var root = Programs.Root;
        var terraform = Environment.GetEnvironmentVariable("TERRAFORM") is { Length: > 0 } chosen
            ? chosen
            : throw new BenchmarkException("TERRAFORM is not set: run `make bench`, which looks for terraform or tofu.");
        return new Places(
            Existing(root, "dist", "terraform-provider-vkcc"),
            Existing(root, "dist", "vkcc-simulator"),
            Existing(root, "artifacts", "dist", "empty", "empty"),
            terraform,
            Path.Combine(root, "examples", "quickstart"),
            Path.Combine(root, "artifacts", "bench"),
            temp);
    }

    private static string Existing(params string[] parts)
    {
        var path = Path.Combine(parts);
        return File.Exists(path) ? path : throw new BenchmarkException($"{path} is missing: run `make bench`, which builds it.");
    }
}
