namespace Acceptance;

/// <summary><c>examples/module-tests</c>, run by its own script as a module's author runs it.</summary>
[Category("Long")]
internal sealed class ModuleTestsStory
{
    private static readonly TimeSpan limit = TimeSpan.FromMinutes(5);

    private string folder = "";

    private string Example => Path.Combine(folder, "module-tests");

    [SetUp]
    public void Copy()
    {
        folder = Directory.CreateTempSubdirectory("vkcc-modules-").FullName;
        var example = Path.Combine(Programs.Root, "examples", "module-tests");
        foreach (var file in Directory.EnumerateFiles(example, "*", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/.terraform", StringComparison.Ordinal)))
        {
            var copy = Path.Combine(Example, Path.GetRelativePath(example, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    [TearDown]
    public void Clean() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task Every_run_passes_and_nothing_is_left_behind()
    {
        var (exit, output) = await TestAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exit, Is.Zero, output);
            Assert.That(output, Does.Contain("Success! 11 passed, 0 failed."));
        }
    }

    [Test]
    public async Task With_mocks_Terraform_plays_the_provider_from_apply_to_teardown()
    {
        var (exit, output) = await TestAsync("-filter=tests/mocks.tftest.hcl", "-filter=tests/mocks-with-defaults.tftest.hcl");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exit, Is.Zero, output);
            Assert.That(output, Does.Contain("Success! 2 passed, 0 failed."));
            Assert.That(output, Does.Not.Contain("Error").And.Not.Contain("left"));
        }
    }

    [Test]
    public async Task A_module_that_does_not_keep_its_promise_fails_the_pipeline()
    {
        var module = Path.Combine(Example, "modules", "kubernetes", "main.tf");
        await File.WriteAllTextAsync(module, (await File.ReadAllTextAsync(module))
            .Replace("setproduct(keys(var.pools), sort(var.zones))", "setproduct(keys(var.pools), [\"MS1\"])", StringComparison.Ordinal));

        var (exit, output) = await TestAsync("-filter=tests/plan.tftest.hcl");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exit, Is.EqualTo(1), output);
            Assert.That(output, Does.Contain("A pool should have one node group in each zone."));
        }
    }

    [Test]
    public async Task Without_the_simulator_it_says_where_to_get_it()
    {
        var (exit, output) = await RunAsync("/nowhere/vkcc-simulator", []);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exit, Is.EqualTo(1), output);
            Assert.That(output, Does.Contain("VKCC_SIMULATOR"));
        }
    }

    private Task<(int Exit, string Output)> TestAsync(params string[] arguments) => RunAsync(Programs.Simulator, arguments);

    private async Task<(int Exit, string Output)> RunAsync(string simulator, params string[] arguments)
    {
        // As a module's author has it: the provider comes from a mirror (or the registry), by terraform init.
        var package = Path.Combine(folder, "mirror", Programs.RegistryHost, "vkcc", "vkcc", Programs.Version, Programs.Platform);
        Directory.CreateDirectory(package);
        File.Copy(Programs.Provider, Path.Combine(package, $"terraform-provider-vkcc_v{Programs.Version}"), overwrite: true);
        var configuration = Path.Combine(folder, "terraform.rc");
        await File.WriteAllTextAsync(
            configuration, $"provider_installation {{\n  filesystem_mirror {{\n    path = \"{Path.Combine(folder, "mirror")}\"\n  }}\n}}\n");

        // Somebody's real credentials, which must not get in the way.
        var environment = new Dictionary<string, string>(Host.CleanEnvironment())
        {
            ["TF_CLI_CONFIG_FILE"] = configuration,
            ["CHECKPOINT_DISABLE"] = "1",
            ["TERRAFORM"] = Programs.Terraform,
            ["VKCC_SIMULATOR"] = simulator,
            ["OS_AUTH_URL"] = "https://cloud.invalid/v3",
            ["OS_APPLICATION_CREDENTIAL_ID"] = "somebody",
            ["OS_APPLICATION_CREDENTIAL_SECRET"] = "secret",
        };
        await using var script = ChildProcess.Start(Path.Combine(Example, "test.sh"), [.. arguments, "-no-color"], Example, environment);
        var exit = await script.ExitAsync(limit);
        return (exit, script.Output + script.Error);
    }
}
