using Terraform.Testing;

namespace Benchmarks;

/// <summary>The programs that are measured, and the folder that everything is written to.</summary>
/// <param name="Empty">Nothing is held against it at scale.</param>
/// <param name="Work">In the clone, a folder for each kind of run; emptied at its start.</param>
/// <param name="Temp">For sockets, whose paths have to be short; gone after the run.</param>
internal sealed record Places(string Provider, string Simulator, string Empty, string Terraform, string Quickstart, string Work, string Temp)
{
    /// <param name="temp">A folder that exists.</param>
    /// <exception cref="BenchmarkException">A program is missing.</exception>
    public static Places Find(string temp, bool isScale)
    {
        var root = Programs.Root;
        var terraform = Environment.GetEnvironmentVariable("TERRAFORM") is { Length: > 0 } chosen
            ? chosen
            : throw new BenchmarkException("TERRAFORM is not set: run `make bench`, which looks for terraform or tofu.");
        return new Places(
            Existing(root, "dist", "terraform-provider-vkcc"),
            Existing(root, "dist", "vkcc-simulator"),
            isScale ? "" : Existing(root, "artifacts", "dist", "empty", "empty"),
            terraform,
            Path.Combine(root, "examples", "quickstart"),
            Path.Combine(root, "artifacts", isScale ? "bench-scale" : "bench"),
            temp);
    }

    public void Clear()
    {
        if (Directory.Exists(Work))
        {
            Directory.Delete(Work, recursive: true);
        }

        Directory.CreateDirectory(Work);
    }

    /// <summary>Settings with which terraform takes the built provider.</summary>
    public Dictionary<string, string> WithProvider(IReadOnlyDictionary<string, string> cloud) => With(
        "with-provider.rc",
        $$"""
        provider_installation {
          dev_overrides {
            "vkcc/vkcc" = "{{Path.GetDirectoryName(Provider)}}"
          }
        }
        """,
        cloud);

    public Dictionary<string, string> WithoutProvider() => With("alone.rc", "", new Dictionary<string, string>());

    private Dictionary<string, string> With(string file, string configuration, IReadOnlyDictionary<string, string> cloud)
    {
        var path = Path.Combine(Work, file);
        File.WriteAllText(path, configuration);
        return new Dictionary<string, string>(cloud) { ["TF_CLI_CONFIG_FILE"] = path, ["CHECKPOINT_DISABLE"] = "1", ["TMPDIR"] = Temp };
    }

    private static string Existing(params string[] parts)
    {
        var path = Path.Combine(parts);
        return File.Exists(path) ? path : throw new BenchmarkException($"{path} is missing: run `make bench`, which builds it.");
    }
}
